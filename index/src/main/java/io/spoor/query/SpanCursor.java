package io.spoor.query;

import static java.util.Objects.requireNonNull;

import io.spoor.span.SpanId;
import io.spoor.span.TraceId;

/**
 * The place in the order of found spans after which a page begins.
 *
 * @param startNanos the start of the last span seen, unsigned
 * @param fingerprint that of its content
 * @param alike how many spans that agree in all of this were seen before it
 */
public record SpanCursor(
    long startNanos, TraceId traceId, SpanId spanId, int fingerprint, int alike) {

  public SpanCursor {
    requireNonNull(traceId, "traceId");
    requireNonNull(spanId, "spanId");
    if (alike < 0) throw new IllegalArgumentException("alike is " + alike + ", expected 0 or more");
  }
}
