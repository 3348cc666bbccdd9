package io.spoor.index;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** A set of rows of one segment. Immutable. */
sealed interface RowSet permits RowSet.Sorted, RowSet.Bits, RoaringRows, EliasFanoRows {
  RowSet EMPTY = new Sorted(new int[0], 0);

  /** More are kept as bits. */
  int MAX_SORTED = 4096;

  /** The set of these rows, which are ascending and distinct. */
  static RowSet of(int[] ascending) {
    int size = ascending.length;
    if (size <= MAX_SORTED) return new Sorted(ascending, size);
    RowBits bits = new RowBits(ascending[size - 1] + 1);
    for (int row : ascending) bits.set(row);
    return bits.toRowSet();
  }

  int size();

  boolean contains(int row);

  /** The greatest member that is at most {@code row}, or -1. */
  int previous(int row);

  /** Walks down the set faster than {@link #previous} does. */
  Walk walk();

  /** Hands out all members, ascending. */
  void forEach(IntConsumer action);

  /** Stands at a member, from which it looks for the next one asked for. Not thread-safe. */
  @FunctionalInterface
  interface Walk {
    /** As {@link RowSet#previous}; fast where each row asked for is less than the one before. */
    int previous(int row);
  }

  /** Few rows, ascending in the first {@code size} places of an array that nobody changes there. */
  record Sorted(int[] rows, int size) implements RowSet {
    @Override
    public boolean contains(int row) {
      return Arrays.binarySearch(rows, 0, size, row) >= 0;
    }

    @Override
    public int previous(int row) {
      if (size == 0 || rows[0] > row) return -1;
      if (rows[size - 1] <= row) return rows[size - 1];
      int at = Arrays.binarySearch(rows, 0, size, row);
      return rows[at >= 0 ? at : -at - 2];
    }

    @Override
    public Walk walk() {
      return new SortedWalk(rows, size);
    }

    @Override
    public void forEach(IntConsumer action) {
      for (int i = 0; i < size; i++) {
        action.accept(rows[i]);
      }
    }
  }

  /** Goes back in widening steps from where it stands. */
  final class SortedWalk implements Walk {
    private final int[] rows;
    private final int size;
    private int at; // All from here on are greater than the row asked for last.

    private SortedWalk(int[] rows, int size) {
      this.rows = rows;
      this.size = size;
      this.at = size;
    }

    @Override
    public int previous(int row) {
      if (at < size && rows[at] <= row) at = size; // Asked upwards: begins again.
      int step = 1;
      int low = at - 1;
      while (low >= 0 && rows[low] > row) {
        at = low;
        low -= step;
        step <<= 1;
      }
      low = Math.max(low, -1);
      while (at - low > 1) {
        int middle = low + at >>> 1;
        if (rows[middle] > row) at = middle;
        else low = middle;
      }
      return low < 0 ? -1 : rows[low];
    }
  }

  /** Many rows, a bit for each row of the segment. */
  record Bits(long[] words, int size) implements RowSet {
    @Override
    public boolean contains(int row) {
      int word = row >>> 6;
      return word < words.length && (words[word] & 1L << row) != 0;
    }

    @Override
    public int previous(int row) {
      if (row < 0) return -1;
      int word = row >>> 6;
      long bits;
      if (word < words.length) {
        bits = words[word] & -1L >>> ~row;
      } else {
        word = words.length - 1;
        bits = words[word];
      }
      while (bits == 0) {
        if (--word < 0) return -1;
        bits = words[word];
      }
      return (word << 6) + 63 - Long.numberOfLeadingZeros(bits);
    }

    @Override
    public Walk walk() {
      return this::previous;
    }

    @Override
    public void forEach(IntConsumer action) {
      for (int i = 0; i < words.length; i++) {
        for (long word = words[i]; word != 0; word &= word - 1) {
          action.accept((i << 6) + Long.numberOfTrailingZeros(word));
        }
      }
    }
  }
}
