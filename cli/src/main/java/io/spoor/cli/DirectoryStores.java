package io.spoor.cli;

import io.spoor.TraceStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stores on disk. */
final class DirectoryStores implements Stores {

  /** The file that every RocksDB database has from its creation on. */
  private static final String DATABASE_FILE = "CURRENT";

  @Override
  public boolean exists(Path directory) {
    return Files.isRegularFile(directory.resolve(DATABASE_FILE));
  }

  @Override
  public TraceStore open(Path directory) {
    return TraceStore.open(directory);
  }
}
