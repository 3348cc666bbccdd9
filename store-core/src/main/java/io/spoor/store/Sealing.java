package io.spoor.store;

import io.spoor.StorageFailedException;
import io.spoor.StoreListener.Sealed;
import io.spoor.TraceStoreOptions;
import io.spoor.index.Part;
import io.spoor.index.SealedSegment;
import io.spoor.index.SegmentSealer;
import io.spoor.rocks.EngineBatch;
import io.spoor.rocks.Family;
import io.spoor.rocks.RocksEngine;
import io.spoor.storage.Rows;
import io.spoor.storage.SegmentEntry;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Seals full segments in the background, one at a time, in the order in which they filled.
 *
 * <p>The new entry of the catalogue is committed with the rows of the index or after them: a crash
 * leaves the segment sealed or not, and perhaps rows of a try, which {@link Recovery} removes.
 * Guarded by the write lock, which is free while a segment's rows are made.
 */
final class Sealing {

  /** One segment is being sealed, another may wait for it; a third makes writers wait. */
  private static final int MAX_WAITING = 1;

  private final Segments segments;
  private final Catalogue catalogue;
  private final RocksEngine engine;
  private final IndexRows indexRows;
  private final TraceStoreOptions options;
  private final StoreEvents events;
  private final Executor background;
  private final Runnable afterSealing;
  private final Deque<FillingSegment> waiting = new ArrayDeque<>();
  private boolean isRunning;
  private boolean isStopped;
  private @Nullable Throwable failure;

  /**
   * @param afterSealing is run without a lock when a segment was sealed
   */
  Sealing(
      Segments segments,
      Catalogue catalogue,
      RocksEngine engine,
      IndexRows indexRows,
      TraceStoreOptions options,
      StoreEvents events,
      Executor background,
      Runnable afterSealing) {
    this.segments = segments;
    this.catalogue = catalogue;
    this.engine = engine;
    this.indexRows = indexRows;
    this.options = options;
    this.events = events;
    this.background = background;
    this.afterSealing = afterSealing;
  }

  /** Takes a segment to which nothing will be added. Under the write lock. */
  void add(FillingSegment full) {
    waiting.add(full);
    failure = null; // Another try.
    start();
  }

  /**
   * Waits while too many segments are to be sealed; the write lock is free meanwhile.
   *
   * @throws StorageFailedException if sealing fails; the next call tries again
   */
  void awaitRoom() {
    await(MAX_WAITING);
  }

  /** Waits until no segment is to be sealed. */
  void awaitAll() {
    synchronized (segments) {
      await(0);
    }
  }

  private void await(int most) {
    while (waiting.size() > most) {
      Throwable cause = failure;
      if (cause != null) {
        failure = null;
        start();
        throw new StorageFailedException(
            "cannot seal segment %d; %d full segments wait for it"
                .formatted(waiting.element().segment().id(), waiting.size()),
            cause);
      }
      try {
        segments.wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StorageFailedException("interrupted while waiting for a segment to be sealed", e);
      }
    }
  }

  /** Waits until no segment is to be sealed, or sealing failed; begins none afterwards. */
  void finish() {
    synchronized (segments) {
      try {
        while (!waiting.isEmpty() && failure == null) segments.wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // What is not sealed is recovered from its spans.
      }
      isStopped = true;
    }
  }

  /** Forgets those of the segments that wait. Under the write lock. */
  void remove(Set<Integer> ids) {
    if (!waiting.removeIf(full -> ids.contains(full.segment().id()))) return;
    failure = null;
    segments.notifyAll();
  }

  /** The segment with this number, if it waits. Under the write lock. */
  @Nullable FillingSegment waiting(int id) {
    for (FillingSegment full : waiting) {
      if (full.segment().id() == id) return full;
    }
    return null;
  }

  private void start() {
    if (isRunning || isStopped) return;
    isRunning = true;
    background.execute(this::run);
  }

  private void run() {
    while (true) {
      FillingSegment next;
      synchronized (segments) {
        next = waiting.peek();
        if (next == null || isStopped || failure != null) {
          isRunning = false;
          return;
        }
      }
      try {
        seal(next);
      } catch (Throwable e) { // Whatever it is, writers have to hear of it.
        boolean isWanted;
        synchronized (segments) {
          isWanted = waiting.peek() == next; // Otherwise it was removed meanwhile.
          if (isWanted) failure = e;
          segments.notifyAll();
        }
        if (isWanted) events.failed("seal", e);
      }
    }
  }

  private void seal(FillingSegment full) {
    if (full.index().rows() == 0) {
      drop(full);
      return;
    }
    long began = System.nanoTime();
    int id = full.segment().id();
    int[] deleted;
    synchronized (segments) {
      if (waiting.peek() != full) return; // It was removed meanwhile.
      deleted = segments.form(id).deletedRows();
    }
    SealedRowWriter writer = new SealedRowWriter(engine, id);
    int[] sealedRows = SegmentSealer.seal(full.index(), deleted, writer);
    EngineBatch rows = writer.finish();
    boolean isWanted;
    synchronized (segments) {
      isWanted = waiting.peek() == full;
      if (isWanted) commit(full, sealedRows, rows);
    }
    if (!isWanted) {
      engine.dropRange(Family.INDEX, Rows.segmentStart(id), Rows.segmentEnd(id));
      return;
    }
    if (isWorthAFlush(full)) flush();
    events.sealed(new Sealed(id, full.index().rows(), System.nanoTime() - began));
    afterSealing.run();
  }

  private void commit(FillingSegment full, int[] sealedRows, EngineBatch rows) {
    addDeletions(full, sealedRows, rows);
    SegmentEntry entry = full.sealedEntry(options.clock().millis());
    catalogue.commit(rows, entry);
    segments.replace(Map.of(entry.id(), indexRows.sealed(entry)));
    waiting.remove();
    segments.notifyAll();
  }

  /** All its spans were deleted before it was indexed anew. */
  private void drop(FillingSegment empty) {
    synchronized (segments) {
      if (waiting.peek() != empty) return;
      Set<Integer> id = Set.of(empty.segment().id());
      catalogue.remove(new EngineBatch(), id);
      segments.drop(id);
      waiting.remove();
      segments.notifyAll();
    }
  }

  /** What was deleted while the segment was open, or while its rows were made. */
  private void addDeletions(FillingSegment full, int[] sealedRows, EngineBatch rows) {
    int id = full.segment().id();
    byte[] key = Rows.indexKey(id, Part.DELETED.code(), 0);
    int[] deleted = segments.form(id).deletedRows();
    if (deleted.length > 0) {
      int[] ofSealed = new int[deleted.length];
      for (int i = 0; i < deleted.length; i++) ofSealed[i] = sealedRows[deleted[i]];
      Arrays.sort(ofSealed);
      rows.put(Family.INDEX, key, SealedSegment.deletedRow(ofSealed));
    } else if (full.index().hasMissingArrivals()) {
      rows.delete(Family.INDEX, key); // Those were not indexed anew.
    }
  }

  private void flush() {
    try {
      engine.flush(Family.SPANS, Family.INDEX, Family.META);
    } catch (StorageFailedException e) {
      return; // All of it is in the log, and the next write hears of a disk that fails.
    }
  }

  /** Flushed with its segment, a memtable leaves files that nothing has to merge later. */
  private boolean isWorthAFlush(FillingSegment full) {
    return full.encodedBytes() >= options.memtableBytes() / 8;
  }
}
