package io.spoor.span;

import static java.util.Objects.requireNonNull;

/**
 * A reference to another span, of this trace or another.
 *
 * @param traceState W3C trace state of the linked span, empty if there is none
 * @param droppedAttributesCount how many attributes were left out by the producer, unsigned
 * @param flags OTLP's flags of the link, unsigned
 */
public record SpanLink(
    TraceId traceId,
    SpanId spanId,
    String traceState,
    Attributes attributes,
    int droppedAttributesCount,
    int flags) {

  public SpanLink {
    requireNonNull(traceId, "traceId");
    requireNonNull(spanId, "spanId");
    requireNonNull(traceState, "traceState");
    requireNonNull(attributes, "attributes");
  }

  /** A link without state or attributes. */
  public static SpanLink to(TraceId traceId, SpanId spanId) {
    return new SpanLink(traceId, spanId, "", Attributes.empty(), 0, 0);
  }
}
