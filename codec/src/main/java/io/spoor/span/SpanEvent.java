package io.spoor.span;

import static java.util.Objects.requireNonNull;

/**
 * Something that happened at one moment during a span.
 *
 * @param timeNanos since the Unix epoch, unsigned
 * @param droppedAttributesCount how many attributes were left out by the producer, unsigned
 */
public record SpanEvent(
    long timeNanos, String name, Attributes attributes, int droppedAttributesCount) {

  public SpanEvent {
    requireNonNull(name, "name");
    requireNonNull(attributes, "attributes");
  }
}
