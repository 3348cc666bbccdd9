package io.spoor.junit;

import java.time.Duration;

/** How a trace grows while somebody looks at it, and whether it is quiet by now. */
final class Growth {
  private final long quietNanos;
  private int spans = -1;
  private long grownAt;

  Growth(Duration quiet) {
    this.quietNanos = Wait.saturatedNanos(quiet);
  }

  void isNow(int count) {
    if (count == spans) return;
    spans = count;
    grownAt = System.nanoTime();
  }

  boolean isOver() {
    return nanosToBeOver() <= 0;
  }

  long nanosToBeOver() {
    return quietNanos - (System.nanoTime() - grownAt);
  }
}
