package io.spoor.tree;

import io.spoor.codec.CanonicalOrder;
import io.spoor.span.Span;
import java.util.List;

/** The spans of one trace in their {@linkplain CanonicalOrder order}. */
final class CanonicalSpans {
  private CanonicalSpans() {}

  /**
   * @throws IllegalArgumentException if there are none, or they are of several traces
   */
  static Span[] of(List<Span> spans) {
    Span[] sorted = spans.toArray(new Span[0]);
    requireOneTrace(sorted);
    CanonicalOrder.sort(sorted);
    return sorted;
  }

  private static void requireOneTrace(Span[] spans) {
    if (spans.length == 0) {
      throw new IllegalArgumentException("a tree of 0 spans, expected at least 1");
    }
    for (int i = 1; i < spans.length; i++) {
      if (!spans[i].traceId().equals(spans[0].traceId())) {
        throw new IllegalArgumentException(
            "a tree of spans of several traces: %s at index 0, %s at index %d; expected one trace"
                .formatted(spans[0].traceId(), spans[i].traceId(), i));
      }
    }
  }
}
