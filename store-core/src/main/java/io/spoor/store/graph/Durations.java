package io.spoor.store.graph;

import io.spoor.graph.CallDurations;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Durations, of which quantiles are wanted: one by one while they are few, then a histogram. Which
 * of the two depends on how many they are only, so the answer does not depend on their order.
 */
final class Durations {
  private static final int DIGITS = 2; // Buckets no wider than a 128th of what they hold.

  private long[] few = new long[8];
  private long count;
  private long maxNanos;
  private @Nullable Histogram many;

  void add(long nanos) {
    if (Long.compareUnsigned(nanos, maxNanos) > 0) maxNanos = nanos;
    Histogram histogram = many;
    if (histogram == null && count < CallDurations.EXACT_CALLS) {
      if (count == few.length) few = Arrays.copyOf(few, few.length * 2);
      few[(int) count] = nanos;
    } else {
      if (histogram == null) histogram = toHistogram();
      histogram.recordValue(bounded(nanos));
    }
    count++;
  }

  private Histogram toHistogram() {
    Histogram histogram = new Histogram(DIGITS);
    histogram.setAutoResize(true);
    for (long nanos : few) histogram.recordValue(bounded(nanos));
    many = histogram;
    few = new long[0];
    return histogram;
  }

  /** A histogram takes no more than this. */
  private static long bounded(long nanos) {
    return nanos < 0 ? Long.MAX_VALUE : nanos;
  }

  long count() {
    return count;
  }

  /** Of at least one duration. */
  CallDurations quantiles() {
    Histogram histogram = many;
    if (histogram != null) {
      return new CallDurations(
          histogram.getValueAtPercentile(50),
          histogram.getValueAtPercentile(90),
          histogram.getValueAtPercentile(95),
          histogram.getValueAtPercentile(99),
          maxNanos);
    }
    long[] sorted = new long[(int) count];
    for (int i = 0; i < sorted.length; i++) sorted[i] = few[i] ^ Long.MIN_VALUE;
    Arrays.sort(sorted);
    return new CallDurations(
        at(50, sorted), at(90, sorted), at(95, sorted), at(99, sorted), maxNanos);
  }

  private static long at(int percent, long[] sorted) {
    int rank = (percent * sorted.length + 99) / 100;
    return sorted[Math.max(rank, 1) - 1] ^ Long.MIN_VALUE;
  }
}
