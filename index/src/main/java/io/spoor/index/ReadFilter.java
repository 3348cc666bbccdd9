package io.spoor.index;

import java.util.function.IntPredicate;

/**
 * Rows of which the span has to be read.
 *
 * @param possible those that may meet the condition
 */
record ReadFilter(RowFilter possible, IntPredicate read) implements RowFilter {

  @Override
  public int previous(int row) {
    return possible.previous(row);
  }

  @Override
  public Truth test(int row) {
    return possible.test(row) == Truth.NO ? Truth.NO : Truth.MAYBE;
  }

  @Override
  public boolean holds(int row) {
    return possible.test(row) != Truth.NO && read.test(row);
  }

  @Override
  public int candidates() {
    return possible.candidates();
  }

  @Override
  public Cost cost() {
    return Cost.SPAN;
  }
}
