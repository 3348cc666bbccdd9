package io.spoor.store;

import static java.util.Objects.requireNonNull;

import io.spoor.Removal;
import io.spoor.Retention;
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

/** The store on RocksDB: takes the calls of its users and leads them to the two paths. */
public final class SegmentedTraceStore extends SegmentedReader implements TraceStore {
  private final OpenedStore opened;

  private SegmentedTraceStore(String location, OpenedStore opened) {
    super(location);
    this.opened = opened;
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
    return new SegmentedTraceStore(directory.toString(), OpenedStore.on(engine, options, hash));
  }

  static SegmentedTraceStore inMemory(TraceStoreOptions options, TermHash hash) {
    requireNonNull(options, "options");
    RocksEngine engine = RocksEngine.inMemory(settings(options));
    return new SegmentedTraceStore("in memory", OpenedStore.on(engine, options, hash));
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
  public void write(List<Span> spans) {
    requireNonNull(spans, "spans");
    call(
        "write",
        () -> {
          if (!spans.isEmpty()) opened.writePath().write(spans);
          return true;
        });
  }

  @Override
  public long delete(TraceId id) {
    requireNonNull(id, "id");
    return call("delete", () -> opened.writePath().delete(id));
  }

  @Override
  public Removal retain(Retention bounds) {
    requireNonNull(bounds, "bounds");
    return call("retain", () -> opened.writePath().retain(bounds));
  }

  @Override
  public void clear() {
    call(
        "clear",
        () -> {
          opened.writePath().clear();
          return true;
        });
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

  @Override
  public void close() {
    gate.shut(opened::close);
  }
}
