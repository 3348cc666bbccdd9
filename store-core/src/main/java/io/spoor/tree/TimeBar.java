package io.spoor.tree;

import io.spoor.span.Span;

/** Bars of a fixed width that show when, within a trace, each span ran. */
final class TimeBar {
  private final long startNanos;
  private final double totalNanos;
  private final int width;

  TimeBar(long startNanos, long totalNanos, int width) {
    this.startNanos = startNanos;
    this.totalNanos = Math.max(1, unsigned(totalNanos));
    this.width = width;
  }

  /** Fills every column that the span touches, and one at least. */
  void append(StringBuilder out, Span span) {
    double offset = unsigned(span.startNanos() - startNanos);
    double end = offset + unsigned(span.durationNanos());
    int from = Math.min(width - 1, (int) Math.floor(offset / totalNanos * width));
    int to = Math.max(from + 1, Math.min(width, (int) Math.ceil(end / totalNanos * width)));
    out.append("·".repeat(from)).append("█".repeat(to - from)).append("·".repeat(width - to));
  }

  private static double unsigned(long nanos) {
    return nanos >= 0 ? nanos : (nanos >>> 1) * 2.0;
  }
}
