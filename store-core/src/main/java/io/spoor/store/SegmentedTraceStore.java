package io.spoor.store;

import static java.util.Objects.requireNonNull;

import io.spoor.Backup;
import io.spoor.Removal;
import io.spoor.Retention;
import io.spoor.StoreListener.Written;
import io.spoor.StoreMetrics;
import io.spoor.StoreStatistics;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.index.TermHash;
import io.spoor.rocks.EngineSettings;
import io.spoor.rocks.RocksEngine;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import io.spoor.storage.FormatVersion;
import io.spoor.storage.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The store on RocksDB: takes the calls of its users and leads them to the two paths. */
public final class SegmentedTraceStore extends SegmentedReader implements TraceStore {
  private final OpenedStore opened;

  private SegmentedTraceStore(
      String location, RocksEngine engine, TraceStoreOptions options, TermHash hash) {
    super(location, new StoreEvents(options.listener()));
    this.opened = OpenedStore.on(engine, options, hash, events);
  }

  public static SegmentedTraceStore open(Path directory, TraceStoreOptions options) {
    return open(directory, options, TermHash.XXH3);
  }

  public static SegmentedTraceStore inMemory(TraceStoreOptions options) {
    return inMemory(options, TermHash.XXH3);
  }

  static SegmentedTraceStore open(Path directory, TraceStoreOptions options, TermHash hash) {
    requireNonNull(directory, "directory");
    requireNonNull(options, "options");
    Path absolute = directory.toAbsolutePath().normalize();
    FormatVersion.check(absolute);
    RocksEngine engine = RocksEngine.open(absolute, settings(options));
    return new SegmentedTraceStore(directory.toString(), engine, options, hash);
  }

  static SegmentedTraceStore inMemory(TraceStoreOptions options, TermHash hash) {
    requireNonNull(options, "options");
    RocksEngine engine = RocksEngine.inMemory(settings(options));
    return new SegmentedTraceStore("in memory", engine, options, hash);
  }

  private static EngineSettings settings(TraceStoreOptions options) {
    return new EngineSettings(options.memtableBytes(), options.blockCacheBytes(), Rows::describe);
  }

  @Override
  ReadPath readPath() {
    return opened.readPath();
  }

  @Override
  StoreStatistics measure() {
    return opened.statistics();
  }

  @Override
  public StoreMetrics metrics() {
    return opened.metrics();
  }

  @Override
  public void write(List<Span> spans) {
    requireNonNull(spans, "spans");
    long began = System.nanoTime();
    EncodedBatch stored = change("write", () -> opened.writePath().write(spans));
    long nanos = System.nanoTime() - began;
    int count = stored.spans().size();
    if (!spans.isEmpty()) {
      events.written(new Written(count, spans.size() - count, stored.bytes(), nanos));
    }
  }

  @Override
  public long delete(TraceId id) {
    requireNonNull(id, "id");
    long spans = change("delete", () -> opened.writePath().delete(id));
    events.deleted(id, spans);
    return spans;
  }

  @Override
  public Removal retain(Retention bounds) {
    requireNonNull(bounds, "bounds");
    Removal removed = change("retain", () -> opened.writePath().retain(bounds));
    events.retained(removed);
    return removed;
  }

  @Override
  public void clear() {
    change(
        "clear",
        () -> {
          opened.writePath().clear();
          return true;
        });
  }

  @Override
  public void checkpoint(Path directory) {
    requireNonNull(directory, "directory");
    change(
        "checkpoint",
        () -> {
          NewDirectory.make(directory, opened::copyTo);
          return true;
        });
  }

  @Override
  public Backup backUp(Path folder) {
    requireNonNull(folder, "folder");
    Path absolute = folder.toAbsolutePath().normalize();
    return change("backUp", () -> opened.backUp(absolute));
  }

  /** Runs a call that changes the store. */
  private <T> T change(String name, Supplier<T> body) {
    events.refuseListener(name);
    return call(name, body);
  }

  /** Waits until every full segment is sealed. */
  void awaitSealed() {
    call(
        "awaitSealed",
        () -> {
          opened.sealing().awaitAll();
          return true;
        });
  }

  /** Does what the timer of retention by age does. */
  void tick() {
    call(
        "tick",
        () -> {
          opened.tick();
          return true;
        });
  }

  @Override
  public void close() {
    events.refuseListener("close");
    gate.shut(opened::close);
  }
}
