package io.spoor.index;

/** A stretch of the commit order with an index of its own: still open, or sealed. */
public sealed interface Segment permits OpenSegment, FirstRows, SealedSegment {

  /** How many rows it has. */
  int rows();

  /** A bound from below on the starts of its spans, unsigned; all ones while it is empty. */
  long minStartNanos();

  /** A bound from above on the starts of its spans, unsigned; zero while it is empty. */
  long maxStartNanos();

  /** A view of the segment as it is now. */
  SegmentReader reader();
}
