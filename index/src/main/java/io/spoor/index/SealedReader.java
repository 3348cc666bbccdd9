package io.spoor.index;

import io.spoor.span.TraceId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A sealed segment, of which a reader holds the columns that it used last. */
final class SealedReader implements SegmentReader {
  private static final int[] NO_ROWS = {};

  private final SealedSegment segment;
  final SealedRows source;
  private final ColumnReader starts;
  final ColumnReader durations;
  private final ColumnReader spanIds;
  final ColumnReader nameNumbers;
  final ColumnReader statuses;
  private final ColumnReader fingerprints;
  private final ColumnReader arrivals;
  final ColumnReader traceNumbers;
  final ColumnReader parents;
  private @Nullable Directory directory;
  private @Nullable SpanNames names;
  private @Nullable BitSet shared;
  private @Nullable TraceBlock lastBlock;
  private int lastBlockNumber;

  private int lastTrace = -1; // Of which `lastRows` are.
  private int[] lastRows = NO_ROWS;

  SealedReader(SealedSegment segment) {
    this.segment = segment;
    this.source = segment.source;
    this.starts = new ColumnReader(source, Part.START);
    this.durations = new ColumnReader(source, Part.DURATION);
    this.spanIds = new ColumnReader(source, Part.SPAN_ID);
    this.nameNumbers = new ColumnReader(source, Part.NAME);
    this.statuses = new ColumnReader(source, Part.STATUS);
    this.fingerprints = new ColumnReader(source, Part.FINGERPRINT);
    this.arrivals = new ColumnReader(source, Part.ARRIVAL);
    this.traceNumbers = new ColumnReader(source, Part.TRACE);
    this.parents = new ColumnReader(source, Part.PARENT);
  }

  private Directory directory() {
    Directory known = directory;
    if (known == null) {
      known = source.get(Part.DIRECTORY, 0, Directory::parse);
      if (known.rows() != rows()) {
        throw new CorruptIndexException(
            "the directory is of %d rows, the segment has %d".formatted(known.rows(), rows()));
      }
      directory = known;
    }
    return known;
  }

  @Override
  public int rows() {
    return segment.rows();
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
    if (hasDeletedRows()) return RowTotals.of(this);
    return new RowTotals(rows(), directory().firstStart(), directory().lastStart());
  }

  @Override
  public boolean hasDeletedRows() {
    return segment.deleted.size() > 0;
  }

  @Override
  public boolean isDeleted(int row) {
    return segment.deleted.contains(row);
  }

  @Override
  public long startNanos(int row) {
    return starts.get(row);
  }

  @Override
  public long durationNanos(int row) {
    return durations.get(row);
  }

  @Override
  public long spanId(int row) {
    return spanIds.get(row);
  }

  @Override
  public int nameNumber(int row) {
    return (int) nameNumbers.get(row);
  }

  @Override
  public int status(int row) {
    return (int) statuses.get(row);
  }

  @Override
  public int fingerprint(int row) {
    return (int) fingerprints.get(row);
  }

  @Override
  public int arrival(int row) {
    return (int) arrivals.get(row);
  }

  @Override
  public int arrivals() {
    return Integer.MAX_VALUE; // Nothing was added since.
  }

  @Override
  public int traceNumber(int row) {
    return (int) traceNumbers.get(row);
  }

  private SpanNames storedNames() {
    SpanNames known = names;
    if (known == null) {
      known = source.get(Part.NAMES, 0, NamesRow::parse).names();
      names = known;
    }
    return known;
  }

  @Override
  public SpanName name(int nameNumber) {
    SpanNames stored = storedNames();
    checkName(nameNumber, stored);
    return stored.names().get(nameNumber);
  }

  private static void checkName(int nameNumber, SpanNames stored) {
    if (nameNumber < 0 || nameNumber >= stored.names().size()) {
      throw new CorruptIndexException(
          "name %d of %d is wanted".formatted(nameNumber, stored.names().size()));
    }
  }

  @Override
  public SpanNames names() {
    SpanNames stored = storedNames();
    if (segment.deleted.size() == 0) return stored;
    int[] counts = stored.counts().clone();
    for (int row = segment.deleted.previous(rows() - 1); row >= 0; ) {
      int name = nameNumber(row);
      checkName(name, stored);
      counts[name]--;
      row = segment.deleted.previous(row - 1);
    }
    return new SpanNames(stored.names(), counts);
  }

  @Override
  public int findTrace(TraceId id) {
    int trace = numberOf(id);
    return trace >= 0 && hasDeletedRows() && rowsOfTrace(trace).length == 0 ? -1 : trace;
  }

  /** The number of a trace, also of one with deleted rows only, or -1. */
  int numberOf(TraceId id) {
    if (!segment.traceFilter().mayContain(TraceBlock.hash(id))) return -1;
    int number = directory().traceBlock(id);
    if (number == Directory.ABSENT) return -1;
    int index = traceBlock(number).find(id);
    return index < 0 ? -1 : number * TraceBlock.MAX_TRACES + index;
  }

  @Override
  public boolean isElsewhere(int traceNumber, List<SegmentReader> readers) {
    return tracesElsewhere(readers).get(traceNumber)
        && SegmentReader.super.isElsewhere(traceNumber, readers);
  }

  /** The numbers of the traces that may have rows in other segments too. Not to be changed. */
  BitSet tracesElsewhere(List<SegmentReader> readers) {
    BitSet known = shared;
    if (known == null) {
      known = segment.shared.among(this, readers);
      shared = known;
    }
    return known;
  }

  @Override
  public TraceId traceId(int traceNumber) {
    return traceBlock(traceNumber / TraceBlock.MAX_TRACES).id(traceNumber % TraceBlock.MAX_TRACES);
  }

