package io.spoor.store;

import static java.util.Objects.requireNonNull;

import io.spoor.Backup;
import io.spoor.Removal;
import io.spoor.Retention;
import io.spoor.StorageFailedException;
import io.spoor.StoreListener.Written;
import io.spoor.StoreMetrics;
import io.spoor.StoreStatistics;
import io.spoor.TraceStore;
import io.spoor.TraceStoreException;
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
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The store on RocksDB: takes the calls of its users and leads them to the two paths. */
public final class SegmentedTraceStore extends SegmentedReader implements TraceStore {
  private final Supplier<OpenedStore> opener;
  private volatile OpenedStore opened;

  /** Why it is not opened, where the disk failed. */
  private volatile @Nullable TraceStoreException notOpened;

  private SegmentedTraceStore(
      String location, Supplier<RocksEngine> engine, TraceStoreOptions options, TermHash hash) {
    super(location, new StoreEvents(options.listener()));
    this.opener = () -> OpenedStore.on(engine.get(), options, hash, events);
    this.opened = opener.get();
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
    return open(directory, options, hash, settings(options));
  }

  static SegmentedTraceStore open(
      Path directory, TraceStoreOptions options, TermHash hash, EngineSettings settings) {
    Path absolute = directory.toAbsolutePath().normalize();
    FormatVersion.check(absolute);
    return new SegmentedTraceStore(
        directory.toString(), () -> engine(absolute, settings), options, hash);
  }

  /** Not a new one, where the directory was removed meanwhile. */
  private static RocksEngine engine(Path directory, EngineSettings settings) {
    if (!FormatVersion.isStore(directory)) {
      throw new StorageFailedException("the store in " + directory + " was removed");
    }
    return RocksEngine.open(directory, settings);
  }

  static SegmentedTraceStore inMemory(TraceStoreOptions options, TermHash hash) {
    requireNonNull(options, "options");
    return new SegmentedTraceStore(
        "in memory", () -> RocksEngine.inMemory(settings(options)), options, hash);
  }

  static EngineSettings settings(TraceStoreOptions options) {
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
    long spans = remove("delete", () -> opened.writePath().delete(id));
    events.deleted(id, spans);
    return spans;
  }

  @Override
  public Removal retain(Retention bounds) {
    requireNonNull(bounds, "bounds");
    Removal removed = remove("retain", () -> opened.writePath().retain(bounds));
    events.retained(removed);
    return removed;
  }

  @Override
  public void clear() {
    remove(
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
          NewDirectory.make(directory, part -> opened.copyTo(part));
          return true;
        });
  }

  @Override
  public Backup backUp(Path folder) {
    requireNonNull(folder, "folder");
    Path absolute = folder.toAbsolutePath().normalize();
    return change("backUp", () -> opened.backUp(absolute));
  }

  /** Runs a call that adds to the store. */
  private <T> T change(String name, Supplier<T> body) {
    return change(name, body, OpenedStore::hasRoom);
  }

  /** Runs a call that removes something, for which room is kept on a full disk. */
  private <T> T remove(String name, Supplier<T> body) {
    return change(name, body, OpenedStore::releaseReserve);
  }

  /** Where the disk fails, the store is opened anew and the call made once more. */
  private <T> T change(String name, Supplier<T> body, Predicate<OpenedStore> isWorthATry) {
    events.refuseListener(name);
    OpenedStore before = opened;
    try {
      return call(name, body);
    } catch (StorageFailedException e) {
      if (!before.isHalted() || !isWorthATry.test(before)) throw e;
      replace(before, e);
      return call(name, body);
    }
  }

  private void replace(OpenedStore failed, StorageFailedException cause) {
    gate.alone(
        "open anew",
        () -> {
          if (opened == failed) openAnew(cause);
        });
  }

  private void openAnew(StorageFailedException cause) {
    if (notOpened == null) close(cause);
    try {
      opened = opener.get();
      notOpened = null;
    } catch (TraceStoreException e) {
      notOpened = e;
      throw e;
    }
  }

  private void close(StorageFailedException cause) {
    try {
      opened.close();
    } catch (TraceStoreException e) {
      cause.addSuppressed(e); // What it could not flush is in the log.
    }
  }

  @Override
  <T> T attempt(String name, Supplier<T> body) {
    return super.attempt(
        name,
        () -> {
          TraceStoreException reason = notOpened;
          if (reason == null) return body.get();
          throw new StorageFailedException(
              "cannot %s: the disk failed, and the store could not be opened anew: %s"
                  .formatted(name, reason.getMessage()),
              reason);
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
    gate.shut(
        () -> {
          if (notOpened == null) opened.close();
        });
  }
}
