package io.spoor.index;

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

  SegmentPlan(RowFilter filter, SearchWindow window, SegmentReader reader, SearchCounts counts) {
    this.filter = filter;
    this.window = window;
    this.reader = reader;
    this.counts = counts;
  }

  /** Whether no row can match, which is known before any is looked at. */
  boolean isEmpty() {
    return filter.candidates() == 0;
  }

  SearchWindow window() {
    return window;
  }

  boolean accepts(int row) {
    counts.candidates++;
    if (reader.isDeleted(row)) return false;
    if (!window.isAll() && !window.contains(reader.startNanos(row))) return false;
    Truth truth = filter.test(row);
    return truth == Truth.MAYBE ? filter.holds(row) : truth == Truth.YES;
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
}
