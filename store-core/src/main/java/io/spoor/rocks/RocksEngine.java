package io.spoor.rocks;

import static java.util.Objects.requireNonNull;

import io.spoor.CorruptStoreException;
import io.spoor.Durability;
import io.spoor.StorageFailedException;
import io.spoor.TraceStoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.FlushOptions;
import org.rocksdb.Range;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.SizeApproximationFlag;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;
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
  private static final long BYTES_WORTH_A_COMPACTION = 4L << 20;
  private static final String LOG_SUFFIX = ".log";

  private final EngineSettings settings;
  private final @Nullable Reserve reserve;
  private final RocksDB db;
  private final ReadOptions pointReads;
  private final WriteOptions logged;
  private final WriteOptions synced;
  private final WriteOptions unlogged;
  private final FlushOptions flushing;

  /** RocksDB writes nothing more once it failed to, whatever becomes of the disk. */
  private volatile boolean isHalted;

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
      return new RocksEngine(database, settings, handles);
    } catch (RuntimeException | Error e) {
      handles.close();
      throw e;
    }
  }

  private RocksEngine(OpenDatabase database, EngineSettings settings, NativeHandles handles) {
    super(database, settings.rowNames(), handles);
    this.settings = settings;
    this.reserve = database.directory() == null ? null : new Reserve(database.directory());
    boolean inMemory = database.directory() == null;
    this.db = database.db();
    pointReads = handles.own(new ReadOptions());
    logged = handles.own(new WriteOptions()).setDisableWAL(inMemory);
    synced = handles.own(new WriteOptions()).setSync(!inMemory).setDisableWAL(inMemory);
    unlogged = handles.own(new WriteOptions()).setDisableWAL(true);
    flushing = handles.own(new FlushOptions()).setWaitForFlush(true);
  }

  /** Whether all is gone once the engine is closed. */
  public boolean isInMemory() {
    return database.directory() == null;
  }

  /** Whether a write failed, so that the database must be opened anew to take others. */
  public boolean isHalted() {
    return isHalted;
  }

  /** Whether the disk has room for the database to be opened anew. */
  public boolean hasRoom() {
    return reserve != null && reserve.isRoom() && !isBeyondLimit();
  }

  private boolean isBeyondLimit() {
    long maxBytes = settings.maxBytes().getAsLong();
    return maxBytes != EngineSettings.NO_LIMIT
        && DirectoryFiles.of(requireNonNull(database.directory()), ".sst").bytes() >= maxBytes;
  }

  /**
   * Gives up the room that is kept for removing something from a full disk.
   *
   * @return whether the database is still there
   */
  public boolean releaseReserve() {
    return reserve != null && reserve.release();
  }

  private TraceStoreException halted(String attempt, RocksDBException cause) {
    isHalted = !isInMemory();
    return Failure.of(attempt, cause);
  }

  @Override
  byte @Nullable [] find(Family family, byte[] key) throws RocksDBException {
    return db.get(handle(family), pointReads, key);
  }

  /** Makes all changes of the batch, or none. When it returns, every reader sees them. */
  public void write(EngineBatch batch, Durability durability) {
    write(batch, durability == Durability.POWER_LOSS ? synced : logged);
  }

  /**
   * Makes all changes of the batch, but not in the log: a crash before the next {@link #flush} of
   * their families loses them, whatever was written later.
   */
  public void writeUnlogged(EngineBatch batch) {
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
        }
      }
      db.write(options, changes);
    } catch (RocksDBException e) {
      String rows = batch.size() == 1 ? "row" : "rows";
      throw halted("write %,d %s to %s".formatted(batch.size(), rows, database.location()), e);
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
      if (reserve != null) reserve.keep();
    } catch (RocksDBException e) {
      throw halted("flush %s to %s".formatted(Arrays.toString(flushed), database.location()), e);
    } finally {
      gate.leave();
    }
  }

  /**
   * Copies the database as it stands into another directory, which must not exist. Files that never
   * change are shared where the disk allows it. Writes go on meanwhile; of each batch the copy has
   * all or nothing.
   */
  public void copyTo(Path directory) {
    gate.enter("copy");
    try (NativeHandles own = new NativeHandles()) {
      if (isInMemory()) {
        copyRowsTo(directory, own.own(db.getSnapshot()));
      } else {
        own.own(Checkpoint.create(db)).createCheckpoint(directory.toString());
      }
    } catch (RocksDBException e) {
      throw Failure.of("copy %s to %s".formatted(database.location(), directory), e);
    } finally {
      gate.leave();
    }
  }

  private void copyRowsTo(Path directory, Snapshot snapshot) throws RocksDBException {
    try (RocksEngine copy = open(directory, settings);
        NativeHandles own = new NativeHandles()) {
      ReadOptions asOfThen =
          own.own(new ReadOptions()).setTotalOrderSeek(true).setSnapshot(snapshot);
      for (Family family : Family.values()) {
        RowCopy rows = new RowCopy(copy, family);
        RocksIterator from = own.own(db.newIterator(handle(family), asOfThen));
        for (from.seekToFirst(); from.isValid(); from.next()) {
          rows.visit(from.key(), verified(family, from.key(), from.value()));
        }
        from.status();
        rows.write();
      }
    } finally {
      db.releaseSnapshot(snapshot);
    }
  }

  /**
   * Adds a backup of the database as it stands to a folder of them.
   *
   * @param note comes back in {@link RocksBackups#list}
   * @return the number of the backup
   */
  public int backUp(Path folder, String note) {
    gate.enter("back up");
    try {
      return RocksBackups.add(db, folder, note);
    } catch (RocksDBException e) {
      throw Failure.of("back up %s to %s".formatted(database.location(), folder), e);
    } finally {
      gate.leave();
    }
  }

  /**
   * Deletes all keys from {@code from}, included, to {@code to}, excluded, and the files that hold
   * nothing else. What other files hold of the range is taken out when they are merged the next
   * time; where it is much, at once. Running scans may lose those rows half-way.
   *
   * @throws IllegalArgumentException if the range ends before it begins
   */
  public void dropRange(Family family, byte[] from, byte[] to) {
    KeyRange.check(from, to);
    gate.enter("drop rows");
    try {
      ColumnFamilyHandle rows = handle(family);
      db.deleteFilesInRanges(rows, List.of(from, to), false);
      if (isEmpty(rows, from, to)) return;
      db.deleteRange(rows, logged, from, to);
      // Such as files of level 0, which are never deleted whole: merging has to get rid of them.
      if (bytesInFiles(rows, from, to) >= BYTES_WORTH_A_COMPACTION) {
        db.compactRange(rows, from, to);
      }
    } catch (RocksDBException e) {
      throw halted("drop rows from " + row(family, from), e);
    } finally {
      gate.leave();
    }
  }

  private boolean isEmpty(ColumnFamilyHandle family, byte[] from, byte[] to)
      throws RocksDBException {
    try (NativeHandles own = new NativeHandles()) {
      ReadOptions range =
          own.own(new ReadOptions())
              .setTotalOrderSeek(true)
              .setIterateUpperBound(own.own(new Slice(to)));
      RocksIterator rows = own.own(db.newIterator(family, range));
      rows.seek(from);
      rows.status();
      return !rows.isValid();
    }
  }

  private long bytesInFiles(ColumnFamilyHandle family, byte[] from, byte[] to) {
    try (NativeHandles own = new NativeHandles()) {
      Range range = new Range(own.own(new Slice(from)), own.own(new Slice(to)));
      return db.getApproximateSizes(family, List.of(range), SizeApproximationFlag.INCLUDE_FILES)[0];
    }
  }

  /**
   * Waits for running calls and closes the database: what it holds then survives a loss of power.
   * Closing a closed engine does nothing.
   *
   * @throws IllegalStateException if called by a visitor of a scan
   */
  @Override
  public void close() {
    gate.shut(
        () -> {
          try (handles) {
            flushLongLogs();
            syncLog();
          }
          if (!isInMemory()) ClosingNote.write(requireNonNull(database.directory()));
        });
  }

  /** What was closed survives a loss of power too. */
  private void syncLog() {
    if (isInMemory()) return;
    try {
      db.syncWal();
    } catch (RocksDBException e) {
      throw Failure.of("sync the log of " + database.location() + " while closing it", e);
    }
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
