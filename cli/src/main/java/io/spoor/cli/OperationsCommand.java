package io.spoor.cli;

import io.spoor.Operation;
import io.spoor.TraceReader;
import java.io.PrintWriter;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the span names of one service, with their kinds. */
@Command(name = "operations", description = "List the operations of a service, with their kinds.")
final class OperationsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final Streams streams = new Streams();
  @Mixin private final StoreDirectory store = new StoreDirectory();
  @Mixin private final ListFormat format = new ListFormat();

  @Option(
      names = "--service",
      required = true,
      paramLabel = "S",
      description = "The service; \"\" for spans without one.")
  private String service = "";

  OperationsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (TraceReader opened = store.openToRead(surroundings.stores())) {
      print(opened.operations(service));
    }
    return ExitCodes.OK;
  }

  private void print(SortedSet<Operation> operations) {
    PrintWriter out = streams.out();
    if (format.isJson()) {
      printJson(out, operations);
    } else if (operations.isEmpty()) {
      streams.err().printf("No span is of service \"%s\".%n", PlainText.of(service));
    } else {
      printTable(out, operations);
    }
  }

  private static void printTable(PrintWriter out, SortedSet<Operation> operations) {
    Table table = new Table(Table.Column.left("OPERATION"), Table.Column.left("KIND"));
    for (Operation operation : operations) {
      table.row(operation.name(), EnumText.print(operation.kind()));
    }
    table.print(out);
  }

  private void printJson(PrintWriter out, SortedSet<Operation> operations) {
    JsonOutput.print(
        out,
        json -> {
          json.writeStringField("service", service);
          json.writeArrayFieldStart("operations");
          for (Operation operation : operations) {
            json.writeStartObject();
            json.writeStringField("name", operation.name());
            json.writeStringField("kind", EnumText.print(operation.kind()));
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
