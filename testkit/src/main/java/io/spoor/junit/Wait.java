package io.spoor.junit;

import java.time.Duration;

/** A wait for something that arrives in a store, with a limit. To be used by one thread. */
final class Wait {
  private final Arrivals arrivals;
  private final long limitNanos;
  private final long start = System.nanoTime();
  private long seen;

  Wait(Arrivals arrivals, Duration limit) {
    this.arrivals = arrivals;
    this.limitNanos = saturatedNanos(limit);
  }

  static long saturatedNanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  /** To be called before looking at what has arrived. */
  void look() {
    seen = arrivals.count();
  }

  boolean isOver() {
    return left() <= 0;
  }

  /** Waits for something that arrived since the last look. */
  void forMore() {
    forMore(Long.MAX_VALUE);
  }

  /** The same, but no longer than this. */
  void forMore(long nanos) {
    try {
      arrivals.awaitAfter(seen, Math.min(left(), nanos));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AwaitFailedError("interrupted while waiting for traces");
    }
  }

  private long left() {
    return limitNanos - (System.nanoTime() - start);
  }
}
