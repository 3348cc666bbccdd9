package io.spoor.rocks;

import io.spoor.StoreClosedException;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The way in to what can be closed: calls share it, and once it is shut no call passes.
 *
 * <p>{@link #enter} and {@link #leave} nest, so that a visitor of a scan may read.
 */
public final class Gate {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final String location;
  private final Object shutting = new Object();
  private boolean shut;

  public Gate(String location) {
    this.location = location;
  }

  /**
   * Every successful call is followed by {@link #leave} on the same thread.
   *
   * @param attempt the name of the call
   */
  public void enter(String attempt) {
    lock.readLock().lock();
    if (shut) {
      lock.readLock().unlock();
      throw closed(attempt);
    }
  }

  private StoreClosedException closed(String attempt) {
    return new StoreClosedException(
        "%s called on a closed store (%s)".formatted(attempt, location));
  }

  /**
   * Like {@link #enter}, for a thread that those who shut the gate or are {@linkplain #alone alone}
   * may be waiting for: it is refused where it would have to wait.
   */
  public void enterAtOnce(String attempt) {
    if (!lock.readLock().tryLock()) {
      throw new StoreClosedException(
          "%s called while the store is being closed or opened anew (%s)"
              .formatted(attempt, location));
    }
    if (shut) {
      lock.readLock().unlock();
      throw closed(attempt);
    }
  }

  public void leave() {
    lock.readLock().unlock();
  }

  /**
   * Waits until every call has left, then runs {@code change} before another enters.
   *
   * @param attempt the name of the call
   */
  public void alone(String attempt, Runnable change) {
    checkOutside("changed");
    lock.writeLock().lock();
    try {
      enter(attempt);
      try {
        change.run();
      } finally {
        leave();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void checkOutside(String what) {
    if (lock.getReadHoldCount() == 0) return;
    throw new IllegalStateException(
        "%s cannot be %s by a call that is reading from it".formatted(location, what));
  }

  /**
   * Waits until every call has left, then runs {@code last}; does nothing if shut already. Calls
   * that come while {@code last} runs are refused at once.
   */
  public void shut(Runnable last) {
    checkOutside("closed");
    synchronized (shutting) {
      if (letNobodyIn()) last.run();
    }
  }

  /** Whether it was open. */
  private boolean letNobodyIn() {
    lock.writeLock().lock();
    try {
      boolean wasOpen = !shut;
      shut = true;
      return wasOpen;
    } finally {
      lock.writeLock().unlock();
    }
  }
}
