package io.spoor.cli;

import io.spoor.TraceReader;
import io.spoor.query.Attribute;
import io.spoor.query.Condition;
import io.spoor.query.Level;
import io.spoor.query.ValueCount;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the values of an attribute, with the number of spans that have them. */
@Command(name = "values", description = "List the values of an attribute, the most frequent first.")
final class ValuesCommand implements Callable<Integer> {
  private static final int DEFAULT_LIMIT = 20;

  private final Surroundings surroundings;

  @Mixin private final Streams streams = new Streams();
  @Mixin private final StoreDirectory store = new StoreDirectory();
  @Mixin private final ListFormat format = new ListFormat();

  @Parameters(paramLabel = "KEY", description = "The key of the attribute.")
  private String key = "";

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "Only at resource, scope, span, event or link.")
  private @Nullable Level level;

  @Option(names = "--prefix", paramLabel = "P", description = "Only values whose text begins so.")
  private String prefix = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The most values to list, 1 or more; by default 20.")
  private int limit = DEFAULT_LIMIT;

  ValuesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw streams.usage(
          new IllegalArgumentException("limit is " + limit + ", expected 1 or more"));
    }
    try (TraceReader opened = store.openToRead(surroundings.stores())) {
      print(opened.attributeValues(attribute(), prefix, limit));
    }
    return ExitCodes.OK;
  }

  private Attribute attribute() {
    return level == null ? Condition.attribute(key) : Condition.attribute(level, key);
  }

  private void print(List<ValueCount> values) {
    PrintWriter out = streams.out();
    if (format.isJson()) {
      JsonOutput.print(
          out,
          json -> {
            json.writeStringField("key", key);
            json.writeArrayFieldStart("values");
            for (ValueCount value : values) {
              json.writeStartObject();
              json.writeStringField("value", value.text());
              json.writeNumberField("spans", value.spans());
              json.writeEndObject();
            }
            json.writeEndArray();
          });
    } else if (values.isEmpty()) {
      streams.err().println("No span has such a value of \"" + key + "\".");
    } else {
      Table table = new Table(Table.Column.right("SPANS"), Table.Column.left("VALUE"));
      for (ValueCount value : values) table.row(Long.toString(value.spans()), value.text());
      table.print(out);
    }
  }
}
