package io.spoor.index;

import io.spoor.query.Condition;
import io.spoor.span.TraceId;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The matching rows of one segment, from the newest. Nothing is looked up before the merge reaches
 * the segment's time.
 */
final class SegmentMatches {
  static final Comparator<SegmentMatches> NEWEST_FIRST = SegmentMatches::compareNewestFirst;

  private static final int[] NO_ROWS = {};
  private static final BitSet NONE_PASSED_OVER = new BitSet();

  private final SearchScope scope;
  private final SegmentReader reader;
  private final List<Condition> conditions;
  private final SearchWindow window;
  private final SearchWindow upToCursor;
  private final BitSet passedOver = new BitSet(); // Numbers of traces.
  private @Nullable RowFilter filter;
  private @Nullable NewestRows rows;
  private @Nullable TraceId traceId; // Of the row where it stands.
  private int row;
  private int traceNumber;
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
      traceNumber = reader.traceNumber(row);
      traceId = reader.traceId(traceNumber);
    }
  }

  /** Steps to the next row that is not of the trace where it stands, nor of one left so before. */
  void advancePastTrace() {
    passedOver.set(traceNumber);
    advance();
  }

  /** The matching rows, from the newest, up to the cursor. */
  NewestRows newest() {
    return reader.newest(plan(upToCursor, passedOver));
  }

  private SegmentPlan plan(SearchWindow within, BitSet without) {
    RowFilter rowFilter = filter;
    if (rowFilter == null) {
      rowFilter = new RowFilters(scope, reader).ofQuery(conditions);
      filter = rowFilter;
      scope.counts().visited(rowFilter.candidates());
    }
    return new SegmentPlan(rowFilter, within, reader, scope.counts(), without);
  }

  void addMatchesOf(TraceId id, MatchedSpans spans) {
    for (int match : matchesOf(id)) {
      spans.add(reader, match);
    }
  }

  /** Whether any row of a trace matches. */
  boolean hasMatchOf(TraceId id) {
    return matchesOf(id).length > 0;
  }

  private int[] matchesOf(TraceId id) {
    if (!window.mayStartBetween(reader.minStartNanos(), reader.maxStartNanos())) return NO_ROWS;
    int number = id.equals(traceId) ? traceNumber : reader.findTrace(id);
    if (number < 0) return NO_ROWS;
    SegmentPlan plan = plan(window, NONE_PASSED_OVER);
    return plan.isEmpty() ? NO_ROWS : plan.accepted(reader.ascendingRowsOfTrace(number));
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
