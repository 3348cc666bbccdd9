package io.spoor.index;

import io.spoor.query.Condition;
import io.spoor.query.Relation;
import io.spoor.span.TraceId;
import java.util.function.IntPredicate;

/**
 * The rows of a segment that stand in a relation to others, found from the others: worth while
 * where these are few.
 */
final class RelatedRows {
  private final SearchScope scope;
  private final SegmentReader reader;
  private final Condition.Related related;
  private final PossibleRows others;

  RelatedRows(SearchScope scope, SegmentReader reader, Condition.Related related) {
    this.scope = scope;
    this.reader = reader;
    this.related = related;
    this.others = scope.possibleRows(reader, related.other());
  }

  /** Whether the rows themselves are found from the others, not only the traces they are in. */
  static boolean areFoundFrom(Relation relation, SegmentReader reader) {
    return reader instanceof SealedReader && leadsUp(relation);
  }

  private static boolean leadsUp(Relation relation) {
    return relation == Relation.CHILD || relation == Relation.DESCENDANT;
  }

  /**
   * @param byTrace tells by the whole trace whether a row is so related
   */
  RowFilter filter(IntPredicate byTrace) {
    if (!(reader instanceof SealedReader sealed) || !leadsUp(related.relation())) {
      return unsure(rowsOfTraces(trace -> true), byTrace);
    }
    RowSet apart = rowsOfTraces(trace -> !scope.isOnlyIn(reader, reader.traceId(trace)));
    RowBits above = rowsAbove(sealed, apart);
    if (others.areSure()) {
      return new TermsFilter(above.toRowSet(), apart, byTrace, RowFilter.Cost.TRACE);
    }
    above.addAll(apart);
    return unsure(above.toRowSet(), byTrace);
  }

  private static RowFilter unsure(RowSet rows, IntPredicate byTrace) {
    return new TermsFilter(RowSet.EMPTY, rows, byTrace, RowFilter.Cost.TRACE);
  }

  /** The rows of those traces in which the others may be, here or in another segment. */
  private RowSet rowsOfTraces(IntPredicate traces) {
    RowBits rows = new RowBits(reader.rows());
    for (TraceId id : scope.tracesWith(related.other())) {
      int trace = reader.findTrace(id);
      if (trace < 0 || !traces.test(trace)) continue;
      for (int row : reader.ascendingRowsOfTrace(trace)) rows.set(row);
    }
    return rows.toRowSet();
  }

  /** From each of the others up its parents, which a sealed segment knows by row. */
  private RowBits rowsAbove(SealedReader sealed, RowSet apart) {
    RowBits above = new RowBits(reader.rows());
    boolean isOneStep = related.relation() == Relation.CHILD;
    others
        .rows()
        .forEach(
            row -> {
              if (apart.contains(row) || reader.isDeleted(row)) return;
              if (isOneStep) addParent(sealed, row, above);
              else addAncestors(sealed, row, above);
            });
    return above;
  }

  private static void addParent(SealedReader sealed, int row, RowBits above) {
    int parent = sealed.parentRow(row);
    if (parent >= 0) above.set(parent);
  }

  private static void addAncestors(SealedReader sealed, int row, RowBits above) {
    int parent = sealed.parentRow(row);
    while (parent >= 0 && !above.get(parent)) {
      above.set(parent);
      parent = sealed.parentRow(parent);
    }
  }
}
