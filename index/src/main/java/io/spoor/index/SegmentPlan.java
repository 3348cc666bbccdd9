package io.spoor.index;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A search against one segment: the rows that its conditions leave, within a window of time.
 *
 * <p>Not thread-safe, as its reader.
 */
final class SegmentPlan {
  private static final int NONE = -1;

  private final RowFilter filter;
  private final SearchWindow window;
  private final SegmentReader reader;
  private final SearchCounts counts;
  private final BitSet passedOver;

  /**
   * @param passedOver the numbers of traces of which no row is wanted; it may grow meanwhile
   */
  SegmentPlan(
      RowFilter filter,
      SearchWindow window,
      SegmentReader reader,
      SearchCounts counts,
      BitSet passedOver) {
    this.filter = filter;
    this.window = window;
    this.reader = reader;
    this.counts = counts;
    this.passedOver = passedOver;
  }

  /** Whether no row can match, which is known before any is looked at. */
  boolean isEmpty() {
    return filter.candidates() == 0;
  }

  SearchWindow window() {
    return window;
  }

  /** The same of rows that are known to lie in the window. */
  SegmentPlan withinWindow() {
    return new SegmentPlan(filter, SearchWindow.ALL, reader, counts, passedOver);
  }

  /** The greatest row from {@code first} to {@code row} that matches, or -1. */
  int previous(int row, int first) {
    int candidate = row;
    while (candidate >= first) {
      candidate = filter.previous(candidate);
      if (candidate < first) return NONE;
      if (accepts(candidate)) return candidate;
      candidate--;
    }
    return NONE;
  }

  /** Those of some ascending rows that match. */
  int[] accepted(int[] rows) {
    int[] accepted = new int[rows.length];
    int from = rows.length;
    for (int i = rows.length - 1; i >= 0; i--) {
      int proposed = filter.previous(rows[i]);
      while (i >= 0 && rows[i] > proposed) i--;
      if (i < 0) break;
      if (rows[i] == proposed && accepts(proposed)) accepted[--from] = proposed;
      else if (rows[i] < proposed) i++; // It was not asked for yet.
    }
    return Arrays.copyOfRange(accepted, from, accepted.length);
  }

  /**
   * @param row what the filter proposed last
   */
  private boolean accepts(int row) {
    counts.candidates++;
    if (reader.isDeleted(row)) return false;
    Truth truth = filter.testProposed(row);
    if (truth == Truth.NO || isPassedOver(row)) return false;
    if (!window.isAll() && !window.contains(reader.startNanos(row))) return false;
    return truth == Truth.YES || filter.holds(row);
  }

  private boolean isPassedOver(int row) {
    return !passedOver.isEmpty() && passedOver.get(reader.traceNumber(row));
  }
}
