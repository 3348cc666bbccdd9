package io.spoor.index;

/** An open segment as it was when it had so many rows, whatever was added since. Immutable. */
public final class FirstRows implements Segment {
  private final OpenSegment segment;
  private final int rows;
  private final RowSet deleted;

  private FirstRows(OpenSegment segment, int rows, RowSet deleted) {
    this.segment = segment;
    this.rows = rows;
    this.deleted = deleted;
  }

  /**
   * The segment as it is now.
   *
   * @param deletedArrivals the numbers by which deleted rows arrived, ascending
   */
  public static FirstRows of(OpenSegment segment, int[] deletedArrivals) {
    RowCollector deleted = new RowCollector();
    int next = 0;
    for (int row = 0; row < segment.rows() && next < deletedArrivals.length; row++) {
      int arrival = segment.arrivals().of(row);
      while (next < deletedArrivals.length && deletedArrivals[next] < arrival) next++;
      if (next < deletedArrivals.length && deletedArrivals[next] == arrival) deleted.add(row);
    }
    return new FirstRows(segment, segment.rows(), deleted.toRowSet());
  }

  @Override
  public int rows() {
    return rows;
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
  public SegmentReader reader() {
    return segment.reader(rows, deleted);
  }

  @Override
  public int[] deletedRows() {
    return RowCollector.membersOf(deleted);
  }

  @Override
  public Segment without(int[] more) {
    return new FirstRows(segment, rows, RowCollector.union(deleted, more));
  }

  @Override
  public byte[] deletedRow() {
    return segment.deletedRow(deletedRows());
  }
}
