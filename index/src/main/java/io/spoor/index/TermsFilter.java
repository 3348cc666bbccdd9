package io.spoor.index;

import java.util.function.IntPredicate;

/** Rows that terms tell: some for sure, of others the span has to be read. */
record TermsFilter(RowSet sure, RowSet unsure, IntPredicate read) implements RowFilter {

  @Override
  public int previous(int row) {
    int previous = sure.previous(row);
    return unsure.size() == 0 ? previous : Math.max(previous, unsure.previous(row));
  }

  @Override
  public Truth test(int row) {
    if (sure.contains(row)) return Truth.YES;
    return unsure.contains(row) ? Truth.MAYBE : Truth.NO;
  }

  @Override
  public boolean holds(int row) {
    return sure.contains(row) || (unsure.contains(row) && read.test(row));
  }

  @Override
  public int candidates() {
    return sure.size() + unsure.size();
  }

  @Override
  public Cost cost() {
    return unsure.size() == 0 ? Cost.TERMS : Cost.SPAN;
  }
}
