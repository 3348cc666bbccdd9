package io.spoor.rocks;

import io.spoor.CorruptStoreException;
import io.spoor.Durability;
import io.spoor.StorageFailedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Rows of bytes on disk, sorted by key within each {@link Family}: the database under a store.
 *
 * <p>As a {@link RocksReader} is: any number of threads may share it, a failure is a {@link
 * StorageFailedException}, a damaged row or file a {@link CorruptStoreException}.
 */
public final class RocksEngine extends RocksReader {
  private static final long LOG_BYTES_WORTH_A_FLUSH = 4L << 20;
  private static final int LOGS_WORTH_A_FLUSH = 8;
  private static final String LOG_SUFFIX = ".log";

  private final RocksDB db;
  private final WriteOptions logged;
  private final WriteOptions synced;
  private final WriteOptions unlogged;
  private final FlushOptions flushing;

  /**
   * Opens the database in {@code directory}, creating it if it is not there.
   *
   * @throws io.spoor.StoreLockedException if it is open already, here or in another process
   */
  public static RocksEngine open(Path directory, EngineSettings settings) {
    return open(directory, settings, new NativeHandles());
  }

  /** A new database in memory, gone when closed. */
  public static RocksEngine inMemory(EngineSettings settings) {
    return open(null, settings, new NativeHandles());
  }

  /** How many native objects of all engines of this process are open. */
  public static long liveHandles() {
    return NativeHandles.live();
  }

  static RocksEngine open(
      @Nullable Path directory, EngineSettings settings, NativeHandles handles) {
    try {
      OpenDatabase database = OpenDatabase.primary(directory, settings, handles);
      return new RocksEngine(database, settings.rowNames(), handles);
    } catch (RuntimeException | Error e) {
      handles.close();
      throw e;
    }
  }

  private RocksEngine(OpenDatabase database, RowNames rowNames, NativeHandles handles) {
    super(database, rowNames, handles);
    boolean inMemory = database.directory() == null;
    this.db = database.db();
    logged = handles.own(new WriteOptions()).setDisableWAL(inMemory);
    synced = handles.own(new WriteOptions()).setSync(!inMemory).setDisableWAL(inMemory);
    unlogged = handles.own(new WriteOptions()).setDisableWAL(true);
    flushing = handles.own(new FlushOptions()).setWaitForFlush(true);
  }

  /** Whether all is gone once the engine is closed. */
  public boolean isInMemory() {
    return database.directory() == null;
  }

  /** Makes all changes of the batch, or none. When it returns, every reader sees them. */
  public void write(EngineBatch batch, Durability durability) {
    write(batch, durability == Durability.POWER_LOSS ? synced : logged);
  }

  /**
   * Like {@link #write}, but a crash loses the changes, and may keep part of them, until the family
   * is {@linkplain #flush flushed}. For rows that nothing refers to before that.
   */
  public void writeWithoutLog(EngineBatch batch) {
    write(batch, unlogged);
  }

  private void write(EngineBatch batch, WriteOptions options) {
    if (batch.size() == 0) return;
    gate.enter("write");
    try (NativeHandles own = new NativeHandles()) {
      WriteBatch changes = own.own(new WriteBatch(reserve(batch)));
      for (EngineBatch.Change change : batch.changes()) {
        ColumnFamilyHandle family = handle(change.family());
        switch (change.kind()) {
          case PUT -> changes.put(family, change.key(), change.operand());
          case DELETE -> changes.delete(family, change.key());
          case DELETE_RANGE -> changes.deleteRange(family, change.key(), change.operand());
        }
      }
      db.write(options, changes);
    } catch (RocksDBException e) {
      String rows = batch.size() == 1 ? "row" : "rows";
      throw Failure.of("write %,d %s to %s".formatted(batch.size(), rows, database.location()), e);
    } finally {
      gate.leave();
    }
  }

  private static int reserve(EngineBatch batch) {
    int lengthsAndTagOfAChange = 10;
    return (int) Math.min(1 << 30, batch.bytes() + (long) lengthsAndTagOfAChange * batch.size());
  }

  /** Writes what was written to these families into files, and waits until it is there. */
  public void flush(Family... flushed) {
    gate.enter("flush");
    try {
      List<ColumnFamilyHandle> columnFamilies = new ArrayList<>();
      for (Family family : flushed) columnFamilies.add(handle(family));
      db.flush(flushing, columnFamilies);
    } catch (RocksDBException e) {
      throw Failure.of(
          "flush %s to %s".formatted(Arrays.toString(flushed), database.location()), e);
    } finally {
      gate.leave();
    }
  }

  /**
   * Deletes all keys from {@code from}, included, to {@code to}, excluded, and the files that hold
   * nothing else. Running scans may lose those rows half-way.
   *
   * @throws IllegalArgumentException if the range ends before it begins
   */
  public void dropRange(Family family, byte[] from, byte[] to) {
    KeyRange.check(from, to);
    gate.enter("drop rows");
    try {
      // Files are only deleted below level 0. A file that overlaps no other is moved, not
      // rewritten.
      db.compactRange(handle(family), from, to);
      db.deleteFilesInRanges(handle(family), List.of(from, to), false);
      db.deleteRange(handle(family), logged, from, to);
    } catch (RocksDBException e) {
      throw Failure.of("drop rows from " + row(family, from), e);
    } finally {
      gate.leave();
    }
  }

  /**
   * Waits for running calls and closes the database. Closing a closed engine does nothing.
   *
   * @throws IllegalStateException if called by a visitor of a scan
   */
  @Override
  public void close() {
    gate.shut(
        () -> {
          try (handles) {
            flushLongLogs();
          }
        });
  }

  /** Spares the next opening from reading long logs, or many: each opening begins one. */
  private void flushLongLogs() {
    Path directory = database.directory();
    if (directory == null) return;
    DirectoryFiles logs = DirectoryFiles.of(directory, LOG_SUFFIX);
    if (logs.bytes() < LOG_BYTES_WORTH_A_FLUSH && logs.count() < LOGS_WORTH_A_FLUSH) return;
    try {
      db.flush(flushing, List.copyOf(database.families().values()));
    } catch (RocksDBException e) {
      throw Failure.of(
          "flush " + database.location() + " while closing it; it is closed now, and complete", e);
    }
  }
}
