package io.spoor.store;

import io.spoor.ReadOnlyTraceStore;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.index.TermHash;
import io.spoor.rocks.EngineSettings;
import io.spoor.storage.Rows;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Opens the store with what only tests choose, and waits for what it does in the background. */
public final class StoreDoor {

  /** Takes nearly all terms for each other, so that only what is compared tells them apart. */
  public static final TermHash FOUR_BITS =
      (code, key, type, value) -> TermHash.XXH3.of(code, key, type, value) & 0xf;

  private StoreDoor() {}

  public static TraceStore open(Path directory, TraceStoreOptions options, TermHash hash) {
    return SegmentedTraceStore.open(directory, options, hash);
  }

  public static ReadOnlyTraceStore openReadOnly(
      Path directory, TraceStoreOptions options, TermHash hash) {
    return FollowingTraceStore.open(directory, options, hash);
  }

  public static TraceStore inMemory(TraceStoreOptions options, TermHash hash) {
    return SegmentedTraceStore.inMemory(options, hash);
  }

  /**
   * Opens a store on a disk that counts as full where its tables take more.
   *
   * @param maxBytes 0 for no limit; asked whenever the store opens its database
   */
  public static TraceStore open(Path directory, TraceStoreOptions options, LongSupplier maxBytes) {
    EngineSettings settings =
        new EngineSettings(
            options.memtableBytes(), options.blockCacheBytes(), maxBytes, Rows::describe);
    return SegmentedTraceStore.open(directory, options, TermHash.XXH3, settings);
  }

  /** Waits until every full segment is sealed. */
  public static void awaitSealed(TraceStore store) {
    ((SegmentedTraceStore) store).awaitSealed();
  }

  /** Does what the timer of retention by age does. */
  public static void tick(TraceStore store) {
    ((SegmentedTraceStore) store).tick();
  }
}
