package io.spoor.rocks;

import static java.util.Objects.requireNonNull;

import io.spoor.CorruptStoreException;
import io.spoor.StorageFailedException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/**
 * Rows of bytes on disk that can be read, sorted by key within each {@link Family}.
 *
 * <p>Any number of threads may share one. {@link #close} waits for their calls; later calls throw
 * {@link io.spoor.StoreClosedException}. Keys sort as unsigned bytes. Each stored value ends in a
 * checksum that is added when it is written and verified when it is read; callers never see it.
 *
 * <p>A failure is a {@link StorageFailedException}, a damaged row or file a {@link
 * CorruptStoreException}.
 */
public abstract sealed class RocksReader implements AutoCloseable
    permits RocksEngine, RocksFollower, RocksRemains {
  final Gate gate;
  final NativeHandles handles;

  /** Changed only while nobody is inside the gate. */
  OpenDatabase database;

  private final RowNames rowNames;
  private final ReadOptions prefixReads;
  private final ReadOptions orderedReads;

  RocksReader(OpenDatabase database, RowNames rowNames, NativeHandles handles) {
    this.database = database;
    this.rowNames = rowNames;
    this.gate = new Gate(database.location());
    this.handles = handles;
    prefixReads = handles.own(new ReadOptions()).setPrefixSameAsStart(true);
    orderedReads = handles.own(new ReadOptions()).setTotalOrderSeek(true);
  }

  /** The value under this key, or null if there is none. */
  public final byte @Nullable [] get(Family family, byte[] key) {
    gate.enter("read");
    try {
      byte[] stored = find(family, key);
      return stored == null ? null : verified(family, key, stored);
    } catch (RocksDBException e) {
      throw Failure.of("read " + row(family, key), e);
    } finally {
      gate.leave();
    }
  }

  /** The value under this key, with its checksum, or null if there is none. */
  byte @Nullable [] find(Family family, byte[] key) throws RocksDBException {
    return database.db().get(handle(family), key);
  }

  /**
   * Visits the rows from {@code from}, included, to {@code to}, excluded. For long stretches: the
   * blocks read do not push others out of the cache.
   *
   * <p>The rows are those of the moment of the call. The visitor may call the engine, except for
   * {@link #close}.
   */
  public final void scan(Family family, byte[] from, byte[] to, RowVisitor visitor) {
    scan(family, from, to, key -> true, visitor);
  }

  /**
   * Like the other scan, but visits only rows with wanted keys; the others' values are not read.
   */
  public final void scan(
      Family family, byte[] from, byte[] to, Predicate<byte[]> wanted, RowVisitor visitor) {
    gate.enter("scan");
    try (NativeHandles own = new NativeHandles()) {
      ReadOptions range =
          own.own(new ReadOptions())
              .setTotalOrderSeek(true)
              .setFillCache(false)
              .setIterateUpperBound(own.own(new Slice(to)));
      RocksIterator rows = own.own(database.db().newIterator(handle(family), range));
      for (rows.seek(from); rows.isValid(); rows.next()) {
        byte[] key = rows.key();
        if (!wanted.test(key)) continue;
        if (visit(family, key, rows.value(), visitor) == RowVisitor.Step.STOP) return;
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
  public final void scanPrefixes(Family family, List<byte[]> prefixes, RowVisitor visitor) {
    gate.enter("scan");
    try (NativeHandles own = new NativeHandles()) {
      ReadOptions options = family.prefixBytes() > 0 ? prefixReads : orderedReads;
      RocksIterator rows = own.own(database.db().newIterator(handle(family), options));
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
  public final void floor(Family family, byte[] key, int prefixBytes, RowVisitor visitor) {
    gate.enter("read");
    try (NativeHandles own = new NativeHandles()) {
      RocksIterator rows = own.own(database.db().newIterator(handle(family), orderedReads));
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

  /** The size of all files; in memory, the memory that rows take. */
  public final long bytesOnDisk() {
    gate.enter("measure");
    try {
      Path directory = database.directory();
      return directory == null ? bytesInMemory() : DirectoryFiles.of(directory, "").bytes();
    } catch (RocksDBException e) {
      throw Failure.of("measure " + database.location(), e);
    } finally {
      gate.leave();
    }
  }

  private long bytesInMemory() throws RocksDBException {
    return database.db().getAggregatedLongProperty("rocksdb.total-sst-files-size")
        + database.db().getAggregatedLongProperty("rocksdb.cur-size-all-mem-tables");
  }

  /**
   * Waits for running calls and closes the database. Closing a closed one does nothing.
   *
   * @throws IllegalStateException if called by a visitor of a scan
   */
  @Override
  public abstract void close();

  final ColumnFamilyHandle handle(Family family) {
    return requireNonNull(database.families().get(family));
  }

  final byte[] verified(Family family, byte[] key, byte[] stored) {
    byte[] value = Checksum.verify(key, stored);
    if (value == null) {
      throw new CorruptStoreException(
          row(family, key) + " is damaged: " + Checksum.mismatch(key, stored));
    }
    return value;
  }

  final String row(Family family, byte[] key) {
    return rowNames.nameOf(family, key) + " of " + database.location();
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }
}
