package io.spoor.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.spoor.dialect.Dialect;
import io.spoor.dialect.Warning;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What became of the imported files.
 *
 * @param files how many files were read
 * @param spans how many spans were imported, those that were stored already included
 * @param traces how many distinct trace ids they have
 * @param dialects how many spans of each dialect were read
 * @param skipped how many objects of logs, metrics or profiles stood among the traces
 */
record ImportReport(
    int files,
    long spans,
    long traces,
    Map<Dialect, Long> dialects,
    long skipped,
    List<RejectedPart> rejected,
    long warningCount,
    List<Warning> warnings) {
  private static final int SHOWN = 20;

  ImportReport {
    rejected = List.copyOf(rejected);
    warnings = List.copyOf(warnings);
  }

  int exitCode() {
    return rejected.isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
  }

  void printJson(PrintWriter out) {
    JsonOutput.print(
        out,
        json -> {
          json.writeNumberField("files", files);
          json.writeNumberField("spans", spans);
          json.writeNumberField("traces", traces);
          json.writeObjectFieldStart("dialects");
          for (Map.Entry<Dialect, Long> dialect : dialects.entrySet()) {
            json.writeNumberField(dialect.getKey().id(), dialect.getValue());
          }
          json.writeEndObject();
          json.writeNumberField("skipped", skipped);
          json.writeArrayFieldStart("rejected");
          for (RejectedPart part : rejected) write(json, part);
          json.writeEndArray();
          json.writeNumberField("warningCount", warningCount);
          json.writeArrayFieldStart("warnings");
          for (Warning warning : warnings) write(json, warning);
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, RejectedPart part) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", part.file());
    writeNumberOrNull(json, "line", part.line());
    if (part.offset().isPresent()) {
      json.writeNumberField("offset", part.offset().getAsLong());
    }
    json.writeStringField("reason", part.reason());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Warning warning) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", warning.file());
    if (warning.line() > 0) json.writeNumberField("line", warning.line());
    json.writeStringField("text", warning.text());
    json.writeEndObject();
  }

  private static void writeNumberOrNull(JsonGenerator json, String name, OptionalLong number)
      throws IOException {
    if (number.isPresent()) {
      json.writeNumberField(name, number.getAsLong());
    } else {
      json.writeNullField(name);
    }
  }

  /** Says what was rejected on {@code err}, and sums up on {@code out}. */
  void printText(PrintWriter out, PrintWriter err) {
    for (RejectedPart part : rejected.subList(0, Math.min(SHOWN, rejected.size()))) {
      err.println("rejected " + part);
    }
    if (rejected.size() > SHOWN) {
      err.printf(Locale.ROOT, "and %,d more; --format json lists them%n", rejected.size() - SHOWN);
    }
    for (Warning warning : warnings.subList(0, Math.min(SHOWN, warnings.size()))) {
      err.println(PlainText.of("warning " + warning));
    }
    if (warningCount > SHOWN) {
      err.printf(Locale.ROOT, "and %,d more warnings%n", warningCount - SHOWN);
    }
    List<String> parts = new ArrayList<>();
    parts.add(
        "imported %s of %s from %s"
            .formatted(
                CountText.of(spans, "span"),
                CountText.of(traces, "trace"),
                CountText.of(files, "file")));
    if (skipped > 0) {
      parts.add("skipped " + CountText.of(skipped, "object") + " of logs or metrics");
    }
    if (!rejected.isEmpty()) parts.add("rejected " + CountText.of(rejected.size(), "part"));
    if (warningCount > 0) parts.add(CountText.of(warningCount, "warning"));
    out.println(String.join("; ", parts));
  }
}
