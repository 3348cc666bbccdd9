package io.spoor.index;

/** A stretch of the commit order with an index of its own: still open, or sealed. */
public sealed interface Segment permits OpenSegment, ThinnedSegment, FirstRows, SealedSegment {

  /** How many rows it has. */
  int rows();

  /** A bound from below on the starts of its spans, unsigned; all ones while it is empty. */
  long minStartNanos();

  /** A bound from above on the starts of its spans, unsigned; zero while it is empty. */
  long maxStartNanos();

  /** A view of the segment as it is now. */
  SegmentReader reader();

  /** Those of its rows that were deleted, ascending. */
  int[] deletedRows();

  /**
   * The segment without some rows more. Who holds this one sees what was.
   *
   * @param rows in any order
   */
  Segment without(int[] rows);

  /** The bytes of the row of {@link Part#DELETED} of a segment of which some rows were deleted. */
  byte[] deletedRow();
}
