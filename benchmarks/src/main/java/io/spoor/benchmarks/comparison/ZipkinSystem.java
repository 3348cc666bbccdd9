package io.spoor.benchmarks.comparison;

import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.StatusCode;
import io.spoor.span.TextForm;
import io.spoor.span.TraceId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import zipkin2.Endpoint;
import zipkin2.storage.InMemoryStorage;
import zipkin2.storage.QueryRequest;

/**
 * Zipkin's InMemoryStorage, without a bound on spans. Spans become Zipkin's as the published
 * mapping says; that is part of a write, as encoding is elsewhere.
 *
 * <p>It keeps Zipkin's contract, not Spoor's: conditions may hold on different spans of a service,
 * times are in milliseconds, and traces are ordered by their newest span, so it is judged by {@link
 * ZipkinReference}. It is not asked for the graph, because it counts by traces and another rule,
 * nor for structure, of which it knows nothing.
 */
final class ZipkinSystem implements TraceSystem {
  private static final long FAR_FUTURE_MILLIS = 4_102_444_800_000L;

  private final InMemoryStorage storage =
      InMemoryStorage.newBuilder().strictTraceId(true).maxSpanCount(Integer.MAX_VALUE).build();

  @Override
  public void write(List<Span> batch) throws IOException {
    List<zipkin2.Span> spans = new ArrayList<>(batch.size());
    for (Span span : batch) spans.add(zipkin(span));
    storage.accept(spans).execute();
  }

  static zipkin2.Span zipkin(Span span) {
    zipkin2.Span.Builder zipkin =
        zipkin2.Span.newBuilder()
            .traceId(span.traceId().high(), span.traceId().low())
            .id(span.spanId().value())
            .name(span.name())
            .timestamp(micros(span.startNanos()))
            .duration(Math.max(1, micros(span.durationNanos())))
            .localEndpoint(Endpoint.newBuilder().serviceName(span.service()).build());
    SpanId parent = span.parentSpanId();
    if (parent != null) zipkin.parentId(parent.value());
    switch (span.kind()) {
      case SERVER -> zipkin.kind(zipkin2.Span.Kind.SERVER);
      case CLIENT -> zipkin.kind(zipkin2.Span.Kind.CLIENT);
      case PRODUCER -> zipkin.kind(zipkin2.Span.Kind.PRODUCER);
      case CONSUMER -> zipkin.kind(zipkin2.Span.Kind.CONSUMER);
      case INTERNAL, UNSPECIFIED -> {}
    }
    span.attributes().forEach((key, value) -> zipkin.putTag(key, TextForm.of(value)));
    if (span.status().code() == StatusCode.ERROR) zipkin.putTag("error", span.status().message());
    for (SpanEvent event : span.events()) {
      zipkin.addAnnotation(micros(event.timeNanos()), event.name());
    }
    return zipkin.build();
  }

  /** The question as Zipkin is asked. */
  static QueryRequest request(Question question) {
    QueryRequest.Builder request = QueryRequest.newBuilder().limit(Question.LIMIT);
    if (question.toNanos() == Long.MAX_VALUE) {
      request.endTs(FAR_FUTURE_MILLIS).lookback(FAR_FUTURE_MILLIS);
    } else {
      long from = TimeUnit.NANOSECONDS.toMillis(question.fromNanos());
      long to = TimeUnit.NANOSECONDS.toMillis(question.toNanos());
      request.endTs(to).lookback(to - from);
    }
    request.serviceName(question.service()).spanName(question.operation());
    if (question.minDurationNanos() > 0) {
      request.minDuration(Math.max(1, micros(question.minDurationNanos())));
    }
    Question.Tag tag = question.tag();
    if (tag != null) request.annotationQuery(Map.of(tag.key(), tag.text()));
    if (question.status() == StatusCode.ERROR) request.annotationQuery(Map.of("error", ""));
    return request.build();
  }

  private static long micros(long nanos) {
    return TimeUnit.NANOSECONDS.toMicros(nanos);
  }

  @Override
  public List<TraceId> find(Question question) throws IOException {
    List<TraceId> ids = new ArrayList<>();
    for (List<zipkin2.Span> trace : storage.getTraces(request(question)).execute()) {
      ids.add(TraceId.parse(trace.get(0).traceId()));
    }
    return ids;
  }

  @Override
  public List<Call> graph(Question question) {
    throw new UnsupportedOperationException("not comparable: " + question);
  }

  @Override
  public List<List<zipkin2.Span>> traces(List<TraceId> ids) throws IOException {
    List<List<zipkin2.Span>> traces = new ArrayList<>(ids.size());
    for (TraceId id : ids) traces.add(storage.getTrace(id.toString()).execute());
    return traces;
  }

  @Override
  public void close() {
    storage.close();
  }
}
