package io.spoor.index;

import java.util.Arrays;
import java.util.concurrent.ForkJoinTask;

/**
 * The segment that spans are being added to, indexed in memory as they arrive.
 *
 * <p>One thread at a time adds. Any thread may take a reader at any time, which sees whole batches
 * only.
 */
public final class OpenSegment implements Segment {

  /*
   * Rows are numbered in order of arrival. Nothing that a reader may see is ever moved or changed, only
   * added to; `published` is written last and read first, so that all below it is visible.
   */

  /** Columns and chains of a row, without its terms. */
  private static final int ROW_BYTES = 80;

  private static final byte HAS_PARENT = 1;

  /** Fewer are added by the thread that brings them. */
  private static final int MIN_ROWS_OF_TWO_THREADS = 256;

  /** Of as many rows the contents are known before they have to be gathered anew. */
  private static final int FIRST_ROWS = 1 << 10;

  final Chunks.OfLong starts;
  final Chunks.OfLong durations;
  final Chunks.OfLong spanIds;
  final Chunks.OfLong parentIds;
  final Chunks.OfByte parentFlags;
  final Chunks.OfByte statuses;
  final Chunks.OfInt fingerprints;
  final Chunks.OfInt nameNumbers;
  final Chunks.OfInt traceNumbers;
  final OpenTraces traces;
  final OpenTerms terms = new OpenTerms();
  final OpenDurations longest = new OpenDurations();
  final OpenNames names = new OpenNames();

  private OpenContents contents = OpenContents.of(this, 0, FIRST_ROWS);

  private final Arrivals arrivals = new Arrivals();
  private final long[] zoneMinStarts;
  private final long[] zoneMaxStarts;
  private final int maxRows;

  private volatile long minStart = -1L;
  private volatile long maxStart;
  private volatile int published;

  /**
   * @param maxRows how many rows it has room for
   */
  public OpenSegment(int maxRows) {
    this.maxRows = maxRows;
    starts = new Chunks.OfLong(maxRows);
    durations = new Chunks.OfLong(maxRows);
    spanIds = new Chunks.OfLong(maxRows);
    parentIds = new Chunks.OfLong(maxRows);
    parentFlags = new Chunks.OfByte(maxRows);
    statuses = new Chunks.OfByte(maxRows);
    fingerprints = new Chunks.OfInt(maxRows);
    nameNumbers = new Chunks.OfInt(maxRows);
    traceNumbers = new Chunks.OfInt(maxRows);
    traces = new OpenTraces(maxRows);
    int zones = Zones.countFor(maxRows);
    zoneMinStarts = new long[zones];
    zoneMaxStarts = new long[zones];
  }

  /**
   * Adds a batch after the rows that are there, and publishes it.
   *
   * @param firstArrival the number by which its first row arrived
   */
  public void add(IndexBatch batch, int firstArrival) {
    arrivals.continueAt(published, firstArrival);
    add(batch);
  }

  /** Says that the next row arrives as this number. */
  public void continueAt(int arrival) {
    arrivals.continueAt(published, arrival);
  }

  /** The number as which the next row arrives. */
  public int nextArrival() {
    return arrivals.of(published);
  }

  Arrivals arrivals() {
    return arrivals;
  }

  /** Whether rows were deleted before it was indexed anew. */
  public boolean hasMissingArrivals() {
    return nextArrival() > published;
  }

  /** Adds a batch after the rows that are there, and publishes it. */
  public void add(IndexBatch batch) {
    int base = published;
    int size = batch.size();
    if (size > maxRows - base) {
      throw new IllegalArgumentException(
          "a batch of %d rows does not fit behind %d of %d".formatted(size, base, maxRows));
    }
    if (size < MIN_ROWS_OF_TWO_THREADS) {
      addColumns(batch, base);
      terms.add(batch, base);
    } else {
      ForkJoinTask.invokeAll(
          ForkJoinTask.adapt(() -> terms.add(batch, base)),
          ForkJoinTask.adapt(() -> addColumns(batch, base)));
    }
    published = base + size;
  }

