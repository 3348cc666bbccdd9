package io.spoor.rocks;

import io.spoor.CorruptStoreException;
import io.spoor.Damage;
import io.spoor.StorageFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.rocksdb.LiveFileMetaData;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.SstFileReader;
import org.rocksdb.SstFileReaderIterator;

/**
 * What can still be read of a database that may be damaged. Changes nothing in its directory.
 *
 * <p>As a {@link RocksReader} is: any number of threads may share it, a failure is a {@link
 * StorageFailedException}, a damaged row or file a {@link CorruptStoreException}.
 */
public final class RocksRemains extends RocksReader {

  /** Logs are numbered as if they came after all files of a database just made. */
  private static final int FIRST_LOG = 1_000_000;

  private static final byte[] NO_END = {-1, -1, -1, -1, -1, -1, -1, -1};

  private final OwnDirectory own;

  private RocksRemains(OpenDatabase database, OwnDirectory own, RowNames rowNames) {
    super(database, rowNames, new NativeHandles());
    this.own = own;
  }

  /**
   * Opens what the manifest in a directory lists, as far as it is there.
   *
   * @throws CorruptStoreException if the manifest is no guide any more
   */
  public static RocksRemains open(Path directory, EngineSettings settings) {
    OwnDirectory own = OwnDirectory.create();
    try {
      OpenDatabase database = OpenDatabase.remains(directory, own, settings);
      return new RocksRemains(database, own, settings.rowNames());
    } catch (RuntimeException | Error e) {
      own.close();
      throw e;
    }
  }

  /**
   * Opens the database of a directory as its owner would, and closes it, with links to its files.
   *
   * @throws CorruptStoreException if it is damaged
   */
  public static void tryToOpen(Path directory, EngineSettings settings) {
    NativeLibrary.load();
    ClosingNote.check(directory);
    try (OwnDirectory own = OwnDirectory.create()) {
      own.linkFilesOf(directory);
      try (NativeHandles handles = new NativeHandles()) {
        OpenDatabase.primary(own.path(), settings, handles);
      }
    }
  }

  /** The tables that the manifest lists; those of them that are missing are told. */
  public List<Path> tables(Consumer<Damage> damages) {
    gate.enter("list");
    try {
      List<Path> tables = new ArrayList<>();
      for (LiveFileMetaData table : database.db().getLiveFilesMetaData()) {
        String name = table.fileName().substring(1);
        if (Files.exists(own.path().resolve(name))) tables.add(own.path().resolve(name));
        else damages.accept(new Damage("file " + name, "it is missing"));
      }
      Collections.sort(tables);
      return tables;
    } finally {
      gate.leave();
    }
  }

  /** All tables of a directory, whatever its manifest lists. */
  public static List<Path> allTables(Path directory) {
    return TableFiles.in(directory, ".sst");
  }

  /**
   * Gathers the rows of some tables and all logs of a directory, without its manifest, in a fresh
   * directory. Unlike those of {@link #open}, they are read file by file, so that a damaged block
   * hides only what it held; but a row that was deleted comes back if another file said so.
   *
   * @param fresh is made, and is the caller's to delete
   */
  public static RocksRemains gather(
      Path directory,
      List<Path> tables,
      Path fresh,
      EngineSettings settings,
      Consumer<Damage> damages) {
    try (RocksEngine engine = RocksEngine.open(fresh, settings)) {
      for (Path table : tables) gather(table, engine, damages);
    }
    takeLogs(directory, fresh, settings, damages);
    return open(fresh, settings);
  }

  private static void gather(Path table, RocksEngine engine, Consumer<Damage> damages) {
    try (NativeHandles own = new NativeHandles()) {
      SstFileReader reader = own.own(new SstFileReader(own.own(new Options())));
      reader.open(table.toString());
      Family family = Family.of(reader.getTableProperties().getColumnFamilyName());
      SstFileReaderIterator rows =
          own.own(reader.newIterator(own.own(new ReadOptions()).setTotalOrderSeek(true)));
      RowCopy gathered = new RowCopy(engine, family);
      new ReadableRows(family, rows, rows::key, rows::value, engine::row, NO_END)
          .visit(new byte[0], gathered, damages);
      gathered.write();
    } catch (RocksDBException e) {
      damages.accept(new Damage("file " + table.getFileName(), String.valueOf(e.getMessage())));
    }
  }

  /** Takes those logs that can be read, each numbered higher than the one before. */
  private static void takeLogs(
      Path from, Path to, EngineSettings settings, Consumer<Damage> damages) {
    int number = FIRST_LOG;
    try {
      Files.deleteIfExists(to.resolve(ClosingNote.FILE));
      for (Path log : TableFiles.in(from, ".log")) {
        Path taken = to.resolve("%06d.log".formatted(number++));
        Files.copy(log, taken);
        if (!isReadable(to, settings, log, damages)) Files.delete(taken);
      }
    } catch (IOException e) {
      throw new StorageFailedException("cannot copy the logs of " + from + " to " + to, e);
    }
  }

  private static boolean isReadable(
      Path directory, EngineSettings settings, Path log, Consumer<Damage> damages) {
    try {
      open(directory, settings).close();
      return true;
    } catch (CorruptStoreException | StorageFailedException e) {
      damages.accept(new Damage("file " + log.getFileName(), String.valueOf(e.getMessage())));
      return false;
    }
  }

  /** Reads all blocks of some tables and tells of those that are damaged. */
  public static void verifyTables(List<Path> tables, Consumer<Damage> damages) {
    TableFiles.verify(tables, damages);
  }

  /** Like {@link #scan}, but tells of rows that cannot be read and goes on behind them. */
  public void scanReadable(
      Family family, byte[] from, byte[] to, RowVisitor visitor, Consumer<Damage> damages) {
    gate.enter("scan");
    try (NativeHandles own = new NativeHandles()) {
      ReadOptions range =
          own.own(new ReadOptions())
              .setTotalOrderSeek(true)
              .setFillCache(false)
              .setIterateUpperBound(own.own(new Slice(to)));
      RocksIterator rows = own.own(database.db().newIterator(handle(family), range));
      new ReadableRows(family, rows, rows::key, rows::value, this::row, to)
          .visit(from, visitor, damages);
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
