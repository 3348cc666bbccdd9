package io.spoor.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What became of the imported files.
 *
 * @param files how many files were read
 * @param spans how many spans were imported, those that were stored already included
 * @param traces how many distinct trace ids they have
 * @param skipped how many objects of logs, metrics or profiles stood among the traces
 */
record ImportReport(int files, long spans, long traces, long skipped, List<RejectedPart> rejected) {
  private static final int REJECTIONS_SHOWN = 20;

  ImportReport {
    rejected = List.copyOf(rejected);
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
          json.writeNumberField("skipped", skipped);
          json.writeArrayFieldStart("rejected");
          for (RejectedPart part : rejected) write(json, part);
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
    for (RejectedPart part : rejected.subList(0, Math.min(REJECTIONS_SHOWN, rejected.size()))) {
      err.println("rejected " + part);
    }
    if (rejected.size() > REJECTIONS_SHOWN) {
      err.printf(
          Locale.ROOT,
          "and %,d more; --format json lists them%n",
          rejected.size() - REJECTIONS_SHOWN);
    }
    List<String> parts = new ArrayList<>();
    parts.add(
        "imported %s of %s from %s"
            .formatted(
                CountText.of(spans, "span"),
                CountText.of(traces, "trace"),
                CountText.of(files, "file")));
    if (skipped > 0)
      parts.add("skipped " + CountText.of(skipped, "object") + " of logs or metrics");
    if (!rejected.isEmpty()) parts.add("rejected " + CountText.of(rejected.size(), "part"));
    out.println(String.join("; ", parts));
  }
}
