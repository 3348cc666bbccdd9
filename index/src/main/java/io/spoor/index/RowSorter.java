package io.spoor.index;

import java.util.Arrays;

/** Sorts sets of rows of one segment, small and large, one after the other. Not thread-safe. */
final class RowSorter {
  private static final int MAX_COMPARED = 96;

  /** Where this part of all words has a bit, walking over the words is cheapest. */
  private static final int ROWS_A_BIT = 24;

  private static final int DIGIT_BITS = 9;
  private static final int DIGITS = 1 << DIGIT_BITS;

  private final int rows;
  private final RowBits bits;
  private final int[] ends = new int[DIGITS];
  private int[] spare = new int[0];

  /**
   * @param rows how many the segment has
   */
  RowSorter(int rows) {
    this.rows = rows;
    this.bits = new RowBits(rows);
  }

  /** Sorts the first {@code size} members of {@code set}, which are distinct. */
  void sort(int[] set, int size) {
    if (isSorted(set, size)) return;
    if (size <= MAX_COMPARED) {
      Arrays.sort(set, 0, size);
    } else if (size > rows / ROWS_A_BIT) {
      for (int i = 0; i < size; i++) bits.set(set[i]);
      bits.drainTo(set);
    } else {
      sortByDigits(set, size);
    }
  }

  private static boolean isSorted(int[] set, int size) {
    for (int i = 1; i < size; i++) {
      if (set[i - 1] > set[i]) return false;
    }
    return true;
  }

  private void sortByDigits(int[] set, int size) {
    if (spare.length < size) spare = new int[rows / ROWS_A_BIT + 1];
    int[] from = set;
    int[] to = spare;
    for (int shift = 0; rows - 1 >>> shift > 0; shift += DIGIT_BITS) {
      pass(from, to, size, shift);
      int[] sorted = to;
      to = from;
      from = sorted;
    }
    if (from != set) System.arraycopy(from, 0, set, 0, size);
  }

  private void pass(int[] from, int[] to, int size, int shift) {
    Arrays.fill(ends, 0);
    for (int i = 0; i < size; i++) ends[from[i] >>> shift & DIGITS - 1]++;
    int end = 0;
    for (int digit = 0; digit < DIGITS; digit++) {
      int count = ends[digit];
      ends[digit] = end;
      end += count;
    }
    for (int i = 0; i < size; i++) {
      to[ends[from[i] >>> shift & DIGITS - 1]++] = from[i];
    }
  }
}
