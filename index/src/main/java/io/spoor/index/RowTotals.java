package io.spoor.index;

/**
 * How many rows a segment has, deleted ones left out, and between when they start.
 *
 * @param earliestStart unsigned; all ones if there is no row
 * @param latestStart unsigned; zero if there is no row
 */
public record RowTotals(long count, long earliestStart, long latestStart) {

  /** From a look at every row. */
  static RowTotals of(SegmentReader reader) {
    long count = 0;
    long earliest = -1L;
    long latest = 0;
    for (int row = 0; row < reader.rows(); row++) {
      if (reader.isDeleted(row)) continue;
      count++;
      long start = reader.startNanos(row);
      if (Long.compareUnsigned(start, earliest) < 0) earliest = start;
      if (Long.compareUnsigned(start, latest) > 0) latest = start;
    }
    return new RowTotals(count, earliest, latest);
  }
}
