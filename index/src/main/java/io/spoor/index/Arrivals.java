package io.spoor.index;

import java.util.Arrays;

/**
 * The numbers by which the rows of an open segment arrived. They are the rows' own, unless some
 * rows were deleted before the segment was indexed anew: then numbers are missing.
 *
 * <p>One thread adds. Readers find all that was there when they came.
 */
final class Arrivals {
  /** From {@code rows[i]} on, a row arrived as the row plus {@code shifts[i]}. */
  private record Steps(int[] rows, int[] shifts) {}

  private volatile Steps steps = new Steps(new int[] {0}, new int[] {0});

  int of(int row) {
    Steps now = steps;
    return row + now.shifts[at(now.rows, row)];
  }

  private static int at(int[] rows, int row) {
    if (rows.length == 1) return 0;
    int found = Arrays.binarySearch(rows, row);
    return found >= 0 ? found : -found - 2;
  }

  /** The row {@code row} and those that follow it arrive from this number on. */
  void continueAt(int row, int arrival) {
    Steps now = steps;
    int last = now.rows.length - 1;
    int shift = arrival - row;
    if (shift == now.shifts[last]) return;
    if (shift < now.shifts[last]) {
      throw new IllegalArgumentException(
          "row %d arrives as %d, expected %d or more".formatted(row, arrival, of(row)));
    }
    boolean isReplaced = now.rows[last] == row;
    int size = isReplaced ? last + 1 : last + 2;
    int[] rows = Arrays.copyOf(now.rows, size);
    int[] shifts = Arrays.copyOf(now.shifts, size);
    rows[size - 1] = row;
    shifts[size - 1] = shift;
    steps = new Steps(rows, shifts);
  }

  /** The numbers that no row has, below that of the next row, ascending. */
  int[] missing() {
    Steps now = steps;
    int[] missing = new int[now.shifts[now.shifts.length - 1]];
    int count = 0;
    int shift = 0;
    for (int i = 0; i < now.rows.length; i++) {
      while (shift < now.shifts[i]) missing[count++] = now.rows[i] + shift++;
    }
    return missing;
  }
}
