package io.spoor.store;

import java.util.List;

/**
 * The segments of a store at one moment, in commit order; the last may be open. Holds them alive
 * until it is closed by everybody who took it. The list is immutable.
 */
final class StoreView implements AutoCloseable {
  private final List<StoreSegment> segments;
  private int holders = 1;

  /** A view held once, by whoever makes it. */
  StoreView(List<StoreSegment> segments) {
    this.segments = List.copyOf(segments);
    for (StoreSegment segment : this.segments) {
      segment.life().hold();
    }
  }

  List<StoreSegment> segments() {
    return segments;
  }

  /** Holds the view once more; false if everybody had let go of it. */
  synchronized boolean hold() {
    if (holders == 0) return false;
    holders++;
    return true;
  }

  @Override
  public void close() {
    synchronized (this) {
      if (--holders > 0) return;
    }
    for (StoreSegment segment : segments) {
      segment.life().release();
    }
  }
}
