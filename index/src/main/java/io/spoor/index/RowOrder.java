package io.spoor.index;

import java.util.Arrays;
import java.util.Comparator;

/** The orders that rows are put into. */
final class RowOrder {
  private static final int MAX_INSERTED = 48;

  private RowOrder() {}

  /**
   * Sorts the rows of one trace by start, span id and fingerprint; equal ones stay as they came.
   */
  static void sortWithin(SegmentReader reader, int[] rows) {
    if (rows.length > MAX_INSERTED) {
      sortManyWithin(reader, rows);
      return;
    }
    for (int i = 1; i < rows.length; i++) {
      int row = rows[i];
      int at = i;
      for (; at > 0 && compareWithin(reader, rows[at - 1], row) > 0; at--) {
        rows[at] = rows[at - 1];
      }
      rows[at] = row;
    }
  }

  private static int compareWithin(SegmentReader reader, int a, int b) {
    int byStart = Long.compareUnsigned(reader.startNanos(a), reader.startNanos(b));
    if (byStart != 0) return byStart;
    int byId = Long.compareUnsigned(reader.spanId(a), reader.spanId(b));
    if (byId != 0) return byId;
    return Integer.compareUnsigned(reader.fingerprint(a), reader.fingerprint(b));
  }

  /**
   * All rows of a segment as a sealed one numbers them: by start; of one start, by trace id from
   * the greatest; of one trace, as {@link #sortWithin} orders them. Read backwards, that is the
   * order in which traces are found.
   */
  static int[] sealed(SegmentReader reader) {
    int[] rows = byStart(reader);
    sortEqualStarts(reader, rows, (a, b) -> compareTies(reader, a, b));
    return rows;
  }

  private static void sortManyWithin(SegmentReader reader, int[] rows) {
    long[] starts = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      starts[i] = reader.startNanos(rows[i]);
    }
    int[] order = RadixOrder.of(starts);
    int[] before = rows.clone();
    for (int i = 0; i < rows.length; i++) {
      rows[i] = before[order[i]];
    }
    sortEqualStarts(reader, rows, (a, b) -> compareWithin(reader, a, b));
  }

  private static void sortEqualStarts(SegmentReader reader, int[] rows, Comparator<Integer> order) {
    for (int from = 0; from < rows.length; ) {
      int to = from + 1;
      long start = reader.startNanos(rows[from]);
      while (to < rows.length && reader.startNanos(rows[to]) == start) to++;
      if (to - from > 1) sort(rows, from, to, order);
      from = to;
    }
  }

  private static void sort(int[] rows, int from, int to, Comparator<Integer> order) {
    int[] sorted =
        Arrays.stream(rows, from, to).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
    System.arraycopy(sorted, 0, rows, from, sorted.length);
  }

  private static int compareTies(SegmentReader reader, int a, int b) {
    int traceOfA = reader.traceNumber(a);
    int traceOfB = reader.traceNumber(b);
    if (traceOfA != traceOfB) return reader.traceId(traceOfB).compareTo(reader.traceId(traceOfA));
    return compareWithin(reader, a, b);
  }

  private static int[] byStart(SegmentReader reader) {
    long[] starts = new long[reader.rows()];
    for (int row = 0; row < starts.length; row++) {
      starts[row] = reader.startNanos(row);
    }
    return RadixOrder.of(starts);
  }

  /** The rows, of some that are in order of start, that have these values. */
  static int[] alike(
      SegmentReader reader, int[] rows, long startNanos, long spanId, int fingerprint) {
    int low = 0;
    int high = rows.length;
    while (low < high) {
      int middle = low + high >>> 1;
      if (Long.compareUnsigned(reader.startNanos(rows[middle]), startNanos) < 0) low = middle + 1;
      else high = middle;
    }
    RowCollector alike = new RowCollector();
    for (int i = low; i < rows.length && reader.startNanos(rows[i]) == startNanos; i++) {
      int row = rows[i];
      if (reader.spanId(row) == spanId && reader.fingerprint(row) == fingerprint) alike.add(row);
    }
    return alike.toSortedArray();
  }
}
