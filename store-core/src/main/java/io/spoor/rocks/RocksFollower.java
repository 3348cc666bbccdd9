package io.spoor.rocks;

import static java.util.Objects.requireNonNull;

import io.spoor.CorruptStoreException;
import io.spoor.StorageFailedException;
import io.spoor.TraceStoreException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * The rows of a database on disk that another owner, here or in another process, may be writing to:
 * as they were when this one last {@linkplain #catchUp caught up}. Changes nothing in its
 * directory.
 *
 * <p>As a {@link RocksReader} is: any number of threads may share it, a failure is a {@link
 * StorageFailedException}, a damaged row or file a {@link CorruptStoreException}.
 */
public final class RocksFollower extends RocksReader {

  /**
   * How long to try again. An owner flushes a few times a second at most and one try takes
   * milliseconds, but a burst of flushes may outlast many tries.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path directory;
  private final OwnDirectory own;
  private final EngineSettings settings;

  /** What was read last; guarded by `own`. */
  private @Nullable OwnerFiles seen;

  private volatile long upheavals;

  /** Opens the database in {@code directory} and catches up with its owner. */
  public static RocksFollower open(Path directory, EngineSettings settings) {
    return open(directory, OwnDirectory.create(), settings);
  }

  /**
   * @param own closed with the follower, or if that cannot be opened
   */
  static RocksFollower open(Path directory, OwnDirectory own, EngineSettings settings) {
    OpenDatabase database;
    try {
      database = openDatabase(directory, own, settings);
    } catch (RuntimeException | Error e) {
      own.close();
      throw e;
    }
    RocksFollower follower = new RocksFollower(database, own, settings);
    try {
      follower.catchUp();
      return follower;
    } catch (RuntimeException | Error e) {
      follower.close();
      throw e;
    }
  }

  /** Tries again where the owner changed the files while they were being read. */
  private static OpenDatabase openDatabase(
      Path directory, OwnDirectory own, EngineSettings settings) {
    long start = System.nanoTime();
    while (true) {
      OwnerFiles before = OwnerFiles.of(directory);
      try {
        return OpenDatabase.secondary(directory, own, settings);
      } catch (RocksDBException e) {
        if (isPatienceOver(start) || OwnerFiles.of(directory).areAsBefore(before)) {
          throw Failure.ofFollowing(directory.toString(), e);
        }
      }
    }
  }

  private RocksFollower(OpenDatabase database, OwnDirectory own, EngineSettings settings) {
    super(database, settings.rowNames(), new NativeHandles());
    this.directory = requireNonNull(database.directory());
    this.own = own;
    this.settings = settings;
  }

  /**
   * Sees everything that the owner wrote before this call. Not to be called by a visitor of a scan.
   *
   * @return the number of changes that were ever made to the database: if it is what it was, there
   *     is nothing new
   */
  public long catchUp() {
    synchronized (own) {
      long start = System.nanoTime();
      OwnerFiles now = OwnerFiles.of(directory);
      while (!now.equals(seen)) { // Otherwise RocksDB would take milliseconds to see nothing.
        OwnerFiles before = now;
        boolean isRead = canReadOn(before) ? readAppended(before) : openAnew(before);
        if (isRead) {
          seen = before;
          break;
        }
        if (isPatienceOver(start)) {
          throw new StorageFailedException(
              "cannot catch up with the owner of %s: it flushed rows during each try of %d s"
                  .formatted(directory, PATIENCE.toSeconds()));
        }
        now = OwnerFiles.of(directory);
      }
      return changes();
    }
  }

  /**
   * Changes when the owner flushed rows while this caught up: rows of before may be missing, and
   * removed ones be there, from then until all was read anew. It is odd for so long.
   */
  public long upheavals() {
    return upheavals;
  }

  private static boolean isPatienceOver(long start) {
    return System.nanoTime() - start > PATIENCE.toNanos();
  }

  /**
   * RocksDB's own way over changes of the manifest loses rows, and brings removed ones back, as it
   * keeps what it read from logs beside what was flushed and merged since. All that it has of a
   * database without writing to it is on disk, so it may as well begin again.
   */
  private boolean canReadOn(OwnerFiles now) {
    return seen != null && now.areAsBefore(seen);
  }

  /** Reads what was appended to logs; false if more than that happened to the files meanwhile. */
  private boolean readAppended(OwnerFiles before) {
    gate.enter("catch up");
    try {
      database.db().tryCatchUpWithPrimary();
      if (OwnerFiles.of(directory).areAsBefore(before)) return true;
      beginUpheaval();
      return false;
    } catch (RocksDBException e) {
      beginUpheaval();
      return false;
    } catch (RuntimeException | Error e) {
      beginUpheaval();
      throw e;
    } finally {
      gate.leave();
    }
  }

  private void beginUpheaval() {
    synchronized (own) {
      seen = null;
      upheavals++;
    }
  }

  /** Begins again, unless the files change meanwhile: then false, and nothing is changed here. */
  private boolean openAnew(OwnerFiles before) {
    OpenDatabase fresh = openDatabase(directory, own, settings);
    try {
      if (!OwnerFiles.of(directory).areAsBefore(before)) {
        fresh.handles().close();
        return false;
      }
      gate.alone("catch up", () -> replaceBy(fresh));
    } catch (TraceStoreException e) {
      fresh.handles().close();
      throw e;
    }
    endUpheaval();
    return true;
  }

  private void endUpheaval() {
    synchronized (own) {
      if (upheavals % 2 == 1) upheavals++;
    }
  }

  private void replaceBy(OpenDatabase fresh) {
    OpenDatabase before = database;
    database = fresh;
    before.handles().close();
  }

  private long changes() {
    gate.enter("catch up");
    try {
      return database.db().getLatestSequenceNumber();
    } finally {
      gate.leave();
    }
  }

  @Override
  public void close() {
    gate.shut(
        () -> {
          try (own;
              handles) {
            database.handles().close();
          }
        });
  }
}
