package io.spoor;

import java.time.Duration;

/**
 * What a store did since it was opened, and what it is made of now.
 *
 * <p>All but {@code openSegments} and {@code sealedSegments} are totals, which only grow. A call is
 * counted when it is done; one that throws, only in {@code failures}. The values are read one after
 * the other, while others may change.
 *
 * <p>Nothing here depends on a library for metrics. With Micrometer:
 *
 * <pre>{@code
 * FunctionCounter.builder("spoor.spans.written", store, s -> s.metrics().spansWritten())
 *     .register(registry);
 * FunctionTimer.builder(
 *         "spoor.searches",
 *         store,
 *         s -> s.metrics().searches().count(),
 *         s -> s.metrics().searches().nanos(),
 *         TimeUnit.NANOSECONDS)
 *     .register(registry);
 * }</pre>
 *
 * @param writes batches, empty ones left out; waiting for other writers is part of their time
 * @param spansWritten spans stored
 * @param duplicates spans of those batches that were left out, as an equal one was stored
 * @param bytesWritten what the stored spans take encoded, before compression
 * @param seals segments sealed
 * @param searches calls of {@code find}, {@code spans}, {@code span}, {@code count} and {@code
 *     explain}
 * @param lookups calls of {@code trace}, {@code traces} and {@code summaries}
 * @param tracesRead traces that those returned
 * @param spansDeleted spans of traces that were deleted
 * @param segmentsRemoved segments that retention removed
 * @param spansRemoved the spans in them
 * @param failures of calls and in the background; neither bad arguments nor calls on a closed store
 * @param cacheHits parts of sealed indexes that were in the cache
 * @param cacheMisses those that had to be read
 * @param openSegments segments that are not sealed now
 * @param sealedSegments segments that are sealed now
 */
public record StoreMetrics(
    Timer writes,
    long spansWritten,
    long duplicates,
    long bytesWritten,
    Timer seals,
    Timer searches,
    Timer lookups,
    long tracesRead,
    long spansDeleted,
    long segmentsRemoved,
    long spansRemoved,
    long failures,
    long cacheHits,
    long cacheMisses,
    int openSegments,
    int sealedSegments) {

  /** Nothing was done yet. */
  public static final StoreMetrics NONE =
      new StoreMetrics(
          Timer.NONE, 0, 0, 0, Timer.NONE, Timer.NONE, Timer.NONE, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /**
   * How often something was done, and how long that took together.
   *
   * @param nanos of elapsed time; what several threads do at once counts for each
   */
  public record Timer(long count, long nanos) {

    /** It was never done. */
    public static final Timer NONE = new Timer(0, 0);

    /** How long it took on average; zero if it was never done. */
    public Duration mean() {
      return count == 0 ? Duration.ZERO : Duration.ofNanos(nanos / count);
    }
  }
}
