package io.spoor.index;

import io.spoor.query.Condition;
import io.spoor.span.TraceId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The matching rows of one segment, from the newest. Nothing is looked up before the merge reaches
 * the segment's time.
 */
final class SegmentMatches {
  static final Comparator<SegmentMatches> NEWEST_FIRST = SegmentMatches::compareNewestFirst;

  private final SearchScope scope;
  private final SegmentReader reader;
  private final List<Condition> conditions;
  private final SearchWindow window;
  private final SearchWindow upToCursor;
  private @Nullable RowFilter filter;
  private @Nullable NewestRows rows;
  private @Nullable TraceId traceId; // Of the row where it stands.
  private int row;
  private long startNanos;
  private boolean isAtEnd;

  /**
   * @param upToCursor the part of the window in which rows are met one by one
   */
  SegmentMatches(
      SearchScope scope,
      SegmentReader reader,
      List<Condition> conditions,
      SearchWindow window,
      SearchWindow upToCursor) {
    this.scope = scope;
    this.reader = reader;
    this.conditions = conditions;
    this.window = window;
    this.upToCursor = upToCursor;
    this.startNanos = reader.maxStartNanos();
    this.isAtEnd = !upToCursor.mayStartBetween(reader.minStartNanos(), startNanos);
  }

  SegmentReader reader() {
    return reader;
  }

  /**
   * Whether it stands on a row; if not, it stands on a bound that no row exceeds, or at the end.
   */
  boolean isAtRow() {
    return traceId != null;
  }

  boolean isAtEnd() {
    return isAtEnd;
  }

  long startNanos() {
    return startNanos;
  }

  int row() {
    return row;
  }

  TraceId traceId() {
    TraceId id = traceId;
    if (id == null) throw new IllegalStateException("the segment stands on no row");
    return id;
  }

  void advance() {
    if (rows == null) rows = newest();
    row = rows.next();
    if (row == NewestRows.END) {
      isAtEnd = true;
      traceId = null;
    } else {
      scope.counts().matches++;
      startNanos = reader.startNanos(row);
      traceId = reader.traceId(reader.traceNumber(row));
    }
  }

  /** The matching rows, from the newest, up to the cursor. */
  NewestRows newest() {
    return reader.newest(plan(upToCursor));
  }

  private SegmentPlan plan(SearchWindow within) {
    RowFilter rowFilter = filter;
    if (rowFilter == null) {
      rowFilter = new RowFilters(scope, reader).ofQuery(conditions);
      filter = rowFilter;
      scope.counts().visited(rowFilter.candidates());
    }
    return new SegmentPlan(rowFilter, within, reader, scope.counts());
  }

  void addMatchesOf(TraceId id, MatchedSpans spans) {
    int number = findTrace(id);
    if (number < 0) return;
    SegmentPlan plan = plan(window);
    if (plan.isEmpty()) return;
    for (int match : reader.unorderedRowsOfTrace(number)) {
      if (plan.accepts(match)) spans.add(reader, match);
    }
  }

  /** Whether any row of a trace matches. */
  boolean hasMatchOf(TraceId id) {
    int number = findTrace(id);
    if (number < 0) return false;
    SegmentPlan plan = plan(window);
    if (plan.isEmpty()) return false;
    for (int match : reader.unorderedRowsOfTrace(number)) {
      if (plan.accepts(match)) return true;
    }
    return false;
  }

  /** The number of a trace, or -1; not asked where no row lies in the window. */
  private int findTrace(TraceId id) {
    boolean mayMatch = window.mayStartBetween(reader.minStartNanos(), reader.maxStartNanos());
    return mayMatch ? reader.findTrace(id) : -1;
  }

  /** At one start, bounds come before rows, so that no row is taken before all are known. */
  private static int compareNewestFirst(SegmentMatches a, SegmentMatches b) {
    if (a.isAtEnd != b.isAtEnd) return a.isAtEnd ? 1 : -1;
    if (a.isAtEnd) return 0;
    int byStart = Long.compareUnsigned(b.startNanos, a.startNanos);
    if (byStart != 0) return byStart;
    if (a.traceId == null || b.traceId == null) {
      return Boolean.compare(a.isAtRow(), b.isAtRow());
    }
    return a.traceId.compareTo(b.traceId);
  }
}
