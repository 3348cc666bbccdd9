package io.spoor.store;

import io.spoor.Backup;
import io.spoor.Retention;
import io.spoor.StorageFailedException;
import io.spoor.StoreMetrics;
import io.spoor.StoreStatistics;
import io.spoor.TraceStoreException;
import io.spoor.TraceStoreOptions;
import io.spoor.index.TermHash;
import io.spoor.rocks.Family;
import io.spoor.rocks.RocksEngine;
import io.spoor.storage.FormatVersion;
import io.spoor.storage.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The parts of an open store, put together, and taken apart in reverse. */
final class OpenedStore implements AutoCloseable {
  private static final int SEGMENTS_KEPT = 10;
  private static final long MIN_PERIOD_MILLIS = 1_000;
  private static final long MAX_PERIOD_MILLIS = 3_600_000;

  private final RocksEngine engine;
  private final IndexRows indexRows;
  private final StoreEvents events;
  private final ScheduledExecutorService background;
  private final Retention retention;
  private final Segments segments;
  private final Sealing sealing;
  private final WritePath writePath;
  private final ReadPath readPath;
  private @Nullable Future<?> timer;

  private OpenedStore(
      RocksEngine engine, TraceStoreOptions given, TermHash hash, StoreEvents events) {
    TraceStoreOptions options = withSmallSegments(given);
    this.engine = engine;
    this.events = events;
    this.retention = options.retention();
    this.background = Executors.newSingleThreadScheduledExecutor(OpenedStore::backgroundThread);
    this.segments = new Segments(this::removeRows);
    this.indexRows = new IndexRows(engine, options.cacheBytes());
    Catalogue catalogue = Catalogue.read(engine, options.durability());
    this.sealing =
        new Sealing(
            segments, catalogue, engine, indexRows, options, events, background, this::retain);
    List<FillingSegment> unsealed =
        new Recovery(segments, catalogue, engine, indexRows, options, hash).recover();
    int last = unsealed.size() - 1;
    this.writePath =
        new WritePath(
            segments,
            catalogue,
            engine,
            sealing,
            options,
            hash,
            last < 0 ? null : unsealed.get(last));
    this.readPath = new ReadPath(segments, new SpanRows(engine), hash);
    synchronized (segments) {
      unsealed.subList(0, Math.max(0, last)).forEach(sealing::add);
    }
    startRetention();
  }

  /** A segment is at most a tenth of what is kept, so that what goes at a time is not more. */
  private static TraceStoreOptions withSmallSegments(TraceStoreOptions options) {
    Retention retention = options.retention();
    long spans = Math.max(1, retention.maxSpans().orElse(Long.MAX_VALUE) / SEGMENTS_KEPT);
    long bytes = Math.max(1 << 10, retention.maxBytes().orElse(Long.MAX_VALUE) / SEGMENTS_KEPT);
    return options
        .withSegmentSpans((int) Math.min(options.segmentSpans(), spans))
        .withSegmentBytes(Math.min(options.segmentBytes(), bytes));
  }

  /** At once, as time may have passed and the bounds may be new; by age, again and again. */
  private void startRetention() {
    if (retention.maxAge().isPresent()) {
      long tenth = retention.maxAge().get().dividedBy(SEGMENTS_KEPT).toMillis();
      long period = Math.max(MIN_PERIOD_MILLIS, Math.min(MAX_PERIOD_MILLIS, tenth));
      timer = background.scheduleWithFixedDelay(this::tick, 0, period, TimeUnit.MILLISECONDS);
    } else if (!retention.equals(Retention.EVERYTHING)) {
      background.execute(this::retain);
    }
  }

  /** What the timer does where there is retention by age. */
  void tick() {
    try {
      retention
          .maxAge()
          .ifPresent(maxAge -> writePath.sealIfOlderThan(maxAge.dividedBy(SEGMENTS_KEPT)));
    } catch (RuntimeException e) { // Thrown on, it would stop the timer.
      events.failed("seal", e);
    }
    retain();
  }

  private void retain() {
    if (retention.equals(Retention.EVERYTHING)) return;
    try {
      events.retained(writePath.retain(retention));
    } catch (RuntimeException e) {
      events.failed("retain", e); // Tried again when the next segment is sealed, or by the timer.
    }
  }

  /** A store on this engine, which it closes, also if it cannot be opened. */
  static OpenedStore on(
      RocksEngine engine, TraceStoreOptions options, TermHash hash, StoreEvents events) {
    try {
      return new OpenedStore(engine, options, hash, events);
    } catch (Throwable e) {
      engine.close();
      throw e;
    }
  }

  WritePath writePath() {
    return writePath;
  }

  ReadPath readPath() {
    return readPath;
  }

  Sealing sealing() {
    return sealing;
  }

  StoreStatistics statistics() {
    return readPath.statistics(engine.bytesOnDisk());
  }

  void copyTo(Path directory) {
    engine.copyTo(directory);
  }

  Backup backUp(Path folder) {
    if (engine.isInMemory()) {
      throw new StorageFailedException(
          "cannot back up a store in memory, which has no files; checkpoint copies it to a directory");
    }
    return RestoredStore.backup(folder, engine.backUp(folder, FormatVersion.text()));
  }

  /** Whether it takes no writes any more until it is opened anew. */
  boolean isHalted() {
    return engine.isHalted();
  }

  boolean hasRoom() {
    return engine.hasRoom();
  }

  boolean releaseReserve() {
    return engine.releaseReserve();
  }

  StoreMetrics metrics() {
    return events.metrics(indexRows.cacheStats(), segments.list());
  }

  private void removeRows(int segment) {
    byte[] from = Rows.segmentStart(segment);
    byte[] to = Rows.segmentEnd(segment);
    background.execute(
        () -> {
          try {
            engine.dropRange(Family.SPANS, from, to);
            engine.dropRange(Family.INDEX, from, to);
          } catch (TraceStoreException e) {
            events.failed("remove", e); // Nobody can see these rows; the next opening tries again.
          }
        });
  }

  private static Thread backgroundThread(Runnable work) {
    Thread thread = new Thread(work, "spoor-background");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    if (!engine.isInMemory()) writePath.close();
    sealing.finish();
    segments.close();
    Future<?> ticking = timer;
    if (ticking != null) ticking.cancel(false);
    background.shutdown();
    awaitBackground();
    engine.close();
  }

  private void awaitBackground() {
    boolean isInterrupted = false;
    while (true) {
      try {
        if (background.awaitTermination(1, TimeUnit.DAYS)) break;
      } catch (InterruptedException e) {
        isInterrupted = true; // The database must not be closed under the work that goes on.
      }
    }
    if (isInterrupted) Thread.currentThread().interrupt();
  }
}
