package io.spoor.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.spoor.StoreStatistics;
import io.spoor.TraceReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells how much a store holds. */
@Command(name = "stats", description = "Show how much the store holds.")
final class StatsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final Streams streams = new Streams();
  @Mixin private final StoreDirectory store = new StoreDirectory();
  @Mixin private final ListFormat format = new ListFormat();

  StatsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (TraceReader opened = store.openToRead(surroundings.stores())) {
      StoreStatistics statistics = opened.statistics();
      PrintWriter out = streams.out();
      if (format.isJson()) {
        JsonOutput.print(out, json -> writeJson(json, statistics));
      } else {
        printTable(out, statistics);
      }
    }
    return ExitCodes.OK;
  }

  private static void printTable(PrintWriter out, StoreStatistics statistics) {
    Table table = new Table(Table.Column.left("STATISTIC"), Table.Column.right("VALUE"));
    table.row("spans", count(statistics.spans()));
    table.row("traces", count(statistics.traces()));
    table.row("segments", count(statistics.segments()));
    table.row("bytes on disk", count(statistics.bytesOnDisk()));
    table.row("earliest start", moment(statistics.earliestStartNanos()));
    table.row("latest start", moment(statistics.latestStartNanos()));
    table.print(out);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String moment(OptionalLong epochNanos) {
    return epochNanos.isPresent() ? Moment.print(epochNanos.getAsLong()) : "-";
  }

  private static void writeJson(JsonGenerator json, StoreStatistics statistics) throws IOException {
    json.writeNumberField("spans", statistics.spans());
    json.writeNumberField("traces", statistics.traces());
    json.writeNumberField("segments", statistics.segments());
    json.writeNumberField("bytesOnDisk", statistics.bytesOnDisk());
    writeMoment(json, "earliestStartUnixNano", statistics.earliestStartNanos());
    writeMoment(json, "latestStartUnixNano", statistics.latestStartNanos());
  }

  private static void writeMoment(JsonGenerator json, String name, OptionalLong epochNanos)
      throws IOException {
    if (epochNanos.isPresent()) {
      json.writeStringField(name, Long.toUnsignedString(epochNanos.getAsLong()));
    } else {
      json.writeNullField(name);
    }
  }
}
