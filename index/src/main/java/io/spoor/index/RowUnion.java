package io.spoor.index;

import org.jspecify.annotations.Nullable;

/** Rows of several sets; where there is one only, nothing is copied. Not thread-safe. */
final class RowUnion {
  private final int segmentRows;
  private RowSet only = RowSet.EMPTY;
  private @Nullable RowCollector few; // In place of the only set.
  private @Nullable RowBits many; // In place of the few.

  RowUnion(int segmentRows) {
    this.segmentRows = segmentRows;
  }

  void add(RowSet rows) {
    if (rows.size() == 0) return;
    if (many != null) {
      many.addAll(rows);
    } else if (few != null && few.size() + rows.size() <= RowSet.MAX_SORTED) {
      few.addAll(rows);
    } else if (few != null) {
      many = bitsOf(few.toRowSet(), rows);
    } else if (only.size() == 0) {
      only = rows;
    } else if (only.size() + rows.size() <= RowSet.MAX_SORTED) {
      few = new RowCollector();
      few.addAll(only);
      few.addAll(rows);
    } else {
      many = bitsOf(only, rows);
    }
  }

  private RowBits bitsOf(RowSet some, RowSet others) {
    RowBits bits = new RowBits(segmentRows);
    bits.addAll(some);
    bits.addAll(others);
    return bits;
  }

  RowSet toRowSet() {
    if (many != null) return many.toRowSet();
    return few == null ? only : few.toRowSet();
  }
}
