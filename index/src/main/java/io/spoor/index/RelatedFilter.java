package io.spoor.index;

import io.spoor.query.Condition;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose span stands in a relation to another span of its trace that meets a condition.
 *
 * <p>A trace that lies in this segment alone is told from its rows, any other from its spans;
 * either way all its spans at once, as the next row is often one of them.
 */
final class RelatedFilter implements RowFilter {

  private static final int[] NO_ROWS = {};

  /** Rows of traces that are remembered. */
  private static final int MAX_REMEMBERED = 1 << 18;

  /** A row is tested by its trace in the time in which about so many others are found. */
  private static final int OTHERS_FOUND_A_TEST = 16;

  private final SearchScope scope;
  private final SegmentReader reader;
  private final Condition.Related related;
  private @Nullable RowSet others; // The rows that may be, if they were looked up.
  private long tested; // Rows, while the others were not looked up.
  private final Map<Integer, int[]> rowsByTrace = new HashMap<>();
  private int remembered;

  private RelatedFilter(SearchScope scope, SegmentReader reader, Condition.Related related) {
    this.scope = scope;
    this.reader = reader;
    this.related = related;
  }

  /**
   * @param candidates how many rows can matter at most; where the other condition leaves fewer, the
   *     search begins with them
   */
  static RowFilter of(
      SearchScope scope, SegmentReader reader, Condition.Related related, int candidates) {
    int most = Math.min(candidates, reader.rows());
    RelatedFilter byTrace = new RelatedFilter(scope, reader, related);
    if (reader instanceof SealedReader sealed && RowsAbove.are(related.relation())) {
      long others = scope.filter(reader, related.other()).candidates();
      return others < (long) OTHERS_FOUND_A_TEST * most
          ? RowsAbove.filter(scope, sealed, related, byTrace::holds)
          : byTrace;
    }
    long others = 0;
    for (SegmentReader segment : scope.readers()) {
      others += scope.filter(segment, related.other()).candidates();
    }
    if (others >= most) return byTrace;
    byTrace.others = scope.possibleRows(reader, related.other()).rows();
    RowSet rows = rowsOfTraces(reader, scope.tracesWith(related.other()));
    return new TermsFilter(RowSet.EMPTY, rows, byTrace::holds, Cost.TRACE);
  }

  private static RowSet rowsOfTraces(SegmentReader reader, Set<TraceId> ids) {
    RowBits rows = new RowBits(reader.rows());
    for (TraceId id : ids) {
      int trace = reader.findTrace(id);
      if (trace < 0) continue;
      for (int row : reader.ascendingRowsOfTrace(trace)) rows.set(row);
    }
    return rows.toRowSet();
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
    boolean isOnlyHere = !reader.isElsewhere(trace, scope.readers());
    if (!isOnlyHere && !scope.mayBeIn(id, related.other())) return NO_ROWS;
    boolean[] has = isOnlyHere ? ofRows(rows) : ofSpans(id, rows);
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
    Map<Place, List<Integer>> byPlace = new HashMap<>();
    for (int i = 0; i < has.length; i++) {
      byPlace.computeIfAbsent(Place.of(spans.get(i)), place -> new ArrayList<>(1)).add(i);
    }
    boolean[] ofRows = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      Place place = new Place(reader.startNanos(rows[i]), reader.spanId(rows[i]));
      List<Integer> there = byPlace.getOrDefault(place, List.of());
      int span = there.size() == 1 ? there.get(0) : theOneOf(rows[i], there, spans);
      ofRows[i] = span >= 0 && has[span];
    }
    return ofRows;
  }

  /**
   * The place of a row's span among those that only their content tells apart; -1 if it is none.
   */
  private int theOneOf(int row, List<Integer> there, List<Span> spans) {
    for (int place : there) {
      if (spans.get(place).equals(scope.span(reader, row))) return place;
    }
    return -1;
  }

  /** What tells nearly all spans of a trace apart, and a row says of its span. */
  private record Place(long startNanos, long spanId) {
    static Place of(Span span) {
      return new Place(span.startNanos(), span.spanId().value());
    }
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
