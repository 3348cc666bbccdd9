package io.spoor.index;

import java.util.Arrays;

/** Gathers rows in any order, with repetitions, into a {@link RowSet}. Not thread-safe. */
final class RowCollector {
  private int[] rows = new int[16];
  private int size;

  /** A set with some rows added, in any order. */
  static RowSet union(RowSet set, int[] rows) {
    RowCollector all = new RowCollector();
    all.addAll(set);
    all.addAll(rows, rows.length);
    return all.toRowSet();
  }

  /** The members of a set, ascending. */
  static int[] membersOf(RowSet set) {
    RowCollector all = new RowCollector();
    all.addAll(set);
    return all.toSortedArray();
  }

  void add(int row) {
    if (size == rows.length) rows = Arrays.copyOf(rows, size * 2);
    rows[size++] = row;
  }

  int size() {
    return size;
  }

  void addAll(RowSet more) {
    if (more instanceof RowSet.Sorted sorted) addAll(sorted.rows(), sorted.size());
    else more.forEach(this::add);
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
}
