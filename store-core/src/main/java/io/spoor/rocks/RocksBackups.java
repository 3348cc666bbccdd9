package io.spoor.rocks;

import io.spoor.StorageFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.BackupEngine;
import org.rocksdb.BackupEngineOptions;
import org.rocksdb.BackupInfo;
import org.rocksdb.Env;
import org.rocksdb.RestoreOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * Backups of a database in a folder. Each has all of it, and shares with the others the files that
 * did not change. One call at a time may use a folder.
 */
public final class RocksBackups {

  /**
   * @param id counts the backups of a folder from 1
   * @param bytes of all files, those that are shared too
   * @param note what was said when it was made
   */
  public record Entry(int id, Instant time, long bytes, String note) {}

  private interface Use<T> {
    T of(BackupEngine engine) throws RocksDBException;
  }

  private RocksBackups() {}

  static int add(RocksDB db, Path folder, String note) throws RocksDBException {
    createFolder(folder);
    return with(
        folder,
        engine -> {
          boolean isFlushed = true; // Otherwise each backup would copy long logs anew.
          engine.createNewBackupWithMetadata(db, note, isFlushed);
          List<BackupInfo> all = engine.getBackupInfo();
          return all.get(all.size() - 1).backupId();
        });
  }

  private static void createFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StorageFailedException("cannot create the folder " + folder, e);
    }
  }

  /** The backups of a folder, oldest first. */
  public static List<Entry> list(Path folder) {
    try {
      return with(folder, RocksBackups::entries);
    } catch (RocksDBException e) {
      throw Failure.of("list the backups in " + folder, e);
    }
  }

  private static List<Entry> entries(BackupEngine engine) {
    List<Entry> entries = new ArrayList<>();
    for (BackupInfo info : engine.getBackupInfo()) {
      entries.add(
          new Entry(
              info.backupId(),
              Instant.ofEpochSecond(info.timestamp()),
              info.size(),
              String.valueOf(info.appMetadata())));
    }
    return entries;
  }

  /** Copies a backup into a directory, which is made. */
  public static void restore(Path folder, int id, Path directory) {
    try (RestoreOptions options = new RestoreOptions(false)) {
      with(
          folder,
          engine -> {
            engine.restoreDbFromBackup(id, directory.toString(), directory.toString(), options);
            return id;
          });
    } catch (RocksDBException e) {
      throw Failure.of("restore backup %d of %s to %s".formatted(id, folder, directory), e);
    }
  }

  /** Deletes all but the newest backups, and the files that only those had. */
  public static void keepNewest(Path folder, int count) {
    try {
      with(
          folder,
          engine -> {
            engine.purgeOldBackups(count);
            engine.garbageCollect();
            return count;
          });
    } catch (RocksDBException e) {
      throw Failure.of("delete backups in " + folder, e);
    }
  }

  private static <T> T with(Path folder, Use<T> use) throws RocksDBException {
    NativeLibrary.load();
    try (NativeHandles own = new NativeHandles()) {
      BackupEngineOptions options =
          own.own(new BackupEngineOptions(folder.toString())).setShareFilesWithChecksum(true);
      return use.of(own.own(BackupEngine.open(Env.getDefault(), options)));
    }
  }
}
