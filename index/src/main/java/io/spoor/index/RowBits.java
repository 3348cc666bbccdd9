package io.spoor.index;

import java.util.Arrays;

/** A bit for each row of a segment, to sort and merge large sets of rows. Not thread-safe. */
final class RowBits {
  private final long[] words;

  RowBits(int rows) {
    words = new long[(rows + 63) >>> 6];
  }

  void set(int row) {
    words[row >>> 6] |= 1L << row;
  }

  boolean get(int row) {
    return (words[row >>> 6] & 1L << row) != 0;
  }

  void addAll(RowSet rows) {
    rows.forEach(this::set);
  }

  /** The rows. Nothing may be added any more. */
  RowSet toRowSet() {
    int size = 0;
    for (long word : words) size += Long.bitCount(word);
    if (size > RowSet.MAX_SORTED) return new RowSet.Bits(words, size);
    int[] rows = new int[size];
    drainTo(rows);
    return new RowSet.Sorted(rows, size);
  }

  /** Moves the rows into {@code target}, ascending, and returns how many they are; none is left. */
  int drainTo(int[] target) {
    int size = 0;
    for (int i = 0; i < words.length; i++) {
      for (long word = words[i]; word != 0; word &= word - 1) {
        target[size++] = (i << 6) + Long.numberOfTrailingZeros(word);
      }
    }
    Arrays.fill(words, 0);
    return size;
  }
}
