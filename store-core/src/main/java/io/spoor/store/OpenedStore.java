package io.spoor.store;

import io.spoor.StoreMetrics;
import io.spoor.StoreStatistics;
import io.spoor.TraceStoreException;
import io.spoor.TraceStoreOptions;
import io.spoor.index.TermHash;
import io.spoor.rocks.Family;
import io.spoor.rocks.RocksEngine;
import io.spoor.storage.Rows;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The parts of an open store, put together, and taken apart in reverse. */
final class OpenedStore implements AutoCloseable {
  private final RocksEngine engine;
  private final IndexRows indexRows;
  private final StoreEvents events;
  private final ExecutorService background;
  private final Segments segments;
  private final Sealing sealing;
  private final WritePath writePath;
  private final ReadPath readPath;

  private OpenedStore(
      RocksEngine engine, TraceStoreOptions options, TermHash hash, StoreEvents events) {
    this.engine = engine;
    this.events = events;
    this.background = Executors.newSingleThreadExecutor(OpenedStore::backgroundThread);
    this.segments = new Segments(this::removeRows);
    this.indexRows = new IndexRows(engine, options.cacheBytes());
    Catalogue catalogue = Catalogue.read(engine, options.durability());
    this.sealing = new Sealing(segments, catalogue, engine, indexRows, options, events, background);
    List<FillingSegment> unsealed =
        new Recovery(segments, catalogue, engine, indexRows, options, hash).recover();
    int last = unsealed.size() - 1;
    synchronized (segments) {
      unsealed.subList(0, Math.max(0, last)).forEach(sealing::add);
    }
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
            return; // Nobody can see these rows; the next opening tries again.
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
