package io.spoor.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.spoor.graph.CallDurations;
import io.spoor.graph.Granularity;
import io.spoor.graph.ServiceCall;
import io.spoor.graph.ServiceGraph;
import io.spoor.tree.DurationText;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A service graph in the forms in which it is printed. */
record PrintedGraph(Granularity granularity, ServiceGraph graph) {

  boolean isEmpty() {
    return graph.calls().isEmpty();
  }

  private boolean hasOperations() {
    return granularity == Granularity.OPERATIONS;
  }

  /** Nothing if there are no calls, not even a head. */
  void printTable(PrintWriter out) {
    if (isEmpty()) return;
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.left("CALLER"));
    if (hasOperations()) columns.add(Table.Column.left("OPERATION"));
    columns.add(Table.Column.left("CALLEE"));
    if (hasOperations()) columns.add(Table.Column.left("OPERATION"));
    for (String number : List.of("CALLS", "ERRORS", "P50", "P90", "P99", "MAX")) {
      columns.add(Table.Column.right(number));
    }
    Table table = new Table(columns.toArray(Table.Column[]::new));
    for (ServiceCall call : graph.calls()) table.row(cells(call).toArray());
    table.print(out);
  }

  private List<Object> cells(ServiceCall call) {
    List<Object> cells = new ArrayList<>();
    cells.add(ServiceText.of(call.caller()));
    if (hasOperations()) cells.add(call.callerOperation());
    cells.add(ServiceText.of(call.callee()));
    if (hasOperations()) cells.add(call.calleeOperation());
    cells.add(call.calls());
    cells.add(call.errors());
    CallDurations durations = call.durations();
    cells.add(DurationText.of(durations.p50Nanos()));
    cells.add(DurationText.of(durations.p90Nanos()));
    cells.add(DurationText.of(durations.p99Nanos()));
    cells.add(DurationText.of(durations.maxNanos()));
    return cells;
  }

  void printJson(PrintWriter out) {
    JsonOutput.print(
        out,
        json -> {
          json.writeArrayFieldStart("calls");
          for (ServiceCall call : graph.calls()) writeCall(json, call);
          json.writeEndArray();
        });
  }

  private void writeCall(JsonGenerator json, ServiceCall call) throws IOException {
    json.writeStartObject();
    json.writeStringField("caller", call.caller());
    if (hasOperations()) json.writeStringField("callerOperation", call.callerOperation());
    json.writeStringField("callee", call.callee());
    if (hasOperations()) json.writeStringField("calleeOperation", call.calleeOperation());
    json.writeNumberField("calls", call.calls());
    json.writeNumberField("errors", call.errors());
    CallDurations durations = call.durations();
    writeNanos(json, "p50Nanos", durations.p50Nanos());
    writeNanos(json, "p90Nanos", durations.p90Nanos());
    writeNanos(json, "p95Nanos", durations.p95Nanos());
    writeNanos(json, "p99Nanos", durations.p99Nanos());
    writeNanos(json, "maxNanos", durations.maxNanos());
    json.writeEndObject();
  }

  private static void writeNanos(JsonGenerator json, String name, long nanos) throws IOException {
    json.writeFieldName(name);
    json.writeNumber(Long.toUnsignedString(nanos));
  }

  /** In the language of Graphviz, with numbers for names, which may say anything. */
  void printDot(PrintWriter out) {
    Map<End, Integer> nodes = new LinkedHashMap<>();
    out.println("digraph dependencies {");
    out.println("  rankdir=LR;");
    for (ServiceCall call : graph.calls()) {
      int caller = node(out, nodes, new End(call.caller(), call.callerOperation()));
      int callee = node(out, nodes, new End(call.callee(), call.calleeOperation()));
      out.printf("  n%d -> n%d [label=%s];%n", caller, callee, quoted(label(call)));
    }
    out.println("}");
  }

  private record End(String service, String operation) {
    String label() {
      String name = ServiceText.of(service);
      return operation.isEmpty() ? name : name + ": " + operation;
    }
  }

  /** The number of a node, which is printed when it is met first. */
  private static int node(PrintWriter out, Map<End, Integer> nodes, End end) {
    Integer known = nodes.putIfAbsent(end, nodes.size());
    if (known != null) return known;
    out.printf("  n%d [label=%s];%n", nodes.size() - 1, quoted(end.label()));
    return nodes.size() - 1;
  }

  private static String label(ServiceCall call) {
    return call.errors() == 0
        ? Long.toString(call.calls())
        : call.calls() + ", " + call.errors() + " failed";
  }

  /** Within quotes, Graphviz reads backslashes, quotes and HTML entities. */
  private static String quoted(String text) {
    String plain = PlainText.of(text);
    return '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"").replace("&", "&amp;") + '"';
  }
}
