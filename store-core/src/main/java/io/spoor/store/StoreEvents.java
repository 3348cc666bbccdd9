package io.spoor.store;

import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.spoor.Removal;
import io.spoor.StoreListener;
import io.spoor.StoreListener.Sealed;
import io.spoor.StoreListener.Written;
import io.spoor.StoreMetrics;
import io.spoor.span.TraceId;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * What happens in a store: counted, and told to its listener. Thread-safe.
 *
 * <p>Whoever calls one of the methods that tell holds no lock.
 */
final class StoreEvents {
  private final StoreListener listener;

  /** Set on a thread while it tells the listener. */
  private final ThreadLocal<Boolean> isTelling = new ThreadLocal<>();

  private final CallTimer writes = new CallTimer();
  private final LongAdder spansWritten = new LongAdder();
  private final LongAdder duplicates = new LongAdder();
  private final LongAdder bytesWritten = new LongAdder();
  private final CallTimer seals = new CallTimer();
  private final CallTimer searches = new CallTimer();
  private final CallTimer lookups = new CallTimer();
  private final LongAdder tracesRead = new LongAdder();
  private final LongAdder spansDeleted = new LongAdder();
  private final LongAdder segmentsRemoved = new LongAdder();
  private final LongAdder spansRemoved = new LongAdder();
  private final LongAdder failures = new LongAdder();

  StoreEvents(StoreListener listener) {
    this.listener = listener;
  }

  void searched(long nanos) {
    searches.add(nanos);
  }

  void lookedUp(int traces, long nanos) {
    lookups.add(nanos);
    tracesRead.add(traces);
  }

  void written(Written batch) {
    writes.add(batch.nanos());
    spansWritten.add(batch.spans());
    duplicates.add(batch.duplicates());
    bytesWritten.add(batch.bytes());
    tell(listener -> listener.written(batch));
  }

  void sealed(Sealed segment) {
    seals.add(segment.nanos());
    tell(listener -> listener.sealed(segment));
  }

  /** Does nothing if nothing was removed. */
  void retained(Removal removed) {
    if (removed.segments() == 0) return;
    segmentsRemoved.add(removed.segments());
    spansRemoved.add(removed.spans());
    tell(listener -> listener.retained(removed));
  }

  /** Does nothing if nothing was deleted. */
  void deleted(TraceId id, long spans) {
    if (spans == 0) return;
    spansDeleted.add(spans);
    tell(listener -> listener.deleted(id, spans));
  }

  void failed(String attempted, Throwable cause) {
    failures.increment();
    tell(listener -> listener.failed(attempted, cause));
  }

  /** Whether this thread is telling the listener something. */
  boolean isTelling() {
    return isTelling.get() != null;
  }

  /** Refuses a call by the listener, which would wait for itself. */
  void refuseListener(String call) {
    if (isTelling.get() != null) {
      throw new IllegalStateException(
          call + " called by the store's own listener, expected that it only reads");
    }
  }

  private void tell(Consumer<StoreListener> event) {
    if (listener == StoreListener.NOBODY) return;
    if (isTelling.get() != null) return; // A read of the listener's own failed: it knows.
    isTelling.set(true);
    try {
      event.accept(listener);
    } catch (Throwable e) {
      return; // It is the listener's, and what it was told of has happened.
    } finally {
      isTelling.remove();
    }
  }

  /**
   * @param segments all segments of the store
   */
  StoreMetrics metrics(CacheStats cache, List<StoreSegment> segments) {
    int sealed = 0;
    for (StoreSegment segment : segments) {
      if (segment.isSealed()) sealed++;
    }
    return new StoreMetrics(
        writes.total(),
        spansWritten.sum(),
        duplicates.sum(),
        bytesWritten.sum(),
        seals.total(),
        searches.total(),
        lookups.total(),
        tracesRead.sum(),
        spansDeleted.sum(),
        segmentsRemoved.sum(),
        spansRemoved.sum(),
        failures.sum(),
        cache.hitCount(),
        cache.missCount(),
        segments.size() - sealed,
        sealed);
  }
}
