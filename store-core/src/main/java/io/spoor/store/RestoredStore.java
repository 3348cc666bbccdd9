package io.spoor.store;

import io.spoor.Backup;
import io.spoor.StoreNotFoundException;
import io.spoor.rocks.RocksBackups;
import io.spoor.storage.FormatVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From a folder of backups to a store. */
public final class RestoredStore {
  private RestoredStore() {}

  public static List<Backup> backups(Path folder) {
    List<Backup> backups = new ArrayList<>();
    for (RocksBackups.Entry entry : entries(folder)) backups.add(backup(entry));
    return backups;
  }

  static Backup backup(Path folder, int id) {
    return backup(entry(folder, id));
  }

  private static Backup backup(RocksBackups.Entry entry) {
    return new Backup(entry.id(), entry.time(), entry.bytes());
  }

  public static void restore(Path folder, int id, Path directory) {
    FormatVersion.checkText(folder + ", backup " + id, entry(folder, id).note());
    NewDirectory.make(directory, part -> RocksBackups.restore(folder, id, part));
  }

  public static void keepNewest(Path folder, int count) {
    RocksBackups.keepNewest(folder, count);
  }

  private static RocksBackups.Entry entry(Path folder, int id) {
    for (RocksBackups.Entry entry : entries(folder)) {
      if (entry.id() == id) return entry;
    }
    throw new StoreNotFoundException("there is no backup %d in %s".formatted(id, folder));
  }

  private static List<RocksBackups.Entry> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new StoreNotFoundException("there is no folder of backups " + folder);
    }
    return RocksBackups.list(folder);
  }
}
