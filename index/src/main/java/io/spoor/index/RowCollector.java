package io.spoor.index;

import java.util.Arrays;
import org.roaringbitmap.RoaringBitmapWriter;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/** Gathers rows in any order, with repetitions, into a {@link RowSet}. Not thread-safe. */
final class RowCollector {
  private int[] rows = new int[16];
  private int size;

  /** A set with some rows added, in any order. */
  static RowSet union(RowSet set, int[] rows) {
    RowCollector all = new RowCollector();
    set.addTo(all);
    all.addAll(rows, rows.length);
    return all.toRowSet();
  }

  /** The members of a set, ascending. */
  static int[] membersOf(RowSet set) {
    RowCollector all = new RowCollector();
    set.addTo(all);
    return all.toSortedArray();
  }

  void add(int row) {
    if (size == rows.length) rows = Arrays.copyOf(rows, size * 2);
    rows[size++] = row;
  }

  void addAll(int[] more, int count) {
    if (rows.length - size < count) {
      rows = Arrays.copyOf(rows, Math.max(size + count, size * 2));
    }
    System.arraycopy(more, 0, rows, size, count);
    size += count;
  }

  RowSet toRowSet() {
    return RowSet.of(toSortedArray());
  }

  /** The distinct rows, ascending. */
  int[] toSortedArray() {
    Arrays.sort(rows, 0, size);
    int distinct = 0;
    for (int i = 0; i < size; i++) {
      if (distinct == 0 || rows[distinct - 1] != rows[i]) rows[distinct++] = rows[i];
    }
    size = distinct;
    return Arrays.copyOf(rows, distinct);
  }

  static MutableRoaringBitmap bitmapOf(int[] ascending) {
    RoaringBitmapWriter<MutableRoaringBitmap> writer =
        RoaringBitmapWriter.bufferWriter().optimiseForArrays().get();
    writer.addMany(ascending);
    MutableRoaringBitmap bitmap = writer.get();
    bitmap.runOptimize();
    return bitmap;
  }
}
