package io.spoor.rocks;

import static java.util.Objects.requireNonNull;

import io.spoor.CorruptStoreException;
import io.spoor.Durability;
import io.spoor.StorageFailedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.Env;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.RocksMemEnv;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Rows of bytes on disk, sorted by key within each {@link Family}: the database under a store.
 *
 * <p>Any number of threads may share an engine. {@link #close} waits for their calls; later calls
 * throw {@link io.spoor.StoreClosedException}. Keys sort as unsigned bytes. Each stored value ends
 * in a checksum that is added when it is written and verified when it is read; callers never see
 * it.
 *
 * <p>A failure is a {@link StorageFailedException}, a damaged row or file a {@link
 * CorruptStoreException}.
 */
public final class RocksEngine implements AutoCloseable {
  private static final long LOG_BYTES_WORTH_A_FLUSH = 4L << 20;
  private static final int LOGS_WORTH_A_FLUSH = 8;
  private static final String LOG_SUFFIX = ".log";
  private static final String PATH_IN_MEMORY = "/spoor"; // RocksDB takes absolute ones only there.

  private final String location;
  private final @Nullable Path directory;
  private final RowNames rowNames;
  private final Gate gate;

  private final NativeHandles handles;
  private final RocksDB db;
  private final Map<Family, ColumnFamilyHandle> families = new EnumMap<>(Family.class);
  private final ReadOptions pointReads;
  private final ReadOptions prefixReads;
  private final ReadOptions orderedReads;
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
    NativeLibrary.load();
    String location = directory == null ? "an in-memory store" : directory.toString();
    try {
      return new RocksEngine(location, directory, settings, handles);
    } catch (RocksDBException e) {
      handles.close();
      throw Failure.ofOpening(location, e);
    } catch (RuntimeException | Error e) {
      handles.close();
      throw e;
    }
  }

  private RocksEngine(
      String location, @Nullable Path directory, EngineSettings settings, NativeHandles handles)
      throws RocksDBException {
    this.location = location;
    this.directory = directory;
    this.rowNames = settings.rowNames();
    this.gate = new Gate(location);
    this.handles = handles;

    Env env = Env.getDefault();
    if (directory == null) env = handles.own(new RocksMemEnv(env));
    pointReads = handles.own(new ReadOptions());
    prefixReads = handles.own(new ReadOptions()).setPrefixSameAsStart(true);
    orderedReads = handles.own(new ReadOptions()).setTotalOrderSeek(true);
    logged = handles.own(new WriteOptions()).setDisableWAL(directory == null);
    synced =
        handles.own(new WriteOptions()).setSync(directory != null).setDisableWAL(directory == null);
    unlogged = handles.own(new WriteOptions()).setDisableWAL(true);
    flushing = handles.own(new FlushOptions()).setWaitForFlush(true);

    List<ColumnFamilyHandle> opened = new ArrayList<>();
    db =
        handles.own(
            RocksDB.open(
                EngineOptions.database(settings, env, handles),
                directory == null ? PATH_IN_MEMORY : location,
                EngineOptions.families(settings, handles),
                opened));
    Iterator<ColumnFamilyHandle> next = opened.iterator();
    for (Family family : Family.values()) families.put(family, handles.own(next.next()));
  }

  /** Whether all is gone once the engine is closed. */
  public boolean isInMemory() {
    return directory == null;
  }

  /** The value under this key, or null if there is none. */
  public byte @Nullable [] get(Family family, byte[] key) {
    gate.enter("read");
    try {
      byte[] stored = db.get(handle(family), pointReads, key);
      return stored == null ? null : verified(family, key, stored);
    } catch (RocksDBException e) {
      throw Failure.of("read " + row(family, key), e);
    } finally {
      gate.leave();
    }
  }

  /** The values under these keys, in their order; null where there is none. */
  public List<byte @Nullable []> multiGet(Family family, List<byte[]> keys) {
    gate.enter("read");
    try {
      // Not RocksDB's multiGetAsList: it has null for a key that cannot be read, too.
      List<byte @Nullable []> values = new ArrayList<>(keys.size());
      for (byte[] key : keys) values.add(get(family, key));
      return values;
    } finally {
      gate.leave();
    }
  }

  /**
   * Visits the rows from {@code from}, included, to {@code to}, excluded. For long stretches: the
   * blocks read do not push others out of the cache.
   *
   * <p>The rows are those of the moment of the call. The visitor may call the engine, except for
   * {@link #close}.
   */
  public void scan(Family family, byte[] from, byte[] to, RowVisitor visitor) {
    gate.enter("scan");
    try (NativeHandles own = new NativeHandles()) {
      ReadOptions range =
          own.own(new ReadOptions())
              .setTotalOrderSeek(true)
              .setFillCache(false)
              .setIterateUpperBound(own.own(new Slice(to)));
      RocksIterator rows = own.own(db.newIterator(handle(family), range));
      for (rows.seek(from); rows.isValid(); rows.next()) {
        if (visit(family, rows.key(), rows.value(), visitor) == RowVisitor.Step.STOP) return;
      }
      rows.status();
    } catch (RocksDBException e) {
      throw Failure.of("scan rows from " + row(family, from), e);
    } finally {
      gate.leave();
    }
  }

  /**
   * Visits the rows whose keys begin with each of the prefixes in turn, until the visitor stops.
   * For few rows a prefix: fastest where the prefixes are sorted.
   *
   * <p>The rows are those of the moment of the call. The visitor may call the engine, except for
   * {@link #close}.
   *
   * @param prefixes in {@link Family#SPANS} of at least 20 bytes: a segment and a trace id
   */
  public void scanPrefixes(Family family, List<byte[]> prefixes, RowVisitor visitor) {
    gate.enter("scan");
    try (NativeHandles own = new NativeHandles()) {
      ReadOptions options = family.prefixBytes() > 0 ? prefixReads : orderedReads;
      RocksIterator rows = own.own(db.newIterator(handle(family), options));
      for (byte[] prefix : prefixes) {
        if (scanPrefix(family, rows, prefix, visitor) == RowVisitor.Step.STOP) return;
      }
    } finally {
      gate.leave();
    }
  }

  private RowVisitor.Step scanPrefix(
      Family family, RocksIterator rows, byte[] prefix, RowVisitor visitor) {
    if (prefix.length < family.prefixBytes()) {
      throw new IllegalArgumentException(
          "prefix has %d bytes, expected at least %d in %s"
              .formatted(prefix.length, family.prefixBytes(), family));
    }
    try {
      for (rows.seek(prefix); rows.isValid(); rows.next()) {
        byte[] key = rows.key();
        if (!startsWith(key, prefix)) return RowVisitor.Step.CONTINUE;
        if (visit(family, key, rows.value(), visitor) == RowVisitor.Step.STOP) {
          return RowVisitor.Step.STOP;
        }
      }
      rows.status();
      return RowVisitor.Step.CONTINUE;
    } catch (RocksDBException e) {
      throw Failure.of("scan rows from " + row(family, prefix), e);
    }
  }

  private RowVisitor.Step visit(Family family, byte[] key, byte[] stored, RowVisitor visitor) {
    return visitor.visit(key, verified(family, key, stored));
  }

  /**
   * Visits the row with the greatest key that is at most {@code key} and begins with its first
   * {@code prefixBytes} bytes, if there is one.
   */
  public void floor(Family family, byte[] key, int prefixBytes, RowVisitor visitor) {
    gate.enter("read");
    try (NativeHandles own = new NativeHandles()) {
      RocksIterator rows = own.own(db.newIterator(handle(family), orderedReads));
      rows.seekForPrev(key);
      if (rows.isValid()) {
        byte[] found = rows.key();
        if (startsWith(found, Arrays.copyOf(key, prefixBytes))) {
          visit(family, found, rows.value(), visitor);
        }
      }
      rows.status();
    } catch (RocksDBException e) {
      throw Failure.of("read " + row(family, key), e);
    } finally {
      gate.leave();
    }
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
      throw Failure.of("write %,d %s to %s".formatted(batch.size(), rows, location), e);
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
      throw Failure.of("flush %s to %s".formatted(Arrays.toString(flushed), location), e);
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

  /** The size of all files; in memory, the memory that rows take. */
  public long bytesOnDisk() {
    gate.enter("measure");
    try {
      return directory == null ? bytesInMemory() : DirectoryFiles.of(directory, "").bytes();
    } catch (RocksDBException e) {
      throw Failure.of("measure " + location, e);
    } finally {
      gate.leave();
    }
  }

  private long bytesInMemory() throws RocksDBException {
    return db.getAggregatedLongProperty("rocksdb.total-sst-files-size")
        + db.getAggregatedLongProperty("rocksdb.cur-size-all-mem-tables");
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
    if (directory == null) return;
    DirectoryFiles logs = DirectoryFiles.of(directory, LOG_SUFFIX);
    if (logs.bytes() < LOG_BYTES_WORTH_A_FLUSH && logs.count() < LOGS_WORTH_A_FLUSH) return;
    try {
      db.flush(flushing, List.copyOf(families.values()));
    } catch (RocksDBException e) {
      throw Failure.of(
          "flush " + location + " while closing it; it is closed now, and complete", e);
    }
  }

  private ColumnFamilyHandle handle(Family family) {
    return requireNonNull(families.get(family));
  }

  private byte[] verified(Family family, byte[] key, byte[] stored) {
    byte[] value = Checksum.verify(key, stored);
    if (value == null) {
      throw new CorruptStoreException(
          row(family, key) + " is damaged: " + Checksum.mismatch(key, stored));
    }
    return value;
  }

  private String row(Family family, byte[] key) {
    return rowNames.nameOf(family, key) + " of " + location;
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }
}
