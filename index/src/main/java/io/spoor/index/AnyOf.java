package io.spoor.index;

import java.util.Comparator;
import java.util.List;

/** Rows that meet at least one of several conditions. */
final class AnyOf implements RowFilter {
  private final RowFilter[] filters;
  private final int candidates;

  private AnyOf(List<RowFilter> filters, int rows) {
    this.filters =
        filters.stream().sorted(Comparator.comparing(RowFilter::cost)).toArray(RowFilter[]::new);
    long sum = 0;
    for (RowFilter filter : filters) sum += filter.candidates();
    this.candidates = (int) Math.min(rows, sum);
  }

  static RowFilter of(List<RowFilter> filters, int rows) {
    return filters.size() == 1 ? filters.get(0) : new AnyOf(filters, rows);
  }

  @Override
  public int previous(int row) {
    int greatest = NONE;
    for (RowFilter filter : filters) {
      greatest = Math.max(greatest, filter.previous(row));
      if (greatest == row) break;
    }
    return greatest;
  }

  @Override
  public Truth test(int row) {
    Truth any = Truth.NO;
    for (RowFilter filter : filters) {
      Truth truth = filter.test(row);
      if (truth == Truth.YES) return Truth.YES;
      if (truth == Truth.MAYBE) any = Truth.MAYBE;
    }
    return any;
  }

  @Override
  public boolean holds(int row) {
    for (RowFilter filter : filters) {
      if (filter.holds(row)) return true;
    }
    return false;
  }

  @Override
  public int candidates() {
    return candidates;
  }

  @Override
  public Cost cost() {
    return filters.length == 0 ? Cost.TERMS : filters[filters.length - 1].cost();
  }
}
