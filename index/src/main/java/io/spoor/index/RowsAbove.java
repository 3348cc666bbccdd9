package io.spoor.index;

import io.spoor.query.Condition;
import io.spoor.query.Relation;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * The rows of a sealed segment that have a child or descendant that meets a condition, found from
 * the rows that do, up their parents. A trace that may go on in other segments is told by itself.
 */
final class RowsAbove {
  private final SearchScope scope;
  private final SealedReader reader;
  private final Condition.Related related;
  private final RowBits above;
  private final RowBits apart;

  private RowsAbove(SearchScope scope, SealedReader reader, Condition.Related related) {
    this.scope = scope;
    this.reader = reader;
    this.related = related;
    this.above = new RowBits(reader.rows());
    this.apart = new RowBits(reader.rows());
  }

  /** Whether the rows of a relation stand above the others. */
  static boolean are(Relation relation) {
    return relation == Relation.CHILD || relation == Relation.DESCENDANT;
  }

  /**
   * @param byTrace tells by the whole trace whether a row is so related
   */
  static RowFilter filter(
      SearchScope scope, SealedReader reader, Condition.Related related, IntPredicate byTrace) {
    RowsAbove rows = new RowsAbove(scope, reader, related);
    PossibleRows others = scope.possibleRows(reader, related.other());
    rows.addTracesApart();
    others.rows().forEach(rows::addAbove);
    if (others.areSure()) {
      RowSet sure = rows.above.toRowSet();
      return new TermsFilter(sure, rows.apart.toRowSet(), byTrace, RowFilter.Cost.TRACE);
    }
    rows.above.addAll(rows.apart.toRowSet());
    return new TermsFilter(RowSet.EMPTY, rows.above.toRowSet(), byTrace, RowFilter.Cost.TRACE);
  }

  private void addTracesApart() {
    BitSet traces = reader.tracesElsewhere(scope.readers());
    for (int trace = traces.nextSetBit(0); trace >= 0; trace = traces.nextSetBit(trace + 1)) {
      for (int row : reader.ascendingRowsOfTrace(trace)) apart.set(row);
    }
  }

  private void addAbove(int row) {
    if (apart.get(row) || reader.isDeleted(row)) return;
    int parent = reader.parentRow(row);
    while (parent >= 0 && !above.get(parent)) {
      above.set(parent);
      if (related.relation() == Relation.CHILD) return;
      parent = reader.parentRow(parent);
    }
  }
}
