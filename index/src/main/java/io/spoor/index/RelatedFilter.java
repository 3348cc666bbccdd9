package io.spoor.index;

import io.spoor.query.Condition;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose span stands in a relation to another span of its trace that meets a condition.
 *
 * <p>A trace that lies in this segment alone is told from its rows, any other from its spans;
 * either way all its spans at once, as the next row is often one of them.
 */
final class RelatedFilter implements RowFilter {

  /** Rows of traces that are remembered. */
  private static final int MAX_REMEMBERED = 1 << 18;

  /** A row is tested by its trace in the time in which about so many others are found. */
  private static final int OTHERS_FOUND_A_TEST = 16;

  private final SearchScope scope;
  private final SegmentReader reader;
  private final Condition.Related related;
  private @Nullable RowSet others;
  private long tested; // Rows, while the others were not looked up.
  private final Map<Integer, int[]> rowsByTrace = new HashMap<>();
  private int remembered;

  /**
   * @param others the rows that may be the other span, if they were looked up
   */
  private RelatedFilter(
      SearchScope scope, SegmentReader reader, Condition.Related related, @Nullable RowSet others) {
    this.scope = scope;
    this.reader = reader;
    this.related = related;
    this.others = others;
  }

  /**
   * @param candidates how many rows can matter at most; where the other condition leaves fewer, the
   *     search begins with them
   */
  static RowFilter of(
      SearchScope scope, SegmentReader reader, Condition.Related related, int candidates) {
    long others = 0;
    for (SegmentReader segment : scope.readers()) {
      others += scope.filter(segment, related.other()).candidates();
    }
    int worth = RelatedRows.areFoundFrom(related.relation(), reader) ? OTHERS_FOUND_A_TEST : 1;
    if (others >= (long) worth * Math.min(candidates, reader.rows())) {
      return new RelatedFilter(scope, reader, related, null);
    }
    RowSet rows = scope.possibleRows(reader, related.other()).rows();
    RelatedFilter byTrace = new RelatedFilter(scope, reader, related, rows);
    return new RelatedRows(scope, reader, related).filter(byTrace::holds);
  }

  @Override
  public int previous(int row) {
    return row;
  }

  @Override
  public Truth test(int row) {
    return Truth.MAYBE;
  }

  @Override
  public boolean holds(int row) {
    int trace = reader.traceNumber(row);
    int[] rows = rowsByTrace.get(trace);
    if (rows == null) {
      rows = rowsOf(trace);
      remember(trace, rows);
    }
    return Arrays.binarySearch(rows, row) >= 0;
  }

  private void remember(int trace, int[] rows) {
    remembered += rows.length + 8;
    if (remembered > MAX_REMEMBERED) {
      rowsByTrace.clear();
      remembered = rows.length + 8;
    }
    rowsByTrace.put(trace, rows);
  }

  /** The rows of a trace that are so related, ascending. */
  private int[] rowsOf(int trace) {
    int[] rows = reader.rowsOfTrace(trace);
    TraceId id = reader.traceId(trace);
    boolean[] has = scope.isOnlyIn(reader, id) ? ofRows(rows) : ofSpans(id, rows);
    RowCollector related = new RowCollector();
    for (int i = 0; i < rows.length; i++) {
      if (has[i]) related.add(rows[i]);
    }
    return related.toSortedArray();
  }

  private boolean[] ofRows(int[] rows) {
    boolean[] meets = new boolean[rows.length];
    boolean isMet = false;
    RowFilter filter = scope.filter(reader, related.other());
    RowSet maybe = othersFor(rows.length, filter);
    for (int i = 0; i < rows.length; i++) {
      meets[i] = (maybe == null || maybe.contains(rows[i])) && filter.holds(rows[i]);
      isMet |= meets[i];
    }
    if (!isMet) return meets;
    long[] starts = new long[rows.length];
    long[] ends = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      starts[i] = reader.startNanos(rows[i]);
      ends[i] = starts[i] + reader.durationNanos(rows[i]);
    }
    return RelatedSpans.of(related.relation(), reader.parentsOfTrace(rows), meets, starts, ends);
  }

  /** Looks the others up as soon as that costs no more than the tests so far. */
  private @Nullable RowSet othersFor(int rows, RowFilter filter) {
    tested += rows;
    if (others == null && tested > filter.candidates()) {
      others = scope.possibleRows(reader, related.other()).rows();
    }
    return others;
  }

  private boolean[] ofSpans(TraceId id, int[] rows) {
    List<Span> spans = scope.spans(id);
    boolean[] has = new TraceMatches(scope, spans).of(related);
    Map<Span, Boolean> bySpan = new HashMap<>();
    for (int i = 0; i < has.length; i++) bySpan.put(spans.get(i), has[i]); // All are distinct.
    boolean[] ofRows = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      ofRows[i] = bySpan.getOrDefault(scope.span(reader, rows[i]), false);
    }
    return ofRows;
  }

  @Override
  public int candidates() {
    return reader.rows();
  }

  @Override
  public Cost cost() {
    return Cost.TRACE;
  }
}
