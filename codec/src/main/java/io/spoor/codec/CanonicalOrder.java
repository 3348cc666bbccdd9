package io.spoor.codec;

import io.spoor.span.Span;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The order of the spans of one trace: start, then span id, then fingerprint of the content, all
 * unsigned; then the order in which they were given.
 */
public final class CanonicalOrder {
  private static final Comparator<Span> BY_START_AND_ID =
      (a, b) -> {
        int byStart = Long.compareUnsigned(a.startNanos(), b.startNanos());
        return byStart != 0 ? byStart : a.spanId().compareTo(b.spanId());
      };

  private CanonicalOrder() {}

  /** Sorts the spans of one trace. */
  public static void sort(Span[] spans) {
    Arrays.sort(spans, BY_START_AND_ID); // Stable, and linear where they are in order already.
    int from = 0;
    for (int to = 1; to <= spans.length; to++) {
      if (to < spans.length && BY_START_AND_ID.compare(spans[from], spans[to]) == 0) continue;
      if (to - from > 1) sortByFingerprint(spans, from, to);
      from = to;
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
