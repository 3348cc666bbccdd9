package io.spoor.index;

import org.jspecify.annotations.Nullable;

/** Rows of several sets; where there is one only, nothing is copied. Not thread-safe. */
final class RowUnion {
  private RowSet only = RowSet.EMPTY;
  private @Nullable RowCollector several;

  void add(RowSet rows) {
    if (rows.size() == 0) return;
    RowCollector collector = several;
    if (collector == null) {
      if (only.size() == 0) {
        only = rows;
        return;
      }
      collector = new RowCollector();
      only.addTo(collector);
      several = collector;
    }
    rows.addTo(collector);
  }

  RowSet toRowSet() {
    return several == null ? only : several.toRowSet();
  }
}
