package io.spoor.index;

import java.util.function.IntPredicate;

/** Rows that terms tell: some for sure, of others the span has to be read. */
final class TermsFilter implements RowFilter {
  private final RowSet sure;
  private final RowSet unsure;
  private final IntPredicate read;
  private final Cost readCost;
  private final RowSet.Walk sureWalk;
  private final RowSet.Walk unsureWalk;

  /**
   * @param read tells of an unsure row whether it meets the condition
   * @param readCost what that costs
   */
  TermsFilter(RowSet sure, RowSet unsure, IntPredicate read, Cost readCost) {
    this.sure = sure;
    this.unsure = unsure;
    this.read = read;
    this.readCost = readCost;
    this.sureWalk = sure.walk();
    this.unsureWalk = unsure.walk();
  }

  /** Rows that meet the condition, and no others do. */
  static RowFilter ofSure(RowSet rows) {
    return new TermsFilter(rows, RowSet.EMPTY, row -> false, Cost.TERMS);
  }

  @Override
  public int previous(int row) {
    int previous = sureWalk.previous(row);
    return unsure.size() == 0 ? previous : Math.max(previous, unsureWalk.previous(row));
  }

  @Override
  public Truth test(int row) {
    if (sure.contains(row)) return Truth.YES;
    return unsure.contains(row) ? Truth.MAYBE : Truth.NO;
  }

  @Override
  public Truth testProposed(int row) {
    return unsure.size() == 0 ? Truth.YES : test(row);
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
    return unsure.size() == 0 ? Cost.TERMS : readCost;
  }
}
