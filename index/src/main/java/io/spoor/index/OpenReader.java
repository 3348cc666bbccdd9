package io.spoor.index;

import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The open segment as it was when the reader was made: the rows below a mark, in arrival order. */
final class OpenReader implements SegmentReader {
  private static final int[] NO_ROWS = {};

  final OpenSegment segment;
  private final int mark;
  private final RowSet deleted;

  private int lastTrace = -1; // Of which `lastRows` are.
  private int[] lastRows = NO_ROWS;

  OpenReader(OpenSegment segment, int mark, RowSet deleted) {
    this.segment = segment;
    this.mark = mark;
    this.deleted = deleted;
  }

  @Override
  public int rows() {
    return mark;
  }

  @Override
  public long minStartNanos() {
    return segment.minStartNanos();
  }

  @Override
  public long maxStartNanos() {
    return segment.maxStartNanos();
  }

  @Override
  public RowTotals totals() {
    return RowTotals.of(this);
  }

  @Override
  public boolean hasDeletedRows() {
    return deleted.size() > 0;
  }

  @Override
  public boolean isDeleted(int row) {
    return deleted.size() > 0 && deleted.contains(row);
  }

  @Override
  public long startNanos(int row) {
    return segment.starts.get(row);
  }

  @Override
  public long durationNanos(int row) {
    return segment.durations.get(row);
  }

  @Override
  public long spanId(int row) {
    return segment.spanIds.get(row);
  }

  @Override
  public int nameNumber(int row) {
    return segment.nameNumbers.get(row);
  }

  @Override
  public int status(int row) {
    return segment.statuses.get(row);
  }

  @Override
  public int fingerprint(int row) {
    return segment.fingerprints.get(row);
  }

  @Override
  public int arrival(int row) {
    return segment.arrivals().of(row);
  }

  @Override
  public int arrivals() {
    return mark == 0 ? 0 : arrival(mark - 1) + 1;
  }

  @Override
  public int traceNumber(int row) {
    return segment.traceNumbers.get(row);
  }

  @Override
  public SpanName name(int nameNumber) {
    return segment.names.get(nameNumber);
  }

  @Override
  public SpanNames names() {
    int[] counts = new int[16];
    int size = 0;
    for (int row = 0; row < mark; row++) {
      if (isDeleted(row)) continue;
      int number = segment.nameNumbers.get(row);
      if (number >= counts.length) counts = Arrays.copyOf(counts, number * 2);
      counts[number]++;
      size = Math.max(size, number + 1);
    }
    List<SpanName> names = new ArrayList<>(size);
    for (int number = 0; number < size; number++) {
      names.add(segment.names.get(number));
    }
    return new SpanNames(names, Arrays.copyOf(counts, size));
  }

  @Override
  public int findTrace(TraceId id) {
    int number = segment.traces.find(id.high(), id.low());
    if (number < 0 || segment.traces.firstRow(number) >= mark) return -1;
    return deleted.size() > 0 && ascendingRowsOfTrace(number).length == 0 ? -1 : number;
  }

  @Override
  public TraceId traceId(int traceNumber) {
    return new TraceId(segment.traces.high(traceNumber), segment.traces.low(traceNumber));
  }

  @Override
  public int traces() {
    int traces = segment.traces.size();
    while (traces > 0 && segment.traces.firstRow(traces - 1) >= mark) traces--;
    return traces;
  }

  @Override
  public int[] tracesStartingIn(long fromNanos, long lastNanos) {
    SearchWindow window = new SearchWindow(fromNanos, lastNanos);
    DistinctNumbers found = new DistinctNumbers(segment.traces.size());
    for (int zone = 0; zone < Zones.countFor(mark); zone++) {
      if (!window.mayStartBetween(segment.zoneMinStart(zone), segment.zoneMaxStart(zone))) continue;
      int end = Math.min(mark, Zones.firstRow(zone + 1));
      for (int row = Zones.firstRow(zone); row < end; row++) {
        if (!isDeleted(row) && window.contains(startNanos(row))) found.add(traceNumber(row));
      }
    }
    return found.toArray();
  }

  @Override
  public Iterator<TraceId> traceIds() {
    return IntStream.range(0, traces())
        .filter(trace -> !hasDeletedRows() || ascendingRowsOfTrace(trace).length > 0)
        .mapToObj(this::traceId)
        .sorted()
        .iterator();
  }

  @Override
  public int[] ascendingRowsOfTrace(int traceNumber) {
    return withoutDeleted(segment.traces.rows(traceNumber, mark));
  }

  private int[] withoutDeleted(int[] rows) {
    if (deleted.size() == 0) return rows;
    return Arrays.stream(rows).filter(row -> !isDeleted(row)).toArray();
  }

  @Override
  public int[] rowsOfTrace(int traceNumber) {
    int[] rows = ascendingRowsOfTrace(traceNumber);
    RowOrder.sortWithin(this, rows);
    return rows;
  }

