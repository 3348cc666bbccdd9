package io.spoor.testkit;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.index.TermHash;
import io.spoor.span.Span;
import io.spoor.store.StoreDoor;
import java.nio.file.Path;
import java.util.List;

/** A way to set up the store so that seldom things happen all the time. */
public record StoreVariant(TraceStoreOptions options, Hashing hashing, Sealing sealing) {
  private static final int[] SEGMENT_SPANS = {1, 2, 7, 7, 30, 200, 1 << 18};
  private static final long[] CACHE_BYTES = {0, 1_000, 1 << 20};

  /** What terms are looked up by. */
  public enum Hashing {
    EVERYDAY(TermHash.XXH3),
    FOUR_BITS(StoreDoor.FOUR_BITS);

    private final TermHash hash;

    Hashing(TermHash hash) {
      this.hash = hash;
    }
  }

  /** When a full segment is sealed. */
  public enum Sealing {
    IN_BACKGROUND,
    BEFORE_WRITE_RETURNS
  }

  /**
   * Segments of seven spans, sealed at once, no cache, files of the least size, a hash of 4 bits.
   */
  static StoreVariant awkward() {
    TraceStoreOptions options =
        TraceStoreOptions.defaults()
            .withSegmentSpans(7)
            .withCacheBytes(0)
            .withBlockCacheBytes(0)
            .withMemtableBytes(64 << 10);
    return new StoreVariant(options, Hashing.FOUR_BITS, Sealing.BEFORE_WRITE_RETURNS);
  }

  /** Something of that kind; the same for the same seed. */
  public static StoreVariant of(long seed) {
    SeededRandom random = new SeededRandom(~seed);
    TraceStoreOptions options =
        awkward()
            .options()
            .withSegmentSpans(SEGMENT_SPANS[random.nextInt(SEGMENT_SPANS.length)])
            .withCacheBytes(CACHE_BYTES[random.nextInt(CACHE_BYTES.length)])
            .withMemtableBytes(random.chance(0.3) ? 64 << 10 : 4 << 20);
    return new StoreVariant(
        options, random.oneOf(Hashing.values()), random.oneOf(Sealing.values()));
  }

  public TraceStore inMemory(TraceStoreOptions options) {
    return sealing(StoreDoor.inMemory(options, hashing.hash));
  }

  public TraceStore onDisk(Path directory, TraceStoreOptions options) {
    return sealing(StoreDoor.open(directory, options, hashing.hash));
  }

  /** Written through one opening, read through another. */
  TraceStore followed(Path directory, TraceStoreOptions options) {
    TraceStore writer = onDisk(directory, options);
    return FollowedTraceStore.of(writer, StoreDoor.openReadOnly(directory, options, hashing.hash));
  }

  private TraceStore sealing(TraceStore store) {
    return switch (sealing) {
      case IN_BACKGROUND -> store;
      case BEFORE_WRITE_RETURNS -> new SealedAtOnce(store);
    };
  }

  private static final class SealedAtOnce extends ForwardingTraceStore {
    SealedAtOnce(TraceStore next) {
      super(next);
    }

    @Override
    public void write(List<Span> spans) {
      next.write(spans);
      StoreDoor.awaitSealed(next);
    }
  }
}
