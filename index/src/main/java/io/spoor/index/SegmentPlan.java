package io.spoor.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A query's conditions against one segment: the rows of its terms, fewest first, and what is
 * checked on the columns of the rows that are left.
 *
 * <p>Not thread-safe, as its reader.
 */
final class SegmentPlan {
  private static final int NONE = -1;

  private final SearchTerms query;
  private final SegmentReader reader;
  private final RowSet[] sets;

  private SegmentPlan(SearchTerms query, SegmentReader reader, RowSet[] sets) {
    this.query = query;
    this.reader = reader;
    this.sets = sets;
  }

  static SegmentPlan of(SearchTerms query, SegmentReader reader) {
    List<RowSet> sets = new ArrayList<>();
    for (List<Term> alternatives : query.terms()) {
      RowSet rows = rowsWithAny(alternatives, reader);
      if (rows.size() == 0) return new SegmentPlan(query, reader, new RowSet[] {RowSet.EMPTY});
      sets.add(rows);
    }
    sets.sort(Comparator.comparingInt(RowSet::size));
    return new SegmentPlan(query, reader, sets.toArray(RowSet[]::new));
  }

  private static RowSet rowsWithAny(List<Term> alternatives, SegmentReader reader) {
    RowSet only = RowSet.EMPTY;
    RowCollector several = null;
    for (Term term : alternatives) {
      RowSet rows = reader.rowsWith(term);
      if (rows.size() == 0) continue;
      if (only.size() == 0) {
        only = rows;
      } else {
        if (several == null) {
          several = new RowCollector();
          only.addTo(several);
        }
        rows.addTo(several);
      }
    }
    return several == null ? only : several.toRowSet();
  }

  /** Whether no row can match, which is known before any is looked at. */
  boolean isEmpty() {
    return sets.length > 0 && sets[0].size() == 0;
  }

  /** Whether a stretch of rows with these extreme starts may hold a match. */
  boolean mayStartBetween(long minStart, long maxStart) {
    return query.mayStartBetween(minStart, maxStart);
  }

  long fromNanos() {
    return query.fromNanos();
  }

  long lastNanos() {
    return query.lastNanos();
  }

  boolean accepts(int row) {
    for (RowSet set : sets) {
      if (!set.contains(row)) return false;
    }
    return acceptsColumnsOf(row);
  }

  /** The greatest row from {@code first} to {@code row} that matches, or -1. */
  int previous(int row, int first) {
    int candidate = row;
    while (candidate >= first) {
      int agreed = greatestInAllSets(candidate);
      if (agreed < first) return NONE;
      if (Long.compareUnsigned(reader.maxDurationNanos(Zones.of(agreed)), query.minDurationNanos())
          < 0) {
        candidate = Zones.firstRow(Zones.of(agreed)) - 1; // Nothing here is long enough.
      } else if (acceptsColumnsOf(agreed)) {
        return agreed;
      } else {
        candidate = agreed - 1;
      }
    }
    return NONE;
  }

  private int greatestInAllSets(int row) {
    int candidate = row;
    for (int i = 0; i < sets.length && candidate >= 0; i++) {
      int previous = sets[i].previous(candidate);
      if (previous < candidate) {
        candidate = previous;
        if (i > 0) i = NONE; // Begin again: the sets before have to agree too.
      }
    }
    return candidate;
  }

  private boolean acceptsColumnsOf(int row) {
    return hasDurationInRange(row) && hasStartInRange(row) && !reader.isDeleted(row);
  }

  private boolean hasDurationInRange(int row) {
    if (!query.asksForDuration()) return true;
    long duration = reader.durationNanos(row);
    return Long.compareUnsigned(duration, query.minDurationNanos()) >= 0
        && Long.compareUnsigned(duration, query.maxDurationNanos()) <= 0;
  }

  private boolean hasStartInRange(int row) {
    if (!query.asksForTime()) return true;
    long start = reader.startNanos(row);
    return Long.compareUnsigned(start, query.fromNanos()) >= 0
        && Long.compareUnsigned(start, query.lastNanos()) <= 0;
  }
}