  @Override
  public int[] rowsLike(int traceNumber, long startNanos, long spanId, int fingerprint) {
    if (!segment.mayContain(startNanos, spanId, fingerprint)) return NO_ROWS;
    if (traceNumber != lastTrace) {
      lastRows = rowsOfTrace(traceNumber);
      lastTrace = traceNumber;
    }
    return RowOrder.alike(this, lastRows, startNanos, spanId, fingerprint);
  }

  @Override
  public Truth namesParent(int row) {
    return Truth.of(segment.hasParent(row));
  }

  @Override
  public int[] rootsOfTrace(int[] rows) {
    int[] roots = parentsOfTrace(rows);
    for (int i = 0; i < rows.length; i++) roots[i] = Math.min(0, roots[i]);
    return roots;
  }

  @Override
  public int[] parentsOfTrace(int[] rows) {
    int count = rows.length;
    long[] spanIds = new long[count];
    long[] parentIds = new long[count];
    boolean[] hasParent = new boolean[count];
    byte[] kinds = new byte[count];
    for (int i = 0; i < count; i++) {
      spanIds[i] = spanId(rows[i]);
      parentIds[i] = segment.parentIds.get(rows[i]);
      hasParent[i] = segment.hasParent(rows[i]);
      kinds[i] = (byte) name(nameNumber(rows[i])).kind().ordinal();
    }
    return ParentLinks.of(count, spanIds, parentIds, hasParent, kinds);
  }

  @Override
  public @Nullable WindowRows rowsStartingIn(long fromNanos, long lastNanos) {
    return null;
  }

  @Override
  public @Nullable RowSet rowsLasting(long minNanos) {
    return segment.longest.lasting(minNanos, mark);
  }

  @Override
  public RowSet rowsWith(Term term) {
    return segment.terms.rows(term, mark);
  }

  @Override
  public Collection<TermKey> keys() {
    List<TermKey> keys = new ArrayList<>();
    for (OpenKey key : segment.terms.keys()) {
      keys.add(key.key);
    }
    return keys;
  }

  @Override
  public int terms(TermKey key) {
    OpenKey open = segment.terms.key(key);
    return open == null ? 0 : open.terms();
  }

  @Override
  public RowSet rowsWithKey(TermKey key) {
    OpenKey open = segment.terms.key(key);
    if (open == null) return RowSet.EMPTY;
    RowBits rows = new RowBits(mark);
    OpenTerms terms = segment.terms;
    for (int term = open.newest(); term != OpenTerms.NONE; term = terms.older(term)) {
      rows.addAll(terms.rows(term, mark));
    }
    return rows.toRowSet();
  }

  @Override
  public TermWalk walk(TermKey key, int type, byte[] first, byte @Nullable [] last) {
    OpenKey open = segment.terms.key(key);
    if (open == null) return TermWalk.NONE;
    return new OpenWalk(segment.terms, open, type, first, last, mark);
  }

  @Override
  public NewestRows newest(SegmentPlan plan) {
    return new Newest(plan);
  }

  /**
   * Looks into zone after zone, those with the newest spans first, and gives a row out once no zone
   * that is left can hold a newer one. Spans arrive nearly in order of time, so that is soon.
   */
  final class Newest implements NewestRows {
    private final SegmentPlan plan;
    private final PriorityQueue<Integer> found = new PriorityQueue<>(newestFirst());
    private final Integer[] zones;

    /** As they are now: the last one grows while spans are added, which a sort does not take. */
    private final long[] maxStarts;

    private int nextZone;

    Newest(SegmentPlan plan) {
      this.plan = plan;
      int count = 0;
      Integer[] all = new Integer[Zones.countFor(mark)];
      maxStarts = new long[all.length];
      for (int zone = 0; zone < all.length; zone++) {
        maxStarts[zone] = segment.zoneMaxStart(zone);
        if (plan.window().mayStartBetween(segment.zoneMinStart(zone), maxStarts[zone])) {
          all[count++] = zone;
        }
      }
      zones = Arrays.copyOf(all, count);
      Arrays.sort(zones, (a, b) -> Long.compareUnsigned(maxStarts[b], maxStarts[a]));
    }

    @Override
    public int next() {
      while (nextZone < zones.length && mayHoldNewer(zones[nextZone])) {
        search(zones[nextZone++]);
      }
      Integer row = found.poll();
      return row == null ? END : row;
    }

    private boolean mayHoldNewer(int zone) {
      Integer newest = found.peek();
      return newest == null || Long.compareUnsigned(maxStarts[zone], startNanos(newest)) >= 0;
    }

    private void search(int zone) {
      int first = Zones.firstRow(zone);
      int row = Math.min(mark, Zones.firstRow(zone + 1)) - 1;
      while ((row = plan.previous(row, first)) >= 0) {
        found.add(row--);
      }
    }

    private Comparator<Integer> newestFirst() {
      return (a, b) -> {
        int byStart = Long.compareUnsigned(startNanos(b), startNanos(a));
        if (byStart != 0) return byStart;
        return traceId(traceNumber(a)).compareTo(traceId(traceNumber(b)));
      };
    }
  }
}
