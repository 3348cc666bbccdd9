package io.spoor.index;

import java.util.Arrays;

/** For each term of a batch the rows that hold it, ascending. Rows count from zero. */
final class BatchRows {
  private final int[] from;
  private final int[] rows;

  private BatchRows(int[] from, int[] rows) {
    this.from = from;
    this.rows = rows;
  }

  /**
   * @param places for each row the place of its span; not every place needs a row
   */
  static BatchRows of(BatchTerms terms, int[] places) {
    int[] from = new int[terms.size() + 1];
    int[] lastRow = new int[terms.size()];
    Arrays.fill(lastRow, -1);
    for (int row = 0; row < places.length; row++) {
      int end = terms.heldFrom[places[row] + 1];
      for (int i = terms.heldFrom[places[row]]; i < end; i++) {
        int term = terms.held[i];
        if (lastRow[term] != row) from[term + 1]++; // One row is enough.
        lastRow[term] = row;
      }
    }
    for (int term = 0; term < terms.size(); term++) {
      from[term + 1] += from[term];
    }
    return new BatchRows(from, rowsByTerm(terms, places, from));
  }

  private static int[] rowsByTerm(BatchTerms terms, int[] places, int[] from) {
    int[] rows = new int[from[terms.size()]];
    int[] next = Arrays.copyOf(from, terms.size());
    for (int row = 0; row < places.length; row++) {
      int end = terms.heldFrom[places[row] + 1];
      for (int i = terms.heldFrom[places[row]]; i < end; i++) {
        int term = terms.held[i];
        int at = next[term];
        if (at > from[term] && rows[at - 1] == row) continue;
        rows[at] = row;
        next[term] = at + 1;
      }
    }
    return rows;
  }

  boolean hasRows(int term) {
    return from[term] < from[term + 1];
  }

  /** All rows; those of a term are {@code [from(term)..from(term + 1))}. */
  int[] rows() {
    return rows;
  }

  int from(int term) {
    return from[term];
  }
}
