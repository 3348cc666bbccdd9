package io.spoor.store;

import io.spoor.StoreMetrics;
import java.util.concurrent.atomic.LongAdder;

/** How often something was done, and how long that took together. Thread-safe. */
final class CallTimer {
  private final LongAdder count = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  void add(long elapsedNanos) {
    count.increment();
    nanos.add(elapsedNanos);
  }

  StoreMetrics.Timer total() {
    return new StoreMetrics.Timer(count.sum(), nanos.sum());
  }
}
