package io.spoor.index;

import io.spoor.span.TraceId;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The matching rows of one segment, from the newest. Nothing is looked up before the merge reaches
 * the segment's time.
 */
final class SegmentMatches {
  static final Comparator<SegmentMatches> NEWEST_FIRST = SegmentMatches::compareNewestFirst;

  private final SegmentReader reader;
  private final SearchTerms terms;
  private final SearchTerms upToCursor;
  private @Nullable NewestRows rows;
  private @Nullable SegmentPlan plan;
  private @Nullable TraceId traceId; // Of the row where it stands.
  private long startNanos;
  private boolean isAtEnd;

  SegmentMatches(SegmentReader reader, SearchTerms terms, SearchTerms upToCursor) {
    this.reader = reader;
    this.terms = terms;
    this.upToCursor = upToCursor;
    this.startNanos = reader.maxStartNanos();
    this.isAtEnd = !upToCursor.mayStartBetween(reader.minStartNanos(), startNanos);
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

  TraceId traceId() {
    TraceId id = traceId;
    if (id == null) throw new IllegalStateException("the segment stands on no row");
    return id;
  }

  void advance() {
    if (rows == null) rows = reader.newest(SegmentPlan.of(upToCursor, reader));
    int row = rows.next();
    if (row == NewestRows.END) {
      isAtEnd = true;
      traceId = null;
    } else {
      startNanos = reader.startNanos(row);
      traceId = reader.traceId(reader.traceNumber(row));
    }
  }

  void addMatchesOf(TraceId id, TraceSearch.MatchedSpans spans) {
    int number = reader.findTrace(id);
    if (number < 0) return;
    if (plan == null) plan = SegmentPlan.of(terms, reader);
    if (plan.isEmpty()) return;
    for (int row : reader.unorderedRowsOfTrace(number)) {
      if (plan.accepts(row)) spans.add(reader.startNanos(row), reader.spanId(row));
    }
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
