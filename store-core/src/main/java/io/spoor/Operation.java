package io.spoor;

import io.spoor.codec.Utf8Order;
import io.spoor.span.SpanKind;
import java.util.Comparator;

/** A span name with a kind under which it occurs. Ordered by name (as UTF-8 bytes), then kind. */
public record Operation(String name, SpanKind kind) implements Comparable<Operation> {
  private static final Comparator<Operation> ORDER =
      Comparator.comparing(Operation::name, Utf8Order.INSTANCE).thenComparing(Operation::kind);

  @Override
  public int compareTo(Operation other) {
    return ORDER.compare(this, other);
  }
}
