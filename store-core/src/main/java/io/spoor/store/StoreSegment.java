package io.spoor.store;

import io.spoor.index.SealedSegment;
import io.spoor.index.Segment;

/** A segment with its number in the store, and what keeps its rows on disk. */
record StoreSegment(int id, Segment index, SegmentLife life) {

  boolean isSealed() {
    return index instanceof SealedSegment;
  }
}
