package io.spoor.index;

import io.spoor.query.Level;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Gathers the rows of terms in one segment. */
final class TermRows {
  private final SearchScope scope;
  private final SegmentReader reader;
  private final @Nullable Level bound;
  private final RowUnion sure;
  private final RowUnion unsure;

  /**
   * @param bound a level of which one element is meant: of its terms nothing is sure
   */
  TermRows(SearchScope scope, SegmentReader reader, @Nullable Level bound) {
    this.scope = scope;
    this.reader = reader;
    this.bound = bound;
    this.sure = new RowUnion(reader.rows());
    this.unsure = new RowUnion(reader.rows());
  }

  /**
   * @param read tells of an unsure row whether it is meant
   */
  RowFilter of(LeafTerms leaf, IntPredicate read) {
    for (Term term : leaf.terms()) {
      add(term.key, Truth.YES, reader.rowsWith(term));
    }
    for (TermKey key : leaf.keys()) {
      add(key, Truth.YES, reader.rowsWithKey(key));
    }
    for (TermRange range : leaf.ranges()) {
      add(range);
    }
    return new TermsFilter(sure.toRowSet(), unsure.toRowSet(), read, RowFilter.Cost.SPAN);
  }

  private void add(TermRange range) {
    TermWalk walk = reader.walk(range.key(), range.type(), range.first(), range.last());
    while (walk.next()) {
      scope.counts().walked++;
      Truth truth = range.test().of(walk.bytes(), walk.length());
      if (truth != Truth.NO) add(range.key(), truth, walk.rows());
    }
  }

  private void add(TermKey key, Truth truth, RowSet rows) {
    boolean isSure = truth == Truth.YES && key.level() != bound;
    (isSure ? sure : unsure).add(rows);
  }
}
