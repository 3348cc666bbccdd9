package io.spoor.runs;

import io.spoor.span.StatusCode;
import io.spoor.tree.SpanNode;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the spans of one operation were like in a run.
 *
 * @param count how many there are
 * @param errors how many of them have the status error
 * @param p50Nanos the duration that half of them do not exceed, exactly: by nearest rank
 * @param p95Nanos the duration that 95 % of them do not exceed
 * @param callers the operations right above them, and how often; {@link #NONE} for none
 */
public record OperationStatistics(
    long count, long errors, long p50Nanos, long p95Nanos, SortedMap<String, Long> callers) {

  /** Stands among the callers for spans that have no parent. */
  public static final String NONE = "-";

  /** The share of errors, 0 to 1. */
  public double errorRate() {
    return (double) errors / count;
  }

  /** Collects spans, one after the other. Not thread-safe. */
  static final class Collector {
    private final SortedMap<String, Long> callers = new TreeMap<>();
    private long[] durations = new long[16];
    private int count;
    private long errors;

    void add(SpanNode node) {
      if (count == durations.length) durations = Arrays.copyOf(durations, 2 * count);
      durations[count++] = node.span().durationNanos();
      if (node.span().status().code() == StatusCode.ERROR) errors++;
      String caller =
          node.parent().map(parent -> OperationKey.of(parent.span()).toString()).orElse(NONE);
      callers.merge(caller, 1L, Long::sum);
    }

    OperationStatistics done() {
      Arrays.sort(durations, 0, count);
      return new OperationStatistics(count, errors, atRank(50), atRank(95), callers);
    }

    private long atRank(int percent) {
      return durations[(int) (((long) count * percent + 99) / 100) - 1];
    }
  }
}
