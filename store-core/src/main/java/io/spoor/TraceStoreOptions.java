package io.spoor;

import static java.util.Objects.requireNonNull;

import java.time.Clock;

/**
 * How a store behaves and what it may use. A record of all settings; start from {@link #defaults()}
 * and change what differs.
 *
 * <h2>Behaviour</h2>
 *
 * @param durability what an acknowledged write survives; default {@link Durability#PROCESS_CRASH}
 * @param clock tells when spans arrive; default the system's
 * @param retention what is kept; default everything. Segments are filled to a tenth of its bounds
 *     at most, unless a single batch is larger
 * @param listener is told what happens; default nobody
 * @param redaction what is taken out of spans before they are written; default nothing
 * @param maxBatchSpans most spans of one write; 1 to 1,000,000, default 100,000
 * @param maxBatchBytes most encoded bytes of one write; 1 kB to 1 GB, default 64 MB. A batch stands
 *     in memory about three times while it is written
 * @param maxSpanBytes most encoded bytes of one span; 100 to {@code maxBatchBytes}, default 4 MB
 *     <h2>Performance</h2>
 *
 * @param segmentSpans spans after which a segment is sealed; 1 to 1,048,576, default 262,144. More
 *     makes broad searches faster, and opening after a crash slower (about 2 µs a span)
 * @param segmentBytes encoded bytes after which a segment is sealed; 1 kB to 1 GB, default 256 MB
 * @param segmentIndexBytes estimated heap of the open segment's index after which it is sealed; 1
 *     kB to 4 GB, default 192 MB. Up to three segments stand in memory while sealing lags behind
 * @param cacheBytes heap for cached parts of sealed indexes; 0 to 64 GB, default 64 MB
 * @param blockCacheBytes native memory for cached blocks of the database; 0 to 64 GB, default 32 MB
 * @param memtableBytes native memory in which spans gather before they are flushed to a file; 64 kB
 *     to 1 GB, default 128 MB. Larger than a segment means that nothing is compacted later
 */
