package io.spoor.query;

import static java.util.Objects.requireNonNull;

import io.spoor.span.SpanKind;
import io.spoor.span.StatusCode;
import io.spoor.span.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final List<TraceCondition> traceConditions;
  private final long fromNanos;
  private final long lastNanos;
  private final Order order;
  private final int limit;
  private final @Nullable Cursor after;

  private TraceQuery(Builder builder, @Nullable Cursor after) {
    this.conditions = builder.allConditions();
    this.traceConditions = List.copyOf(builder.traceConditions);
    this.fromNanos = builder.isEmpty ? 1 : builder.fromNanos;
    this.lastNanos = builder.isEmpty ? 0 : builder.lastNanos;
    this.order = builder.order;
    this.limit = builder.limit;
    this.after = after;
  }

  private TraceQuery(TraceQuery query, int limit, @Nullable Cursor after) {
    this.conditions = query.conditions;
    this.traceConditions = query.traceConditions;
    this.fromNanos = query.fromNanos;
    this.lastNanos = query.lastNanos;
    this.order = query.order;
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

  /** What must hold of the trace as a whole. */
  public List<TraceCondition> traceConditions() {
    return traceConditions;
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

  public Order order() {
    return order;
  }

  /** The most traces, or spans, to return, 1 to {@value #MAX_LIMIT}. */
  public int limit() {
    return limit;
  }

  /** Where the page begins; empty for the first page. */
  public Optional<Cursor> after() {
    return Optional.ofNullable(after);
  }

  /** The same query for the page that follows {@code cursor}. */
  public TraceQuery after(Cursor cursor) {
    return new TraceQuery(this, limit, requireNonNull(cursor, "cursor"));
  }

  /** The same query for pages of another size, 1 to {@value #MAX_LIMIT}. */
  public TraceQuery withLimit(int limit) {
    return new TraceQuery(this, checkedLimit(limit), after);
  }

  private static int checkedLimit(int limit) {
    if (limit >= 1 && limit <= MAX_LIMIT) return limit;
    throw new IllegalArgumentException("limit is %d, expected 1 to %d".formatted(limit, MAX_LIMIT));
  }

  @Override
  public String toString() {
    return "TraceQuery%s having %s from %s to %s %s limit %d%s"
        .formatted(
            conditions,
            traceConditions,
            Long.toUnsignedString(fromNanos),
            Long.toUnsignedString(lastNanos),
            order,
            limit,
            after == null ? "" : " after " + after);
  }

  /**
   * Collects the parts of a query. Conditions on attributes, those of {@link #where} and of {@link
   * #having} add up; of every other kind the last one counts. Not thread-safe; may be used on after
   * {@link #build()}.
   */
  public static final class Builder {
    private @Nullable String service;
    private @Nullable String operation;
    private @Nullable SpanKind kind;
    private @Nullable StatusCode status;
    private long minDurationNanos;
    private long maxDurationNanos = -1L;
    private final List<Condition> conditions = new ArrayList<>();
    private final List<TraceCondition> traceConditions = new ArrayList<>();
    private long fromNanos;
    private long lastNanos = -1L;
    private boolean isEmpty; // The window ends before the first moment there is.
    private Order order = Order.NEWEST_FIRST;
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
      this.minDurationNanos = Nanos.of("minimum duration", duration);
      return this;
    }

    /** The longest duration of a span that matches, included; not negative. */
    public Builder maxDuration(Duration duration) {
      this.maxDurationNanos = Nanos.of("maximum duration", duration);
      return this;
    }

    /** An attribute equal to this at any level; see {@link Condition.Compare}. */
    public Builder attribute(String key, String value) {
      return where(Condition.attribute(key).equalTo(value));
    }

    /** An attribute equal to this at any level; see {@link Condition.Compare}. */
    public Builder attribute(String key, long value) {
      return where(Condition.attribute(key).equalTo(value));
    }

    /** An attribute equal to this at any level; see {@link Condition.Compare}. */
    public Builder attribute(String key, double value) {
      return where(Condition.attribute(key).equalTo(value));
    }

    /** An attribute equal to this at any level; see {@link Condition.Compare}. */
    public Builder attribute(String key, boolean value) {
      return where(Condition.attribute(key).equalTo(value));
    }

    /** An attribute equal to this at one level; see {@link Condition.Compare}. */
    public Builder attribute(Level level, String key, Value value) {
      return where(Condition.attribute(level, key).equalTo(value));
    }

    /** An attribute of this text form at any level; see {@link Condition.TextEquals}. */
    public Builder attributeText(String key, String text) {
      return where(Condition.attribute(key).textEqualTo(text));
    }

    /** An attribute of this text form at one level; see {@link Condition.TextEquals}. */
    public Builder attributeText(Level level, String key, String text) {
      return where(Condition.attribute(level, key).textEqualTo(text));
    }

    /** The condition holds of the same span as all others. */
    public Builder where(Condition condition) {
      conditions.add(requireNonNull(condition, "condition"));
      return this;
    }

    /** The condition holds of the trace as a whole. */
    public Builder having(TraceCondition condition) {
      traceConditions.add(requireNonNull(condition, "condition"));
      return this;
    }

    /** {@link Order#NEWEST_FIRST} unless it is said. */
    public Builder order(Order order) {
      this.order = requireNonNull(order, "order");
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
      return fromNanos(Nanos.of(from));
    }

    /** Matching spans start before this moment; none does before 1970. */
    public Builder to(Instant to) {
      return toNanos(Nanos.of(to));
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
      this.limit = checkedLimit(limit);
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
      if (Long.compareUnsigned(minDurationNanos, maxDurationNanos) > 0) {
        throw new IllegalArgumentException(
            "minimum duration is %s ns, maximum is %s ns; the minimum must not exceed the maximum"
                .formatted(
                    Long.toUnsignedString(minDurationNanos),
                    Long.toUnsignedString(maxDurationNanos)));
      }
      return new TraceQuery(this, after);
    }

    private List<Condition> allConditions() {
      List<Condition> all = new ArrayList<>();
      if (service != null) all.add(Condition.service(service));
      if (operation != null) all.add(Condition.operation(operation));
      if (kind != null) all.add(Condition.kind(kind));
      if (status != null) all.add(Condition.status(status));
      if (minDurationNanos != 0) all.add(Field.DURATION.atLeast(minDurationNanos));
      if (maxDurationNanos != -1L) all.add(Field.DURATION.atMost(maxDurationNanos));
      all.addAll(conditions);
      return List.copyOf(all);
    }
  }
}
