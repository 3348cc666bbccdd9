package io.spoor.index;

/**
 * The starts that a search asks for, both ends included.
 *
 * @param fromNanos unsigned
 * @param lastNanos unsigned
 */
record SearchWindow(long fromNanos, long lastNanos) {
  static final SearchWindow ALL = new SearchWindow(0, -1L);

  /** The same for rows that start at this moment at the latest. */
  SearchWindow until(long startNanos) {
    if (Long.compareUnsigned(startNanos, lastNanos) >= 0) return this;
    return new SearchWindow(fromNanos, startNanos);
  }

  boolean isAll() {
    return fromNanos == 0 && lastNanos == -1L;
  }

  boolean contains(long startNanos) {
    return Long.compareUnsigned(startNanos, fromNanos) >= 0
        && Long.compareUnsigned(startNanos, lastNanos) <= 0;
  }

  /** Whether a stretch of rows with these extreme starts may hold a match. */
  boolean mayStartBetween(long minStart, long maxStart) {
    return Long.compareUnsigned(maxStart, fromNanos) >= 0
        && Long.compareUnsigned(minStart, lastNanos) <= 0;
  }
}
