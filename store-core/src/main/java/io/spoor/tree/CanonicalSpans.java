package io.spoor.tree;

import io.spoor.codec.SpanFingerprint;
import io.spoor.span.Span;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The spans of one trace in canonical order: start, then span id, then fingerprint of the content,
 * all unsigned; then the order in which they were given.
 */
final class CanonicalSpans {
  private static final Comparator<Span> BY_START_AND_ID =
      (a, b) -> {
        int byStart = Long.compareUnsigned(a.startNanos(), b.startNanos());
        return byStart != 0 ? byStart : a.spanId().compareTo(b.spanId());
      };

  private CanonicalSpans() {}

  /**
   * @throws IllegalArgumentException if there are none, or they are of several traces
   */
  static Span[] of(List<Span> spans) {
    Span[] sorted = spans.toArray(new Span[0]);
    requireOneTrace(sorted);
    Arrays.sort(sorted, BY_START_AND_ID); // Stable, and linear where they are in order already.
    int from = 0;
    for (int to = 1; to <= sorted.length; to++) {
      if (to < sorted.length && BY_START_AND_ID.compare(sorted[from], sorted[to]) == 0) continue;
      if (to - from > 1) sortByFingerprint(sorted, from, to);
      from = to;
    }
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

  private record Printed(int fingerprint, Span span) {}

  private static void sortByFingerprint(Span[] spans, int from, int to) {
    Printed[] printed = new Printed[to - from];
    for (int i = 0; i < printed.length; i++) {
      printed[i] = new Printed(SpanFingerprint.of(spans[from + i]), spans[from + i]);
    }
    Arrays.sort(printed, (a, b) -> Integer.compareUnsigned(a.fingerprint, b.fingerprint));
    for (int i = 0; i < printed.length; i++) {
      spans[from + i] = printed[i].span;
    }
  }
}
