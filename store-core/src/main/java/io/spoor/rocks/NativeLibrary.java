package io.spoor.rocks;

import io.spoor.StorageFailedException;
import org.rocksdb.RocksDB;

/** RocksDB's native library, loaded once a process. */
final class NativeLibrary {
  private NativeLibrary() {}

  /** Loads the library if this is the first call. */
  static void load() {
    load(RocksDB::loadLibrary);
  }

  static void load(Runnable loader) {
    try {
      loader.run();
    } catch (RuntimeException | LinkageError e) {
      throw new StorageFailedException(
          "cannot load RocksDB's native library for %s on %s from %s: %s"
              .formatted(
                  System.getProperty("os.name"),
                  System.getProperty("os.arch"),
                  System.getProperty("java.io.tmpdir"),
                  e.getMessage()),
          e);
    }
  }
}
