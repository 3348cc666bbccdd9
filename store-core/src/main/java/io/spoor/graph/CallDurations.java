package io.spoor.graph;

/**
 * How long the calls between two services took, in nanoseconds, unsigned.
 *
 * <p>A quantile q is the shortest of the durations that at least the fraction q of them do not
 * exceed. It is exact for up to {@value #EXACT_CALLS} calls. For more it is exact or too long by at
 * most one part in 128, and at most 2<sup>63</sup>-1; it does not depend on the order in which
 * spans arrived, nor on batches and segments.
 *
 * @param maxNanos exact
 */
public record CallDurations(
    long p50Nanos, long p90Nanos, long p95Nanos, long p99Nanos, long maxNanos) {

  /** Up to this many calls, quantiles are exact. */
  public static final int EXACT_CALLS = 1024;
}
