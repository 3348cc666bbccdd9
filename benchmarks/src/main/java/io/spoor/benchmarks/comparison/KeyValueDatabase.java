package io.spoor.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** One space of keys in RocksDB, as Badger is one; with a log, LZ4 and filters over whole keys. */
final class KeyValueDatabase implements AutoCloseable {
  private static final int BLOCK_BYTES = 16 << 10;
  private static final int BLOOM_BITS = 10;

  static {
    RocksDB.loadLibrary();
  }

  private final LRUCache cache;
  private final BloomFilter bloom = new BloomFilter(BLOOM_BITS);
  private final Options options;
  private final WriteOptions logged = new WriteOptions();
  private final RocksDB db;

  KeyValueDatabase(Path directory, long memtableBytes, long cacheBytes) throws IOException {
    cache = new LRUCache(cacheBytes);
    options =
        new Options()
            .setCreateIfMissing(true)
            .setWriteBufferSize(memtableBytes)
            .setMaxBackgroundJobs(2)
            .setCompressionType(CompressionType.LZ4_COMPRESSION)
            .setTableFormatConfig(
                new BlockBasedTableConfig()
                    .setBlockSize(BLOCK_BYTES)
                    .setBlockCache(cache)
                    .setFilterPolicy(bloom));
    try {
      db = RocksDB.open(options, directory.toString());
    } catch (RocksDBException e) {
      throw new IOException("cannot open " + directory, e);
    }
  }

  /** Rows that are written together. */
  final class Batch implements AutoCloseable {
    private final WriteBatch rows = new WriteBatch();

    void put(byte[] key, byte[] value) throws RocksDBException {
      rows.put(key, value);
    }

    void commit() throws RocksDBException {
      db.write(logged, rows);
    }

    @Override
    public void close() {
      rows.close();
    }
  }

  Batch batch() {
    return new Batch();
  }

  byte @Nullable [] get(byte[] key) throws IOException {
    try {
      return db.get(key);
    } catch (RocksDBException e) {
      throw new IOException(e);
    }
  }

  RocksIterator iterator() {
    return db.newIterator();
  }

  @Override
  public void close() throws IOException {
    try (FlushOptions flush = new FlushOptions().setWaitForFlush(true)) {
      db.flush(flush);
    } catch (RocksDBException e) {
      throw new IOException(e);
    } finally {
      db.close();
      logged.close();
      options.close();
      bloom.close();
      cache.close();
    }
  }
}
