package io.spoor.junit;

import io.opentelemetry.sdk.trace.IdGenerator;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;

/**
 * What a request brings along to go on in a trace: W3C's trace context, sampled.
 *
 * @param spanId of a span that nobody reports, so that the span that follows is an orphan to those
 *     who look for it
 */
public record TraceParent(TraceId traceId, SpanId spanId) {

  /** The name of the HTTP header. */
  public static final String HEADER = "traceparent";

  static TraceParent random() {
    IdGenerator ids = IdGenerator.random();
    return new TraceParent(
        TraceId.parse(ids.generateTraceId()), SpanId.parse(ids.generateSpanId()));
  }

  /** The value of the header. */
  public String header() {
    return "00-%s-%s-01".formatted(traceId, spanId);
  }

  @Override
  public String toString() {
    return header();
  }
}
