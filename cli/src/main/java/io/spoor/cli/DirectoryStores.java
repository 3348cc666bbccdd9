package io.spoor.cli;

import io.spoor.Retention;
import io.spoor.TraceReader;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.storage.FormatVersion;
import java.nio.file.Path;

/** Stores on disk. */
final class DirectoryStores implements Stores {

  @Override
  public boolean exists(Path directory) {
    return FormatVersion.isStore(directory);
  }

  @Override
  public TraceReader openReadOnly(Path directory) {
    return TraceStore.openReadOnly(directory);
  }

  @Override
  public TraceStore open(Path directory) {
    return TraceStore.open(directory);
  }

  @Override
  public TraceStore open(Path directory, Retention retention) {
    return TraceStore.open(directory, TraceStoreOptions.defaults().withRetention(retention));
  }
}
