package io.spoor.index;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** A set of rows of one segment. Immutable. */
sealed interface RowSet {
  RowSet EMPTY = new Sorted(new int[0], 0);

  /** More are kept compressed. */
  int MAX_SORTED = 4096;

  /** The set of these rows, which are ascending and distinct. */
  static RowSet of(int[] ascending) {
    if (ascending.length <= MAX_SORTED) return new Sorted(ascending, ascending.length);
    return new Bitmap(RowCollector.bitmapOf(ascending), ascending.length);
  }

  int size();

  boolean contains(int row);

  /** The greatest member that is at most {@code row}, or -1. */
  int previous(int row);

  /** Hands out all members, ascending. */
  void forEach(IntConsumer action);

  /** Adds all members to a collection of rows. */
  void addTo(RowCollector collector);

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
    public void forEach(IntConsumer action) {
      for (int i = 0; i < size; i++) {
        action.accept(rows[i]);
      }
    }

    @Override
    public void addTo(RowCollector collector) {
      collector.addAll(rows, size);
    }
  }

  /** Many rows, compressed. */
  record Bitmap(ImmutableRoaringBitmap rows, int size) implements RowSet {
    @Override
    public boolean contains(int row) {
      return rows.contains(row);
    }

    @Override
    public int previous(int row) {
      return row < 0 ? -1 : (int) rows.previousValue(row);
    }

    @Override
    public void forEach(IntConsumer action) {
      rows.forEach((int row) -> action.accept(row));
    }

    @Override
    public void addTo(RowCollector collector) {
      forEach(collector::add);
    }
  }
}
