package io.spoor.store;

import java.util.function.IntConsumer;

/**
 * How long the rows of a segment must stay on disk: until nobody holds a view with the segment,
 * once it was dropped. Open and sealed forms of one segment share one life. Thread-safe.
 */
final class SegmentLife {
  private final int segment;
  private final IntConsumer removal;
  private int holders;
  private boolean isDropped;

  /**
   * @param removal takes the number of the segment when its rows may go; must not block
   */
  SegmentLife(int segment, IntConsumer removal) {
    this.segment = segment;
    this.removal = removal;
  }

  synchronized void hold() {
    holders++;
  }

  void release() {
    if (isLastOfDropped()) removal.accept(segment);
  }

  /** The rows go when the last holder is gone. To be called by a holder, once. */
  synchronized void drop() {
    isDropped = true;
  }

  private synchronized boolean isLastOfDropped() {
    holders--;
    return holders == 0 && isDropped;
  }
}
