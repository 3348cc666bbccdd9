package io.spoor.cli;

import io.spoor.TraceReader;
import java.io.PrintWriter;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the services that the stored spans name. */
@Command(
    name = "services",
    description = "List the services.",
    footer = {
      "",
      "Spans without a service are listed as unknown_service, in JSON as the empty text,",
      "which is also what find and operations take: --service \"\"."
    })
final class ServicesCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final Streams streams = new Streams();
  @Mixin private final StoreDirectory store = new StoreDirectory();
  @Mixin private final ListFormat format = new ListFormat();

  ServicesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (TraceReader opened = store.openToRead(surroundings.stores())) {
      print(opened.services());
    }
    return ExitCodes.OK;
  }

  private void print(SortedSet<String> services) {
    PrintWriter out = streams.out();
    if (format.isJson()) {
      JsonOutput.print(
          out,
          json -> {
            json.writeArrayFieldStart("services");
            for (String service : services) json.writeString(service);
            json.writeEndArray();
          });
    } else if (services.isEmpty()) {
      streams.err().println("No span is stored.");
    } else {
      printTable(out, services);
    }
  }

  private static void printTable(PrintWriter out, SortedSet<String> services) {
    Table table = new Table(Table.Column.left("SERVICE"));
    for (String service : services) table.row(ServiceText.of(service));
    table.print(out);
  }
}
