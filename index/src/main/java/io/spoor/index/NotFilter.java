package io.spoor.index;

/** Rows that do not meet a condition. */
record NotFilter(RowFilter filter, int rows) implements RowFilter {

  @Override
  public int previous(int row) {
    return row;
  }

  @Override
  public Truth test(int row) {
    return filter.test(row).negated();
  }

  @Override
  public boolean holds(int row) {
    return !filter.holds(row);
  }

  @Override
  public int candidates() {
    return rows;
  }

  @Override
  public Cost cost() {
    return filter.cost();
  }
}
