package io.spoor.store;

import static java.util.Objects.requireNonNull;

import io.spoor.ReadOnlyTraceStore;
import io.spoor.StorageFailedException;
import io.spoor.StoreListener;
import io.spoor.StoreMetrics;
import io.spoor.StoreStatistics;
import io.spoor.TraceStoreOptions;
import io.spoor.index.TermHash;
import io.spoor.rocks.EngineSettings;
import io.spoor.rocks.RocksFollower;
import io.spoor.storage.FormatVersion;
import io.spoor.storage.Rows;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A reader of a store that another one may be writing: its calls, over {@link FollowedSegments}.
 */
public final class FollowingTraceStore extends SegmentedReader implements ReadOnlyTraceStore {
  private final String location;
  private final RocksFollower engine;
  private final IndexRows indexRows;
  private final FollowedSegments followed;
  private final ReadPath readPath;

  private FollowingTraceStore(
      String location,
      RocksFollower engine,
      IndexRows indexRows,
      FollowedSegments followed,
      ReadPath readPath,
      StoreListener listener) {
    super(location, new StoreEvents(listener));
    this.location = location;
    this.engine = engine;
    this.indexRows = indexRows;
    this.followed = followed;
    this.readPath = readPath;
  }

  public static FollowingTraceStore open(Path directory, TraceStoreOptions options) {
    return open(directory, options, TermHash.XXH3);
  }

  static FollowingTraceStore open(Path directory, TraceStoreOptions options, TermHash hash) {
    requireNonNull(options, "options");
    Path absolute = directory.toAbsolutePath().normalize();
    FormatVersion.checkForReading(absolute);
    EngineSettings settings =
        new EngineSettings(options.memtableBytes(), options.blockCacheBytes(), Rows::describe);
    RocksFollower engine = RocksFollower.open(absolute, settings);
    try {
      IndexRows indexRows = new IndexRows(engine, options.cacheBytes());
      FollowedSegments followed = new FollowedSegments(engine, indexRows, hash);
      followed.catchUp();
      ReadPath readPath = new ReadPath(followed.segments(), new SpanRows(engine), hash);
      return new FollowingTraceStore(
          directory.toString(), engine, indexRows, followed, readPath, options.listener());
    } catch (Throwable e) {
      engine.close();
      throw e;
    }
  }

  @Override
  ReadPath readPath() {
    return readPath;
  }

  @Override
  StoreStatistics measure() {
    return readPath.statistics(engine.bytesOnDisk());
  }

  @Override
  public StoreMetrics metrics() {
    return events.metrics(indexRows.cacheStats(), followed.segments().list());
  }

  @Override
  public void catchUp() {
    counting(
        "catchUp",
        () ->
            super.attempt(
                "catchUp",
                () -> {
                  followed.catchUp();
                  return true;
                }));
  }

  /**
   * Runs a call that reads, and once more if spans that it had found were removed meanwhile; then
   * no other thread catches up.
   */
  @Override
  <T> T attempt(String name, Supplier<T> body) {
    try {
      return unlessRemoved(name, body);
    } catch (RemovedMeanwhileException e) {
      gate.enter(name); // Before the lock that catching up takes within the gate, as it does.
      try {
        return followed.undisturbed(() -> attemptAgain(name, body));
      } finally {
        gate.leave();
      }
    }
  }

  private <T> T attemptAgain(String name, Supplier<T> body) {
    try {
      return unlessRemoved(name, body);
    } catch (RemovedMeanwhileException e) {
      throw new StorageFailedException(
          "%s on %s found spans that were removed while it ran, twice".formatted(name, location),
          e);
    }
  }

  private <T> T unlessRemoved(String name, Supplier<T> body) {
    long removals = followed.removals();
    T answer;
    try {
      answer = super.attempt(name, body);
    } catch (RuntimeException e) {
      if (!followed.removedSince(removals)) throw e;
      throw new RemovedMeanwhileException(e);
    }
    if (followed.removedSince(removals)) throw new RemovedMeanwhileException(null);
    return answer;
  }

  /** What a call read was removed while it ran. */
  private static final class RemovedMeanwhileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RemovedMeanwhileException(@Nullable Throwable cause) {
      super(cause);
    }
  }

  @Override
  public void close() {
    events.refuseListener("close");
    gate.shut(
        () -> {
          try (engine) {
            followed.segments().close();
          }
        });
  }
}
