package io.spoor.index;

/** An open segment of which some rows were deleted. Thread-safe. */
final class ThinnedSegment implements Segment {
  private final OpenSegment open;
  private final RowSet deleted;

  ThinnedSegment(OpenSegment open, RowSet deleted) {
    this.open = open;
    this.deleted = deleted;
  }

  @Override
  public int rows() {
    return open.rows();
  }

  @Override
  public long minStartNanos() {
    return open.minStartNanos();
  }

  @Override
  public long maxStartNanos() {
    return open.maxStartNanos();
  }

  @Override
  public SegmentReader reader() {
    return open.reader(deleted);
  }

  @Override
  public int[] deletedRows() {
    return RowCollector.membersOf(deleted);
  }

  @Override
  public Segment without(int[] rows) {
    return new ThinnedSegment(open, RowCollector.union(deleted, rows));
  }

  @Override
  public byte[] deletedRow() {
    return open.deletedRow(deletedRows());
  }
}
