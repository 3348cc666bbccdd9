package io.spoor.store;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import java.nio.file.Path;

/** The store on RocksDB. */
public abstract class SegmentedTraceStore implements TraceStore {
  public static TraceStore open(Path directory, TraceStoreOptions options) {
    throw new UnsupportedOperationException();
  }

  public static TraceStore inMemory(TraceStoreOptions options) {
    throw new UnsupportedOperationException();
  }
}
