package io.spoor.rocks;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.Env;
import org.rocksdb.Filter;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileManager;
import org.rocksdb.WALRecoveryMode;

/** How RocksDB is set up. Everything native goes to the given owner. */
final class EngineOptions {
  private static final long KB = 1L << 10;
  private static final long MB = 1L << 20;

  private static final long SMALL_MEMTABLE_BYTES = 8 * MB;

  /** Large, as the values of a block repeat each other's text; a cold read decompresses one. */
  private static final long SPAN_BLOCK_BYTES = 64 * KB;

  /** Small, as rows of an index are large, hardly compress, and are read one by one. */
  private static final long ROW_BLOCK_BYTES = 4 * KB;

  private static final double BLOOM_BITS_PER_PREFIX = 10;
  private static final double MEMTABLE_BLOOM_RATIO = 0.01;
  private static final int MAX_OPEN_FILES = 512;
  private static final long MAX_LOG_FILE_BYTES = MB;

  private EngineOptions() {}

  /** For reading and writing. */
  static DBOptions primary(EngineSettings settings, Env env, NativeHandles handles)
      throws RocksDBException {
    DBOptions options = database(settings, env, handles);
    long maxBytes = settings.maxBytes().getAsLong();
    if (maxBytes == EngineSettings.NO_LIMIT) return options;
    SstFileManager files = handles.own(new SstFileManager(env));
    files.setMaxAllowedSpaceUsage(maxBytes);
    return options.setSstFileManager(files);
  }

  private static DBOptions database(EngineSettings settings, Env env, NativeHandles handles) {
    return options("true", handles)
        .setEnv(env)
        .setCreateIfMissing(true)
        .setCreateMissingColumnFamilies(true)
        // Rarely written families would otherwise keep every log file that holds a row of theirs.
        .setMaxTotalWalSize(2 * settings.spanMemtableBytes() + 4 * SMALL_MEMTABLE_BYTES)
        .setMaxBackgroundJobs(2)
        .setMaxOpenFiles(MAX_OPEN_FILES)
        // RocksEngine.close decides whether a flush is worth it; opening reads the log either way.
        .setAvoidFlushDuringShutdown(true)
        .setAvoidFlushDuringRecovery(true)
        .setSkipStatsUpdateOnDbOpen(true)
        .setStatsDumpPeriodSec(0)
        .setStatsPersistPeriodSec(0)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setKeepLogFileNum(1)
        .setMaxLogFileSize(MAX_LOG_FILE_BYTES);
  }

  /**
   * Whether the manifest lists the logs, so that opening notices if one is missing. (A database
   * with such a manifest must not be opened with openReadOnly: facebook/rocksdb#13235.)
   */
  private static DBOptions options(String listsLogs, NativeHandles handles) {
    Properties properties = new Properties(); // Java has no setters for these.
    properties.put("db_host_id", ""); // Otherwise each table would name the machine.
    properties.put("track_and_verify_wals_in_manifest", listsLogs);
    return handles.own(requireNonNull(DBOptions.getDBOptionsFromProps(properties)));
  }

  /** For reading a database that another owner writes to. */
  static DBOptions secondary(EngineSettings settings, NativeHandles handles) {
    return database(settings, Env.getDefault(), handles)
        .setCreateIfMissing(false)
        .setCreateMissingColumnFamilies(false)
        // The owner deletes files without asking, but a file that is open stays readable.
        .setMaxOpenFiles(-1);
  }

  /** For reading whatever is left of a database, from a directory that nobody else uses. */
  static DBOptions remains(NativeHandles handles) {
    return options("false", handles)
        .setParanoidChecks(false)
        .setWalRecoveryMode(WALRecoveryMode.SkipAnyCorruptedRecords)
        .setAvoidFlushDuringShutdown(true)
        .setAvoidFlushDuringRecovery(true)
        .setMaxOpenFiles(MAX_OPEN_FILES)
        .setInfoLogLevel(InfoLogLevel.FATAL_LEVEL);
  }

  /** One descriptor for each {@link Family}, in their order. */
  static List<ColumnFamilyDescriptor> families(EngineSettings settings, NativeHandles handles) {
    Filter filter = handles.own(new BloomFilter(BLOOM_BITS_PER_PREFIX));
    Cache cache =
        settings.blockCacheBytes() == 0
            ? null
            : handles.own(new LRUCache(settings.blockCacheBytes()));
    List<ColumnFamilyDescriptor> families = new ArrayList<>();
    for (Family family : Family.values()) {
      ColumnFamilyOptions options =
          handles
              .own(new ColumnFamilyOptions())
              .setWriteBufferSize(
                  family == Family.SPANS ? settings.spanMemtableBytes() : SMALL_MEMTABLE_BYTES)
              .setCompressionType(CompressionType.LZ4_COMPRESSION)
              .setTableFormatConfig(table(family, filter, cache));
      if (family.prefixBytes() > 0) {
        options
            .useFixedLengthPrefixExtractor(family.prefixBytes())
            .setMemtablePrefixBloomSizeRatio(MEMTABLE_BLOOM_RATIO);
      }
      families.add(new ColumnFamilyDescriptor(family.columnFamilyName(), options));
    }
    return families;
  }

  /** The same, of which no tables are merged while they are read. */
  static List<ColumnFamilyDescriptor> unmergedFamilies(
      EngineSettings settings, NativeHandles handles) {
    List<ColumnFamilyDescriptor> families = families(settings, handles);
    families.forEach(family -> family.getOptions().setDisableAutoCompactions(true));
    return families;
  }

  private static BlockBasedTableConfig table(Family family, Filter filter, @Nullable Cache cache) {
    BlockBasedTableConfig table =
        new BlockBasedTableConfig()
            .setBlockSize(family == Family.SPANS ? SPAN_BLOCK_BYTES : ROW_BLOCK_BYTES)
            .setWholeKeyFiltering(false)
            .setFilterPolicy(filter);
    return cache == null ? table.setNoBlockCache(true) : table.setBlockCache(cache);
  }
}
