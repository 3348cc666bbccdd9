package io.spoor.index;

import java.util.Comparator;
import java.util.List;

/** Rows that meet every one of several conditions; all of them if there are none. */
final class AllOf implements RowFilter {
  private final RowFilter[] byCandidates;
  private final RowFilter[] byCost;
  private final int candidates;

  private AllOf(List<RowFilter> filters, int rows) {
    byCandidates =
        filters.stream()
            .sorted(Comparator.comparingInt(RowFilter::candidates))
            .toArray(RowFilter[]::new);
    byCost =
        filters.stream().sorted(Comparator.comparing(RowFilter::cost)).toArray(RowFilter[]::new);
    candidates = byCandidates.length == 0 ? rows : byCandidates[0].candidates();
  }

  static RowFilter of(List<RowFilter> filters, int rows) {
    return filters.size() == 1 ? filters.get(0) : new AllOf(filters, rows);
  }

  @Override
  public int previous(int row) {
    int candidate = row;
    for (int i = 0; i < byCandidates.length && candidate >= 0; i++) {
      int previous = byCandidates[i].previous(candidate);
      if (previous < candidate) {
        candidate = previous;
        if (i > 0) i = -1; // Begin again: the filters before have to agree too.
      }
    }
    return candidate;
  }

  @Override
  public Truth test(int row) {
    Truth all = Truth.YES;
    for (RowFilter filter : byCost) {
      Truth truth = filter.test(row);
      if (truth == Truth.NO) return Truth.NO;
      if (truth == Truth.MAYBE) all = Truth.MAYBE;
    }
    return all;
  }

  /** All were asked for the row last, and all proposed it. */
  @Override
  public Truth testProposed(int row) {
    Truth all = Truth.YES;
    for (RowFilter filter : byCost) {
      Truth truth = filter.testProposed(row);
      if (truth == Truth.NO) return Truth.NO;
      if (truth == Truth.MAYBE) all = Truth.MAYBE;
    }
    return all;
  }

  @Override
  public boolean holds(int row) {
    for (RowFilter filter : byCost) {
      if (!filter.holds(row)) return false;
    }
    return true;
  }

  @Override
  public int candidates() {
    return candidates;
  }

  @Override
  public Cost cost() {
    return byCost.length == 0 ? Cost.TERMS : byCost[byCost.length - 1].cost();
  }
}
