package io.spoor.cli;

import io.spoor.TraceReader;
import io.spoor.query.Level;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the keys of attributes. */
@Command(name = "keys", description = "List the keys of attributes, by level.")
final class KeysCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final Streams streams = new Streams();
  @Mixin private final StoreDirectory store = new StoreDirectory();
  @Mixin private final ListFormat format = new ListFormat();

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "Only those of resource, scope, span, event or link.")
  private @Nullable Level level;

  KeysCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (TraceReader opened = store.openToRead(surroundings.stores())) {
      print(opened);
    }
    return ExitCodes.OK;
  }

  private void print(TraceReader opened) {
    PrintWriter out = streams.out();
    if (format.isJson()) {
      JsonOutput.print(
          out,
          json -> {
            for (Level each : levels()) {
              json.writeArrayFieldStart(name(each));
              for (String key : opened.attributeKeys(each)) json.writeString(key);
              json.writeEndArray();
            }
          });
      return;
    }
    Table table = new Table(Table.Column.left("LEVEL"), Table.Column.left("KEY"));
    for (Level each : levels()) {
      for (String key : opened.attributeKeys(each)) table.row(name(each), key);
    }
    table.print(out);
  }

  private Level[] levels() {
    return level == null ? Level.values() : new Level[] {level};
  }

  private static String name(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
