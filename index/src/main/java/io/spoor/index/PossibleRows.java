package io.spoor.index;

/**
 * The rows of a segment that may meet a condition; all that do are among them.
 *
 * @param areSure whether no other rows are among them
 */
record PossibleRows(RowSet rows, boolean areSure) {

  static PossibleRows of(RowFilter filter, int rows) {
    RowBits possible = new RowBits(rows);
    boolean areSure = true;
    int row = filter.previous(rows - 1);
    while (row >= 0) {
      Truth truth = filter.testProposed(row);
      if (truth != Truth.NO) possible.set(row);
      if (truth == Truth.MAYBE) areSure = false;
      row = filter.previous(row - 1);
    }
    return new PossibleRows(possible.toRowSet(), areSure);
  }
}