  private void addColumns(IndexBatch batch, int base) {
    int size = batch.size();
    if (base + size > contents.capacity()) {
      contents = OpenContents.of(this, base, 2 * (base + size));
    }
    int[] numbers = names.add(batch.columns.names);
    for (int i = 0; i < size; i++) {
      int place = batch.places[i];
      setRow(base + i, batch.columns, place, numbers[batch.columns.nameOf[place]]);
    }
    widenBounds(batch);
  }

  private void setRow(int row, BatchColumns batch, int i, int nameNumber) {
    long start = batch.starts[i];
    starts.set(row, start);
    durations.set(row, batch.durations[i]);
    spanIds.set(row, batch.spanIds[i]);
    parentIds.set(row, batch.parentIds[i]);
    parentFlags.set(row, batch.hasParent[i] ? HAS_PARENT : 0);
    statuses.set(row, batch.statuses[i]);
    fingerprints.set(row, batch.fingerprints[i]);
    nameNumbers.set(row, nameNumber);
    traceNumbers.set(row, traces.add(row, batch.traceHighs[i], batch.traceLows[i]));
    contents.add(OpenContents.hash(start, batch.spanIds[i], batch.fingerprints[i]));
    widenZone(row, start);
    longest.add(row, batch.durations[i]);
  }

  private void widenBounds(IndexBatch batch) {
    long earliest = minStart;
    long latest = maxStart;
    for (int place : batch.places) {
      long start = batch.columns.starts[place];
      if (Long.compareUnsigned(start, earliest) < 0) earliest = start;
      if (Long.compareUnsigned(start, latest) > 0) latest = start;
    }
    minStart = earliest;
    maxStart = latest;
  }

  private void widenZone(int row, long start) {
    int zone = Zones.of(row);
    boolean isFirst = row == Zones.firstRow(zone);
    if (isFirst || Long.compareUnsigned(start, zoneMinStarts[zone]) < 0) {
      zoneMinStarts[zone] = start;
    }
    if (Long.compareUnsigned(start, zoneMaxStarts[zone]) > 0) zoneMaxStarts[zone] = start;
  }

  /** Whether it may hold such a span. To be called under the lock of the writer. */
  boolean mayContain(long startNanos, long spanId, int fingerprint) {
    return contents.mayContain(OpenContents.hash(startNanos, spanId, fingerprint));
  }

  boolean hasParent(int row) {
    return parentFlags.get(row) == HAS_PARENT;
  }

  long zoneMinStart(int zone) {
    return zoneMinStarts[zone];
  }

  long zoneMaxStart(int zone) {
    return zoneMaxStarts[zone];
  }

  @Override
  public int rows() {
    return published;
  }

  /** How many rows it has room for, filled ones included. */
  public int maxRows() {
    return maxRows;
  }

  /** Roughly the memory it takes. To be called by the thread that adds. */
  public long heapBytes() {
    return (long) published * ROW_BYTES + terms.heapBytes();
  }

  @Override
  public long minStartNanos() {
    return minStart;
  }

  @Override
  public long maxStartNanos() {
    return maxStart;
  }

  /** A reader of the first rows but some. */
  SegmentReader reader(int rows, RowSet deleted) {
    return new OpenReader(this, rows, deleted);
  }

  @Override
  public SegmentReader reader() {
    return reader(RowSet.EMPTY);
  }

  /** A reader of all rows but some. */
  SegmentReader reader(RowSet deleted) {
    return new OpenReader(this, published, deleted);
  }

  @Override
  public int[] deletedRows() {
    return new int[0];
  }

  @Override
  public Segment without(int[] rows) {
    return new ThinnedSegment(this, RowCollector.union(RowSet.EMPTY, rows));
  }

  @Override
  public byte[] deletedRow() {
    return deletedRow(new int[0]);
  }

  /** By arrival, as what is left is told apart when the segment is indexed anew. */
  byte[] deletedRow(int[] rows) {
    int[] missing = arrivals.missing();
    int[] all = Arrays.copyOf(missing, missing.length + rows.length);
    for (int i = 0; i < rows.length; i++) {
      all[missing.length + i] = arrivals.of(rows[i]);
    }
    Arrays.sort(all);
    return SealedSegment.deletedRow(all);
  }
}