  private TraceBlock traceBlock(int number) {
    TraceBlock block = lastBlock;
    if (block == null || number != lastBlockNumber) {
      block = source.get(Part.TRACES, number, TraceBlock::parse);
      lastBlock = block;
      lastBlockNumber = number;
    }
    return block;
  }

  @Override
  public int traces() {
    return directory().traces();
  }

  /** Traces are numbered in order of their ids. */
  @Override
  public Iterator<TraceId> traceIds() {
    return IntStream.range(0, traces())
        .filter(trace -> !hasDeletedRows() || rowsOfTrace(trace).length > 0)
        .mapToObj(this::traceId)
        .iterator();
  }

  @Override
  public int[] tracesStartingIn(long fromNanos, long lastNanos) {
    SearchWindow window = new SearchWindow(fromNanos, lastNanos);
    if (!mayHold(window)) return NO_ROWS;
    DistinctNumbers traces = new DistinctNumbers(directory().traces());
    int end = endOf(window);
    for (int row = startOf(window); row < end; row++) {
      if (!isDeleted(row)) traces.add(traceNumber(row));
    }
    return traces.toArray();
  }

  @Override
  public int[] ascendingRowsOfTrace(int traceNumber) {
    return rowsOfTrace(traceNumber); // By start, so that they ascend.
  }

  @Override
  public int[] rowsOfTrace(int traceNumber) {
    int[] rows =
        traceBlock(traceNumber / TraceBlock.MAX_TRACES).rows(traceNumber % TraceBlock.MAX_TRACES);
    if (segment.deleted.size() == 0) return rows;
    return Arrays.stream(rows).filter(row -> !isDeleted(row)).toArray();
  }

  @Override
  public int[] rowsLike(int traceNumber, long startNanos, long spanId, int fingerprint) {
    if (traceNumber != lastTrace) {
      lastRows = rowsOfTrace(traceNumber);
      lastTrace = traceNumber;
    }
    return RowOrder.alike(this, lastRows, startNanos, spanId, fingerprint);
  }

  /** The tree may hang a span elsewhere than under the parent it names, and then it is not told. */
  @Override
  public Truth namesParent(int row) {
    return switch (ParentColumn.decode(row, parents.get(row))) {
      case ParentLinks.NONE -> Truth.NO;
      case ParentLinks.MISSING -> Truth.YES;
      default -> Truth.MAYBE;
    };
  }

  /**
   * The row under which a row hangs, or one of the constants of {@link ParentLinks}, as far as the
   * segment knows: the trace may go on in others.
   */
  int parentRow(int row) {
    int parent = ParentColumn.decode(row, parents.get(row));
    return parent >= 0 && isDeleted(parent) ? ParentLinks.MISSING : parent;
  }

  @Override
  public int[] rootsOfTrace(int[] rows) {
    int[] roots = new int[rows.length];
    for (int i = 0; i < rows.length; i++) roots[i] = Math.min(0, parentRow(rows[i]));
    return roots;
  }

  @Override
  public int[] parentsOfTrace(int[] rows) {
    int[] places = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int parent = ParentColumn.decode(rows[i], parents.get(rows[i]));
      places[i] = parent < 0 ? parent : placeOf(parent, rows);
    }
    return places;
  }

  /** A parent that was deleted is missing. */
  private static int placeOf(int parent, int[] rows) {
    int place = Arrays.binarySearch(rows, parent);
    return place < 0 ? ParentLinks.MISSING : place;
  }

  @Override
  public WindowRows rowsStartingIn(long fromNanos, long lastNanos) {
    SearchWindow window = new SearchWindow(fromNanos, lastNanos);
    if (!mayHold(window)) return new WindowRows(this, 0, 0);
    int first = startOf(window);
    return new WindowRows(this, first, Math.max(first, endOf(window)));
  }

  @Override
  public @Nullable RowSet rowsLasting(long minNanos) {
    int level = directory().durationLevel(minNanos);
    if (level == Directory.ABSENT) return null;
    return source.get(Part.LONGEST, level, Postings::readMany).rows();
  }

  private TermDictionary dictionary() {
    return new TermDictionary(source, directory());
  }

  @Override
  public RowSet rowsWith(Term term) {
    return dictionary().rowsWith(term);
  }

  @Override
  public Collection<TermKey> keys() {
    return directory().keys();
  }

  @Override
  public int terms(TermKey key) {
    return dictionary().terms(key);
  }

  @Override
  public RowSet rowsWithKey(TermKey key) {
    return dictionary().rowsWithKey(key);
  }

  @Override
  public TermWalk walk(TermKey key, int type, byte[] first, byte @Nullable [] last) {
    return dictionary().walk(key, type, first, last);
  }

  @Override
  public NewestRows newest(SegmentPlan plan) {
    return new NewestOfSealed(this, plan);
  }

  boolean mayHold(SearchWindow window) {
    return window.mayStartBetween(directory().firstStart(), directory().lastStart());
  }

  /** The first row in a window; where none is, {@link #endOf} is not greater. */
  int startOf(SearchWindow window) {
    return firstRowFrom(window.fromNanos());
  }

  /** The row behind the last one in a window. */
  int endOf(SearchWindow window) {
    boolean isOpen = Long.compareUnsigned(window.lastNanos(), directory().lastStart()) >= 0;
    return isOpen ? rows() : firstRowFrom(window.lastNanos() + 1);
  }

  /** The first row that starts at this moment or later; {@link #rows} if none does. */
  private int firstRowFrom(long startNanos) {
    int low = Zones.firstRow(directory().lastZoneBefore(startNanos));
    int high = Math.min(rows(), low + (1 << Zones.BITS));
    while (low < high) {
      int middle = low + high >>> 1;
      if (Long.compareUnsigned(startNanos(middle), startNanos) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
