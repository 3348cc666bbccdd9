package io.spoor.graph;

import static java.util.Objects.requireNonNull;

import io.spoor.query.TraceQuery;
import java.time.Instant;

/**
 * Asks which services call which: by the spans that start within a window of time, by one of the
 * {@linkplain CountingRule rules}. Without more said, by {@link CountingRule#ZIPKIN_LINKER},
 * between services, over all spans.
 *
 * <pre>{@code
 * GraphQuery lastHour =
 *     GraphQuery.builder().from(now.minus(1, HOURS)).rule(CountingRule.ZIPKIN_LINKER).build();
 * for (ServiceCall call : store.serviceGraph(lastHour).calls()) {
 *   System.out.println(call.caller() + " calls " + call.callee() + ", " + call.errors() + " failed");
 * }
 * }</pre>
 */
public final class GraphQuery {
  private final TraceQuery window; // Of which nothing but the window counts.
  private final CountingRule rule;
  private final Granularity granularity;

  private GraphQuery(Builder builder) {
    this.window = builder.window.build();
    this.rule = builder.rule;
    this.granularity = builder.granularity;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The earliest start that counts, in nanoseconds since the Unix epoch, unsigned. */
  public long fromNanos() {
    return window.fromNanos();
  }

  /** The latest start that counts, in nanoseconds since the Unix epoch, unsigned. */
  public long lastNanos() {
    return window.lastNanos();
  }

  /** Whether the window of time is empty, so that nothing can count. */
  public boolean isEmptyWindow() {
    return window.isEmptyWindow();
  }

  public CountingRule rule() {
    return rule;
  }

  public Granularity granularity() {
    return granularity;
  }

  @Override
  public String toString() {
    return "GraphQuery from %s to %s by %s between %s"
        .formatted(
            Long.toUnsignedString(fromNanos()),
            Long.toUnsignedString(lastNanos()),
            rule,
            granularity);
  }

  /** Collects the parts of a query. Not thread-safe; may be used on after {@link #build()}. */
  public static final class Builder {
    private final TraceQuery.Builder window = TraceQuery.builder();
    private CountingRule rule = CountingRule.ZIPKIN_LINKER;
    private Granularity granularity = Granularity.SERVICES;

    private Builder() {}

    /** Spans count that start at or after {@code from} and before {@code to}. */
    public Builder between(Instant from, Instant to) {
      window.between(from, to);
      return this;
    }

    /** Spans count that start at this moment or later: see {@link TraceQuery.Builder#from}. */
    public Builder from(Instant from) {
      window.from(from);
      return this;
    }

    /** Spans count that start before this moment: see {@link TraceQuery.Builder#to}. */
    public Builder to(Instant to) {
      window.to(to);
      return this;
    }

    /** Spans count that start at this moment or later: nanoseconds since 1970, unsigned. */
    public Builder fromNanos(long fromNanos) {
      window.fromNanos(fromNanos);
      return this;
    }

    /** Spans count that start before this moment: nanoseconds since 1970, unsigned. */
    public Builder toNanos(long toNanos) {
      window.toNanos(toNanos);
      return this;
    }

    public Builder rule(CountingRule rule) {
      this.rule = requireNonNull(rule, "rule");
      return this;
    }

    public Builder granularity(Granularity granularity) {
      this.granularity = requireNonNull(granularity, "granularity");
      return this;
    }

    public GraphQuery build() {
      return new GraphQuery(this);
    }
  }
}
