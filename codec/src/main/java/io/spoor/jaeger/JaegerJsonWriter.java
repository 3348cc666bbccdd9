package io.spoor.jaeger;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.spoor.dialect.SpanWriter;
import io.spoor.jaeger.JaegerSpan.Log;
import io.spoor.jaeger.JaegerSpan.Reference;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Spans as Jaeger's UI downloads them and takes them: {@code {"data": [{"traceID", "spans",
 * "processes"}]}}, with times in microseconds.
 *
 * <p>The spans of a trace are kept until the next trace begins. Not thread-safe.
 */
public final class JaegerJsonWriter implements SpanWriter {

  /** Beyond this, a number of JavaScript is not exact, and Jaeger writes text. */
  private static final long MAX_EXACT = (1L << 53) - 1;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private final JsonGenerator json;
  private final List<JaegerSpan> trace = new ArrayList<>();

  public JaegerJsonWriter(OutputStream out) throws IOException {
    this.json = FACTORY.createGenerator(requireNonNull(out, "out"), JsonEncoding.UTF8);
    json.writeStartObject();
    json.writeArrayFieldStart("data");
  }

  @Override
  public void write(Span span) throws IOException {
    if (!trace.isEmpty() && !trace.get(0).traceId().equals(span.traceId())) endTrace();
    trace.add(ToJaeger.span(span));
  }

  @Override
  public void close() throws IOException {
    if (json.isClosed()) return;
    if (!trace.isEmpty()) endTrace();
    json.writeEndArray();
    json.writeNumberField("total", 0);
    json.writeNumberField("limit", 0);
    json.writeNumberField("offset", 0);
    json.writeNullField("errors");
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  private void endTrace() throws IOException {
    Map<JaegerProcess, String> processes = new LinkedHashMap<>();
    json.writeStartObject();
    json.writeStringField("traceID", hex(trace.get(0).traceId()));
    json.writeArrayFieldStart("spans");
    for (JaegerSpan span : trace) {
      String id = processes.computeIfAbsent(span.process(), p -> "p" + (processes.size() + 1));
      write(span, id);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("processes");
    for (Map.Entry<JaegerProcess, String> process : processes.entrySet()) {
      json.writeObjectFieldStart(process.getValue());
      json.writeStringField("serviceName", process.getKey().serviceName());
      writeValues("tags", process.getKey().tags());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeNullField("warnings");
    json.writeEndObject();
    trace.clear();
  }

  private void write(JaegerSpan span, String process) throws IOException {
    json.writeStartObject();
    json.writeStringField("traceID", hex(span.traceId()));
    json.writeStringField("spanID", span.spanId().toString());
    if (span.flags() != 0) json.writeNumberField("flags", span.flags());
    json.writeStringField("operationName", span.operationName());
    json.writeArrayFieldStart("references");
    for (Reference reference : span.references()) write(reference);
    json.writeEndArray();
    json.writeNumberField("startTime", Micros.ofNanos(span.startNanos()));
    json.writeNumberField("duration", Micros.ofNanos(span.durationNanos()));
    writeValues("tags", span.tags());
    json.writeArrayFieldStart("logs");
    for (Log log : span.logs()) write(log);
    json.writeEndArray();
    json.writeStringField("processID", process);
    writeWarnings(span.warnings());
    json.writeEndObject();
  }

  private void write(Reference reference) throws IOException {
    json.writeStartObject();
    json.writeStringField("refType", reference.type().name());
    json.writeStringField("traceID", hex(reference.traceId()));
    json.writeStringField("spanID", reference.spanId().toString());
    json.writeEndObject();
  }

  private void write(Log log) throws IOException {
    json.writeStartObject();
    json.writeNumberField("timestamp", Micros.ofNanos(log.timeNanos()));
    writeValues("fields", log.fields());
    json.writeEndObject();
  }

  private void writeWarnings(List<String> warnings) throws IOException {
    if (warnings.isEmpty()) {
      json.writeNullField("warnings");
      return;
    }
    json.writeArrayFieldStart("warnings");
    for (String warning : warnings) json.writeString(warning);
    json.writeEndArray();
  }

  private void writeValues(String field, Attributes values) throws IOException {
    json.writeArrayFieldStart(field);
    for (int i = 0; i < values.size(); i++) {
      json.writeStartObject();
      json.writeStringField("key", values.key(i));
      write(values.value(i));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void write(Value value) throws IOException {
    if (value instanceof Value.Bool bool) {
      json.writeStringField("type", "bool");
      json.writeBooleanField("value", bool.value());
    } else if (value instanceof Value.Int number) {
      json.writeStringField("type", "int64");
      writeInt(number.value());
    } else if (value instanceof Value.Double number) {
      json.writeStringField("type", "float64");
      json.writeNumberField("value", number.value());
    } else if (value instanceof Value.Bytes bytes) {
      json.writeStringField("type", "binary");
      json.writeStringField("value", bytes.toBase64());
    } else {
      json.writeStringField("type", "string");
      json.writeStringField("value", ((Value.Text) value).text());
    }
  }

  private void writeInt(long value) throws IOException {
    if (Math.abs(value) <= MAX_EXACT && value != Long.MIN_VALUE) {
      json.writeNumberField("value", value);
    } else {
      json.writeStringField("value", Long.toString(value));
    }
  }

  /** Jaeger writes ids of 64 bits in 16 digits. */
  private static String hex(TraceId id) {
    String hex = id.toString();
    return id.high() == 0 ? hex.substring(16) : hex;
  }
}