public record TraceStoreOptions(
    Durability durability,
    Clock clock,
    Retention retention,
    StoreListener listener,
    Redaction redaction,
    int maxBatchSpans,
    long maxBatchBytes,
    int maxSpanBytes,
    int segmentSpans,
    long segmentBytes,
    long segmentIndexBytes,
    long cacheBytes,
    long blockCacheBytes,
    long memtableBytes) {

  private static final long KB = 1L << 10;
  private static final long MB = 1L << 20;
  private static final long GB = 1L << 30;

  private static final TraceStoreOptions DEFAULTS =
      new TraceStoreOptions(
          Durability.PROCESS_CRASH,
          Clock.systemUTC(),
          Retention.EVERYTHING,
          StoreListener.NOBODY,
          Redaction.NOTHING,
          100_000,
          64 * MB,
          (int) (4 * MB),
          262_144,
          256 * MB,
          192 * MB,
          64 * MB,
          32 * MB,
          128 * MB);

  public TraceStoreOptions {
    requireNonNull(durability, "durability");
    requireNonNull(clock, "clock");
    requireNonNull(retention, "retention");
    requireNonNull(listener, "listener");
    requireNonNull(redaction, "redaction");
    check("maxBatchSpans", maxBatchSpans, 1, 1_000_000);
    check("maxBatchBytes", maxBatchBytes, KB, GB);
    check("maxSpanBytes", maxSpanBytes, 100, maxBatchBytes);
    check("segmentSpans", segmentSpans, 1, 1 << 20);
    check("segmentBytes", segmentBytes, KB, GB);
    check("segmentIndexBytes", segmentIndexBytes, KB, 4 * GB);
    check("cacheBytes", cacheBytes, 0, 64 * GB);
    check("blockCacheBytes", blockCacheBytes, 0, 64 * GB);
    check("memtableBytes", memtableBytes, 64 * KB, GB);
  }

  public static TraceStoreOptions defaults() {
    return DEFAULTS;
  }

  public TraceStoreOptions withDurability(Durability durability) {
    Draft draft = new Draft(this);
    draft.durability = durability;
    return draft.toOptions();
  }

  public TraceStoreOptions withClock(Clock clock) {
    Draft draft = new Draft(this);
    draft.clock = clock;
    return draft.toOptions();
  }

  public TraceStoreOptions withRetention(Retention retention) {
    Draft draft = new Draft(this);
    draft.retention = retention;
    return draft.toOptions();
  }

  public TraceStoreOptions withListener(StoreListener listener) {
    Draft draft = new Draft(this);
    draft.listener = listener;
    return draft.toOptions();
  }

  public TraceStoreOptions withRedaction(Redaction redaction) {
    Draft draft = new Draft(this);
    draft.redaction = redaction;
    return draft.toOptions();
  }

  public TraceStoreOptions withMaxBatchSpans(int maxBatchSpans) {
    Draft draft = new Draft(this);
    draft.maxBatchSpans = maxBatchSpans;
    return draft.toOptions();
  }

  public TraceStoreOptions withMaxBatchBytes(long maxBatchBytes) {
    Draft draft = new Draft(this);
    draft.maxBatchBytes = maxBatchBytes;
    return draft.toOptions();
  }

  public TraceStoreOptions withMaxSpanBytes(int maxSpanBytes) {
    Draft draft = new Draft(this);
    draft.maxSpanBytes = maxSpanBytes;
    return draft.toOptions();
  }

  public TraceStoreOptions withSegmentSpans(int segmentSpans) {
    Draft draft = new Draft(this);
    draft.segmentSpans = segmentSpans;
    return draft.toOptions();
  }

  public TraceStoreOptions withSegmentBytes(long segmentBytes) {
    Draft draft = new Draft(this);
    draft.segmentBytes = segmentBytes;
    return draft.toOptions();
  }

  public TraceStoreOptions withSegmentIndexBytes(long segmentIndexBytes) {
    Draft draft = new Draft(this);
    draft.segmentIndexBytes = segmentIndexBytes;
    return draft.toOptions();
  }

  public TraceStoreOptions withCacheBytes(long cacheBytes) {
    Draft draft = new Draft(this);
    draft.cacheBytes = cacheBytes;
    return draft.toOptions();
  }

  public TraceStoreOptions withBlockCacheBytes(long blockCacheBytes) {
    Draft draft = new Draft(this);
    draft.blockCacheBytes = blockCacheBytes;
    return draft.toOptions();
  }

  public TraceStoreOptions withMemtableBytes(long memtableBytes) {
    Draft draft = new Draft(this);
    draft.memtableBytes = memtableBytes;
    return draft.toOptions();
  }

  /** The settings while one of them changes. */
  private static final class Draft {
    Durability durability;
    Clock clock;
    Retention retention;
    StoreListener listener;
    Redaction redaction;
    int maxBatchSpans;
    long maxBatchBytes;
    int maxSpanBytes;
    int segmentSpans;
    long segmentBytes;
    long segmentIndexBytes;
    long cacheBytes;
    long blockCacheBytes;
    long memtableBytes;

    Draft(TraceStoreOptions options) {
      durability = options.durability;
      clock = options.clock;
      retention = options.retention;
      listener = options.listener;
      redaction = options.redaction;
      maxBatchSpans = options.maxBatchSpans;
      maxBatchBytes = options.maxBatchBytes;
      maxSpanBytes = options.maxSpanBytes;
      segmentSpans = options.segmentSpans;
      segmentBytes = options.segmentBytes;
      segmentIndexBytes = options.segmentIndexBytes;
      cacheBytes = options.cacheBytes;
      blockCacheBytes = options.blockCacheBytes;
      memtableBytes = options.memtableBytes;
    }

    TraceStoreOptions toOptions() {
      return new TraceStoreOptions(
          durability,
          clock,
          retention,
          listener,
          redaction,
          maxBatchSpans,
          maxBatchBytes,
          maxSpanBytes,
          segmentSpans,
          segmentBytes,
          segmentIndexBytes,
          cacheBytes,
          blockCacheBytes,
          memtableBytes);
    }
  }

  private static void check(String name, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s is %,d, expected %,d to %,d".formatted(name, value, min, max));
    }
  }
}
