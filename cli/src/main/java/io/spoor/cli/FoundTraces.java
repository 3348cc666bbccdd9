package io.spoor.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.spoor.TraceSummary;
import io.spoor.query.Cursor;
import io.spoor.query.FoundTrace;
import io.spoor.query.Page;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.tree.DurationText;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A page of found traces, each with its summary. */
record FoundTraces(List<Row> rows, Optional<Cursor> next) {

  /** One trace. */
  record Row(FoundTrace found, TraceSummary summary) {}

  /** Joins by id; a trace that went away after it was found has no summary, and is left out. */
  static FoundTraces of(Page page, List<TraceSummary> summaries) {
    Map<TraceId, TraceSummary> byId = new HashMap<>();
    for (TraceSummary summary : summaries) byId.put(summary.traceId(), summary);
    List<Row> rows = new ArrayList<>();
    for (FoundTrace found : page.traces()) {
      TraceSummary summary = byId.get(found.traceId());
      if (summary != null) rows.add(new Row(found, summary));
    }
    return new FoundTraces(rows, page.cursor());
  }

  /** Nothing if there are none, not even a head. */
  void printTable(PrintWriter out) {
    if (rows.isEmpty()) return;
    Table table =
        new Table(
            Table.Column.left("TRACE"),
            Table.Column.left("START (UTC)"),
            Table.Column.right("DURATION"),
            Table.Column.right("SPANS"),
            Table.Column.right("ERRORS"),
            Table.Column.right("MATCHED"),
            Table.Column.left("SERVICE"),
            Table.Column.left("OPERATION"));
    for (Row row : rows) {
      TraceSummary summary = row.summary();
      table.row(
          summary.traceId(),
          Moment.print(summary.startNanos()),
          DurationText.of(summary.durationNanos()),
          summary.spanCount(),
          summary.errorCount(),
          row.found().matchedSpans(),
          ServiceText.of(summary.rootService()),
          summary.rootOperation());
    }
    table.print(out);
  }

  void printJson(PrintWriter out) {
    JsonOutput.print(
        out,
        json -> {
          json.writeArrayFieldStart("traces");
          for (Row row : rows) writeRow(json, row);
          json.writeEndArray();
          if (next.isPresent()) {
            json.writeStringField("next", next.get().toString());
          } else {
            json.writeNullField("next");
          }
        });
  }

  private static void writeRow(JsonGenerator json, Row row) throws IOException {
    TraceSummary summary = row.summary();
    json.writeStartObject();
    json.writeStringField("traceId", summary.traceId().toString());
    json.writeStringField("rootService", summary.rootService());
    json.writeStringField("rootOperation", summary.rootOperation());
    json.writeStringField("startTimeUnixNano", Long.toUnsignedString(summary.startNanos()));
    json.writeFieldName("durationNanos");
    json.writeNumber(Long.toUnsignedString(summary.durationNanos()));
    json.writeNumberField("spanCount", summary.spanCount());
    json.writeNumberField("errorCount", summary.errorCount());
    json.writeNumberField("orphanCount", summary.orphanCount());
    json.writeObjectFieldStart("services");
    for (Map.Entry<String, Integer> service : summary.services().entrySet()) {
      json.writeNumberField(service.getKey(), service.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("matchedSpanIds");
    for (SpanId id : row.found().matchedSpanIds()) json.writeString(id.toString());
    json.writeEndArray();
    json.writeNumberField("matchedSpans", row.found().matchedSpans());
    json.writeEndObject();
  }
}
