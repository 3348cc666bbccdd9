package io.spoor.chrome;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.spoor.dialect.SpanWriter;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.StatusCode;
import io.spoor.span.TextForm;
import io.spoor.span.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Spans as Chrome's trace events, which Perfetto and {@code chrome://tracing} open: a process for
 * each service, in it threads for each trace, as many as are needed for slices to nest; arrows from
 * a parent to its child in another thread; events of spans as instants.
 *
 * <p>The spans of a trace are kept until the next trace begins. Not thread-safe.
 *
 * @see <a href="https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU">
 *     Trace Event Format</a>
 */
public final class ChromeJsonWriter implements SpanWriter {
  private static final long NANOS_PER_MICRO = 1_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private final JsonGenerator json;
  private final Map<String, Integer> processes = new HashMap<>();
  private final List<Span> trace = new ArrayList<>();
  private int threads;

  public ChromeJsonWriter(OutputStream out) throws IOException {
    this.json = FACTORY.createGenerator(requireNonNull(out, "out"), JsonEncoding.UTF8);
    json.writeStartObject();
    json.writeStringField("displayTimeUnit", "ms");
    json.writeArrayFieldStart("traceEvents");
  }

  @Override
  public void write(Span span) throws IOException {
    if (!trace.isEmpty() && !trace.get(0).traceId().equals(span.traceId())) endTrace();
    trace.add(span);
  }

  @Override
  public void close() throws IOException {
    if (json.isClosed()) return;
    endTrace();
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  private void endTrace() throws IOException {
    Lanes lanes = new Lanes(trace);
    Map<Lanes.Lane, Integer> threadOf = new HashMap<>();
    for (int i = 0; i < trace.size(); i++) {
      Span span = trace.get(i);
      Lanes.Lane lane = lanes.of(i);
      Integer thread = threadOf.get(lane);
      if (thread == null) {
        thread = ++threads;
        threadOf.put(lane, thread);
        name("thread_name", process(lane.service()), thread, "trace " + span.traceId());
      }
      slice(span, process(lane.service()), thread);
    }
    for (Lanes.Arrow arrow : lanes.arrows()) {
      Lanes.Lane from = lanes.of(arrow.from());
      Lanes.Lane to = lanes.of(arrow.to());
      Span child = trace.get(arrow.to());
      flow("s", arrow.fromNanos(), from, threadOf, child);
      flow("f", child.startNanos(), to, threadOf, child);
    }
    trace.clear();
  }

  private int process(String service) throws IOException {
    Integer known = processes.get(service);
    if (known != null) return known;
    int process = processes.size() + 1;
    processes.put(service, process);
    name("process_name", process, 0, service);
    return process;
  }

  private void name(String what, int process, int thread, String name) throws IOException {
    begin(what, "M", process, thread);
    json.writeObjectFieldStart("args");
    json.writeStringField("name", name);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void begin(String name, String phase, int process, int thread) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("ph", phase);
    json.writeNumberField("pid", process);
    json.writeNumberField("tid", thread);
  }

  private void slice(Span span, int process, int thread) throws IOException {
    begin(span.name(), "X", process, thread);
    json.writeStringField("cat", span.kind().name().toLowerCase(Locale.ROOT));
    micros("ts", span.startNanos());
    micros("dur", span.hasNegativeDuration() ? 0 : span.endNanos() - span.startNanos());
    if (span.status().code() == StatusCode.ERROR) json.writeStringField("cname", "terrible");
    json.writeObjectFieldStart("args");
    json.writeStringField("traceId", span.traceId().toString());
    json.writeStringField("spanId", span.spanId().toString());
    if (span.parentSpanId() != null) {
      json.writeStringField("parentSpanId", span.parentSpanId().toString());
    }
    json.writeStringField("status", span.status().code().name());
    if (!span.status().message().isEmpty()) {
      json.writeStringField("statusMessage", span.status().message());
    }
    attributes("attributes", span.attributes());
    attributes("resource", span.resource().attributes());
    json.writeEndObject();
    json.writeEndObject();
    for (SpanEvent event : span.events()) instant(event, process, thread);
  }

  private void instant(SpanEvent event, int process, int thread) throws IOException {
    begin(event.name(), "i", process, thread);
    micros("ts", event.timeNanos());
    json.writeStringField("s", "t");
    json.writeObjectFieldStart("args");
    attributes("attributes", event.attributes());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void flow(
      String phase, long nanos, Lanes.Lane lane, Map<Lanes.Lane, Integer> threadOf, Span child)
      throws IOException {
    begin("child", phase, process(lane.service()), threadOf.getOrDefault(lane, 0));
    json.writeStringField("cat", "parent");
    json.writeStringField("id", child.traceId() + "-" + child.spanId());
    micros("ts", nanos);
    if (phase.equals("f")) json.writeStringField("bp", "e");
    json.writeEndObject();
  }

  private void attributes(String field, Attributes attributes) throws IOException {
    if (attributes.isEmpty()) return;
    json.writeObjectFieldStart(field);
    for (int i = 0; i < attributes.size(); i++) {
      Value value = attributes.value(i);
      String key = attributes.key(i);
      if (value instanceof Value.Int number) json.writeNumberField(key, number.value());
      else if (value instanceof Value.Bool bool) json.writeBooleanField(key, bool.value());
      else if (value instanceof Value.Double number) json.writeNumberField(key, number.value());
      else json.writeStringField(key, TextForm.of(value));
    }
    json.writeEndObject();
  }

  /** In microseconds with three digits after the point: exact. */
  private void micros(String field, long nanos) throws IOException {
    long micros = Long.divideUnsigned(nanos, NANOS_PER_MICRO);
    long rest = Long.remainderUnsigned(nanos, NANOS_PER_MICRO);
    json.writeFieldName(field);
    json.writeNumber(micros + "." + Long.toString(NANOS_PER_MICRO + rest).substring(1));
  }
}
