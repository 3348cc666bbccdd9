package io.spoor;

import static java.util.Objects.requireNonNull;

import io.spoor.codec.CanonicalOrder;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import io.spoor.tree.SpanTree;
import java.util.List;

/**
 * All spans of one trace that are stored.
 *
 * @param spans at least one, ordered by start, then span id, then content
 */
public record Trace(TraceId id, List<Span> spans) {

  public Trace {
    requireNonNull(id, "id");
    spans = List.copyOf(spans);
  }

  /**
   * The trace that these spans make up.
   *
   * @param spans in any order
   * @throws IllegalArgumentException if there are none
   */
  public static Trace of(List<Span> spans) {
    if (spans.isEmpty()) throw new IllegalArgumentException("a trace of 0 spans, expected 1");
    Span[] sorted = spans.toArray(new Span[0]);
    CanonicalOrder.sort(sorted);
    return new Trace(sorted[0].traceId(), List.of(sorted));
  }

  /** The spans hung under their parents. Built anew at each call. */
  public SpanTree tree() {
    return SpanTree.of(spans);
  }
}
