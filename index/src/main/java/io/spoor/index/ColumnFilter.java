package io.spoor.index;

import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Rows that a column tells.
 *
 * @param skip passes over rows that are known not to meet the condition
 * @param read what the span says where the column says maybe
 */
record ColumnFilter(
    int candidates, IntUnaryOperator skip, IntFunction<Truth> column, IntPredicate read)
    implements RowFilter {

  @Override
  public int previous(int row) {
    return skip.applyAsInt(row);
  }

  @Override
  public Truth test(int row) {
    return column.apply(row);
  }

  @Override
  public boolean holds(int row) {
    Truth truth = column.apply(row);
    return truth == Truth.MAYBE ? read.test(row) : truth == Truth.YES;
  }

  @Override
  public Cost cost() {
    return Cost.COLUMN;
  }
}
