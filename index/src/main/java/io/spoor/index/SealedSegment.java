package io.spoor.index;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A segment that has been sealed: its rows are in the order of their starts and never change,
 * except that some may be deleted.
 *
 * <p>Thread-safe. A deletion makes a new object, so that who holds this one sees what was.
 */
public final class SealedSegment implements Segment {
  final SealedRows source;
  final RowSet deleted;
  final SharedTraces shared;
  private final int rows;
  private final long minStartNanos;
  private final long maxStartNanos;
  private volatile @Nullable Filter traceFilter;

  private SealedSegment(
      SealedRows source,
      RowSet deleted,
      SharedTraces shared,
      int rows,
      long minStartNanos,
      long maxStartNanos) {
    this.source = source;
    this.deleted = deleted;
    this.shared = shared;
    this.rows = rows;
    this.minStartNanos = minStartNanos;
    this.maxStartNanos = maxStartNanos;
  }

  /** The segment that these rows are of, of which a catalogue remembers size and bounds. */
  public static SealedSegment open(
      SealedRows source, int rows, long minStartNanos, long maxStartNanos) {
    Optional<Postings.Many> deleted = source.find(Part.DELETED, 0, Postings::readMany);
    return new SealedSegment(
        source,
        deleted.map(Postings.Many::rows).orElse(RowSet.EMPTY),
        new SharedTraces(),
        rows,
        minStartNanos,
        maxStartNanos);
  }

  /** Kept outside the cache: every search of a trace asks it, of every segment. */
  Filter traceFilter() {
    Filter filter = traceFilter;
    if (filter == null) {
      filter = source.get(Part.TRACE_FILTER, 0, Filter::parse);
      traceFilter = filter;
    }
    return filter;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public long minStartNanos() {
    return minStartNanos;
  }

  @Override
  public long maxStartNanos() {
    return maxStartNanos;
  }

  @Override
  public SegmentReader reader() {
    return new SealedReader(this);
  }

  @Override
  public int[] deletedRows() {
    return RowCollector.membersOf(deleted);
  }

  @Override
  public Segment without(int[] more) {
    return new SealedSegment(
        source, RowCollector.union(deleted, more), shared, rows, minStartNanos, maxStartNanos);
  }

  @Override
  public byte[] deletedRow() {
    return deletedRow(deletedRows());
  }

  /** The bytes of the row of {@link Part#DELETED}. */
  public static byte[] deletedRow(int[] ascending) {
    return Postings.many(ascending, ascending.length);
  }

  /**
   * The rows, or arrivals, that a row of {@link Part#DELETED} holds, ascending; none without one.
   */
  public static int[] deletedRows(SealedRows source) {
    return source
        .find(Part.DELETED, 0, Postings::readMany)
        .map(deleted -> RowCollector.membersOf(deleted.rows()))
        .orElse(new int[0]);
  }
}
