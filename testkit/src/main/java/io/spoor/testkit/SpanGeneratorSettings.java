package io.spoor.testkit;

import static java.util.Objects.requireNonNull;

/**
 * What a {@link SpanGenerator} makes. Start from {@link #realistic()} or {@link #awkward()} and
 * replace the part that differs. Shares are between 0, never, and 1, always.
 */
public record SpanGeneratorSettings(
    Shape shape, Content content, Arrival arrival, Oddities oddities) {

  public SpanGeneratorSettings {
    requireNonNull(shape, "shape");
    requireNonNull(content, "content");
    requireNonNull(arrival, "arrival");
    requireNonNull(oddities, "oddities");
  }

  /**
   * How large traces are and what they run through.
   *
   * @param services at least 1; their popularity follows a Zipf law
   * @param operationsPerService how many requests each service answers, at least 1
   * @param medianSpans size of the trace in the middle; sizes are log-normal
   * @param sigma deviation of the logarithm of the size: 0 makes all traces equal, 1.2 a long tail
   * @param maxSpans the size at which the tail is cut off, at least 1
   * @param parallelShare of the calls with several children, how many run them at the same time
   * @param errorShare of the spans, how many fail by themselves; most errors reach the callers
   * @param firstStartNanos when the first trace starts, in nanoseconds since the Unix epoch
   * @param gapNanos mean time between the starts of two traces, at least 1
   */
  public record Shape(
      int services,
      int operationsPerService,
      double medianSpans,
      double sigma,
      int maxSpans,
      double parallelShare,
      double errorShare,
      long firstStartNanos,
      long gapNanos) {

    public Shape {
      atLeast("services", services, 1);
      atLeast("operationsPerService", operationsPerService, 1);
      atLeast("maxSpans", maxSpans, 1);
      atLeast("gapNanos", gapNanos, 1);
    }
  }

  /**
   * What spans say.
   *
   * @param minAttributes fewest attributes of a span
   * @param maxAttributes most attributes of a span, 0 to 16, not below {@code minAttributes}
   * @param distinctValues how many values an attribute of high cardinality has, at least 1
   * @param eventShare of the spans, how many have an event; failed spans always have one
   * @param linkShare of the spans, how many link to another trace
   */
  public record Content(
      int minAttributes,
      int maxAttributes,
      int distinctValues,
      double eventShare,
      double linkShare) {

    public Content {
      atLeast("minAttributes", minAttributes, 0);
      atLeast("maxAttributes", maxAttributes, minAttributes);
      atLeast("distinctValues", distinctValues, 1);
    }
  }

  /**
   * In which order spans arrive.
   *
   * @param concurrentTraces how many traces arrive at the same time, in turns, at least 1
   * @param lateShare of the spans, how many come after later traces
   * @param duplicateShare of the spans, how many come twice
   */
  public record Arrival(int concurrentTraces, double lateShare, double duplicateShare) {

    public Arrival {
      atLeast("concurrentTraces", concurrentTraces, 1);
    }
  }

  /**
   * What is legal and seldom.
   *
   * @param skewedHostShare of the hosts, how many have a clock that is wrong
   * @param maxSkewNanos by how much such a clock is wrong at most
   * @param lostSpanShare of the spans, how many never arrive, so that their children miss a parent
   * @param sharedIdShare of the calls between services, in how many client and server share one
   *     span id, as in Zipkin
   * @param shortTraceIdShare of the traces, how many have a 64-bit id
   * @param repeatedTraceIdShare of the traces, how many have the id of a recent one
   * @param collidingSpanIdShare of the spans, how many have an id out of a few
   * @param oddParentShare of the spans, how many have any span as parent, also itself or one below
   * @param collidingStartShare of the spans, how many start at one of a few moments
   * @param extremeTimeShare of the spans, how many have a time near 0, 2^63 or 2^64, or end before
   *     they start
   * @param oddValueShare of the spans, how many have attributes of seldom types, repeated keys,
   *     empty texts, characters of all lengths and the like
   */
  public record Oddities(
      double skewedHostShare,
      long maxSkewNanos,
      double lostSpanShare,
      double sharedIdShare,
      double shortTraceIdShare,
      double repeatedTraceIdShare,
      double collidingSpanIdShare,
      double oddParentShare,
      double collidingStartShare,
      double extremeTimeShare,
      double oddValueShare) {

    /** Nothing odd. */
    public static final Oddities NONE = new Oddities(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** What a medium-sized system of 40 services sends: for benchmarks. Hardly anything is odd. */
  public static SpanGeneratorSettings realistic() {
    return new SpanGeneratorSettings(
        new Shape(40, 20, 8, 1.2, 10_000, 0.3, 0.01, 1_767_225_600_000_000_000L, 20_000_000),
        new Content(8, 12, 1_000_000, 0.05, 0.01),
        new Arrival(32, 0.001, 0.001),
        new Oddities(0.1, 5_000_000, 0.001, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  /**
   * Small traces that collide wherever they can and hold what seldom occurs: for tests. Values are
   * few, so that queries hit.
   */
  public static SpanGeneratorSettings awkward() {
    return new SpanGeneratorSettings(
        new Shape(4, 2, 3, 0.9, 30, 0.5, 0.2, 1_767_225_600_000_000_000L, 5),
        new Content(0, 5, 3, 0.3, 0.2),
        new Arrival(4, 0.1, 0.1),
        new Oddities(0.5, 20, 0.1, 0.3, 0.3, 0.3, 0.3, 0.2, 0.3, 0.05, 0.4));
  }

  public SpanGeneratorSettings withShape(Shape shape) {
    return new SpanGeneratorSettings(shape, content, arrival, oddities);
  }

  public SpanGeneratorSettings withContent(Content content) {
    return new SpanGeneratorSettings(shape, content, arrival, oddities);
  }

  public SpanGeneratorSettings withArrival(Arrival arrival) {
    return new SpanGeneratorSettings(shape, content, arrival, oddities);
  }

  public SpanGeneratorSettings withOddities(Oddities oddities) {
    return new SpanGeneratorSettings(shape, content, arrival, oddities);
  }

  private static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s is %d, expected at least %d".formatted(name, value, least));
    }
  }
}
