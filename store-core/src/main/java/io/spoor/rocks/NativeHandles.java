package io.spoor.rocks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The native objects that one owner must close, closed in reverse order of their creation; and the
 * process-wide count of those that are open, which a leak would show in.
 *
 * <p>Not thread-safe.
 */
class NativeHandles implements AutoCloseable {
  private static final AtomicLong LIVE = new AtomicLong();

  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /** How many native objects of all owners are open. */
  static long live() {
    return LIVE.get();
  }

  /** Takes charge of a native object that was just created. */
  <T extends AutoCloseable> T own(T handle) {
    LIVE.incrementAndGet();
    open.push(handle);
    return handle;
  }

  @Override
  public void close() {
    RuntimeException first = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
        LIVE.decrementAndGet();
      } catch (Exception e) {
        if (first == null) first = new IllegalStateException("a native object did not close", e);
        else first.addSuppressed(e);
      }
    }
    if (first != null) throw first;
  }
}
