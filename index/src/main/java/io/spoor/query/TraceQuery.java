package io.spoor.query;

import static java.util.Objects.requireNonNull;

import io.spoor.span.SpanKind;
import io.spoor.span.StatusCode;
import io.spoor.span.Value;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the traces in which one and the same span meets every condition and starts within a
 * window of time. A query without conditions asks for all traces.
 */
public final class TraceQuery {

  /** How many traces a page holds unless the query says otherwise. */
  public static final int DEFAULT_LIMIT = 20;

  /** The most traces that a page can be asked to hold. */
  public static final int MAX_LIMIT = 10_000;

  private final List<Condition> conditions;
  private final long fromNanos;
  private final long lastNanos;
  private final int limit;
  private final @Nullable Cursor after;

  private TraceQuery(
      List<Condition> conditions,
      long fromNanos,
      long lastNanos,
      int limit,
      @Nullable Cursor after) {
    this.conditions = conditions;
    this.fromNanos = fromNanos;
    this.lastNanos = lastNanos;
    this.limit = limit;
    this.after = after;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** What must hold on one span, besides the window of time. */
  public List<Condition> conditions() {
    return conditions;
  }

  /** The earliest start that matches, in nanoseconds since the Unix epoch, unsigned. */
  public long fromNanos() {
    return fromNanos;
  }

  /** The latest start that matches, in nanoseconds since the Unix epoch, unsigned. */
  public long lastNanos() {
    return lastNanos;
  }

  /** Whether the window of time is empty, so that nothing can match. */
  public boolean isEmptyWindow() {
    return Long.compareUnsigned(fromNanos, lastNanos) > 0;
  }

  /** The most traces to return, 1 to {@value #MAX_LIMIT}. */
  public int limit() {
    return limit;
  }

  /** Where the page begins; empty for the first page. */
  public Optional<Cursor> after() {
    return Optional.ofNullable(after);
  }

  /** The same query for the page that follows {@code cursor}. */
  public TraceQuery after(Cursor cursor) {
    return new TraceQuery(
        conditions, fromNanos, lastNanos, limit, requireNonNull(cursor, "cursor"));
  }

  @Override
  public String toString() {
    return "TraceQuery%s from %s to %s limit %d%s"
        .formatted(
            conditions,
            Long.toUnsignedString(fromNanos),
            Long.toUnsignedString(lastNanos),
            limit,
            after == null ? "" : " after " + after);
  }

  /**
   * Collects the parts of a query. Attribute conditions add up; of every other kind the last one
   * counts. Not thread-safe; may be used on after {@link #build()}.
   */
  public static final class Builder {
    private static final BigInteger NANOS_A_SECOND = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger LAST_NANO = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private @Nullable String service;
    private @Nullable String operation;
    private @Nullable SpanKind kind;
    private @Nullable StatusCode status;
    private long minDurationNanos;
    private long maxDurationNanos = -1L;
    private final List<Condition> attributes = new ArrayList<>();
    private long fromNanos;
    private long lastNanos = -1L;
    private boolean isEmpty; // The window ends before the first moment there is.
    private int limit = DEFAULT_LIMIT;
    private @Nullable Cursor after;

    private Builder() {}

    public Builder service(String name) {
      this.service = requireNonNull(name, "name");
      return this;
    }

    public Builder operation(String name) {
      this.operation = requireNonNull(name, "name");
      return this;
    }

    public Builder kind(SpanKind kind) {
      this.kind = requireNonNull(kind, "kind");
      return this;
    }

    public Builder status(StatusCode status) {
      this.status = requireNonNull(status, "status");
      return this;
    }

    /** The shortest duration of a span that matches, included; not negative. */
    public Builder minDuration(Duration duration) {
      this.minDurationNanos = nanos("minimum duration", duration);
      return this;
    }

    /** The longest duration of a span that matches, included; not negative. */
    public Builder maxDuration(Duration duration) {
      this.maxDurationNanos = nanos("maximum duration", duration);
      return this;
    }

    /** An attribute equal to this at any level; see {@link Condition.AttributeEquals}. */
    public Builder attribute(String key, String value) {
      return attribute(Level.ANY, key, Value.of(value));
    }

    /** An attribute equal to this at any level; see {@link Condition.AttributeEquals}. */
    public Builder attribute(String key, long value) {
      return attribute(Level.ANY, key, Value.of(value));
    }

    /** An attribute equal to this at any level; see {@link Condition.AttributeEquals}. */
    public Builder attribute(String key, double value) {
      return attribute(Level.ANY, key, Value.of(value));
    }

    /** An attribute equal to this at any level; see {@link Condition.AttributeEquals}. */
    public Builder attribute(String key, boolean value) {
      return attribute(Level.ANY, key, Value.of(value));
    }

    /** An attribute equal to this at one level; see {@link Condition.AttributeEquals}. */
    public Builder attribute(Level level, String key, Value value) {
      return attribute(EnumSet.of(level), key, value);
    }

    private Builder attribute(Set<Level> levels, String key, Value value) {
      attributes.add(new Condition.AttributeEquals(levels, key, value));
      return this;
    }

    /** An attribute of this text form at any level; see {@link Condition.AttributeTextEquals}. */
    public Builder attributeText(String key, String text) {
      attributes.add(new Condition.AttributeTextEquals(Level.ANY, key, text));
      return this;
    }

    /** An attribute of this text form at one level; see {@link Condition.AttributeTextEquals}. */
    public Builder attributeText(Level level, String key, String text) {
      attributes.add(new Condition.AttributeTextEquals(EnumSet.of(level), key, text));
      return this;
    }

    /** Matching spans start at or after {@code from} and before {@code to}. */
    public Builder between(Instant from, Instant to) {
      return from(from).to(to);
    }

    /**
     * Matching spans start at this moment or later. Spans cannot start before 1970 or after 2554.
     */
    public Builder from(Instant from) {
      return fromNanos(nanos(from));
    }

    /** Matching spans start before this moment; none does before 1970. */
    public Builder to(Instant to) {
      return toNanos(nanos(to));
    }

    /** Matching spans start at this moment or later: nanoseconds since the Unix epoch, unsigned. */
    public Builder fromNanos(long fromNanos) {
      this.fromNanos = fromNanos;
      return this;
    }

    /**
     * Matching spans start before this moment: nanoseconds since the Unix epoch, unsigned. None
     * starts before 0.
     */
    public Builder toNanos(long toNanos) {
      this.isEmpty = toNanos == 0;
      this.lastNanos = toNanos - 1;
      return this;
    }

    /** The most traces to return, 1 to {@value #MAX_LIMIT}. */
    public Builder limit(int limit) {
      if (limit < 1 || limit > MAX_LIMIT) {
        throw new IllegalArgumentException(
            "limit is %d, expected 1 to %d".formatted(limit, MAX_LIMIT));
      }
      this.limit = limit;
      return this;
    }

    /** Begins the page after {@code cursor}. */
    public Builder after(Cursor cursor) {
      this.after = requireNonNull(cursor, "cursor");
      return this;
    }

    /**
     * @throws IllegalArgumentException if the minimum duration exceeds the maximum
     */
    public TraceQuery build() {
      List<Condition> all = new ArrayList<>();
      if (service != null) all.add(new Condition.Service(service));
      if (operation != null) all.add(new Condition.Operation(operation));
      if (kind != null) all.add(new Condition.Kind(kind));
      if (status != null) all.add(new Condition.HasStatus(status));
      if (minDurationNanos != 0 || maxDurationNanos != -1L) {
        all.add(new Condition.DurationBetween(minDurationNanos, maxDurationNanos));
      }
      all.addAll(attributes);
      return isEmpty
          ? new TraceQuery(Collections.unmodifiableList(all), 1, 0, limit, after)
          : new TraceQuery(Collections.unmodifiableList(all), fromNanos, lastNanos, limit, after);
    }

    private static long nanos(String what, Duration duration) {
      if (duration.isNegative()) {
        throw new IllegalArgumentException(what + " is " + duration + ", expected 0 or more");
      }
      try {
        return duration.toNanos();
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(
            what + " is " + duration + ", expected at most 2^63-1 ns", e);
      }
    }

    /** Unsigned; what lies before 1970 is its beginning, what lies after 2554 the last moment. */
    private static long nanos(Instant moment) {
      BigInteger nanos =
          BigInteger.valueOf(moment.getEpochSecond())
              .multiply(NANOS_A_SECOND)
              .add(BigInteger.valueOf(moment.getNano()));
      return nanos.max(BigInteger.ZERO).min(LAST_NANO).longValue();
    }
  }
}
