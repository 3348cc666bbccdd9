package io.spoor.junit;

import io.spoor.Removal;
import io.spoor.StoreListener;
import io.spoor.span.TraceId;

/** Counts what arrives in a store, so that threads can wait for more. Thread-safe. */
final class Arrivals implements StoreListener {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final StoreListener next;

  private long count; // Guarded by the monitor of this.

  /**
   * @param next is told everything, too
   */
  Arrivals(StoreListener next) {
    this.next = next;
  }

  synchronized long count() {
    return count;
  }

  /** Something happened that a thread may be waiting for. */
  synchronized void add() {
    count++;
    notifyAll();
  }

  /**
   * Waits until something has arrived.
   *
   * @param seen the count from which on
   * @param nanos the longest time to wait
   */
  synchronized void awaitAfter(long seen, long nanos) throws InterruptedException {
    long start = System.nanoTime();
    for (long left = nanos; count == seen && left > 0; left = nanos - (System.nanoTime() - start)) {
      wait(left / NANOS_PER_MILLI, (int) (left % NANOS_PER_MILLI));
    }
  }

  @Override
  public void written(Written batch) {
    add();
    next.written(batch);
  }

  @Override
  public void sealed(Sealed segment) {
    next.sealed(segment);
  }

  @Override
  public void retained(Removal removed) {
    next.retained(removed);
  }

  @Override
  public void deleted(TraceId id, long spans) {
    next.deleted(id, spans);
  }

  @Override
  public void failed(String attempted, Throwable cause) {
    next.failed(attempted, cause);
  }
}
