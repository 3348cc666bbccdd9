package io.spoor.benchmarks.comparison;

import static io.spoor.query.Condition.and;
import static io.spoor.query.Condition.has;

import io.spoor.graph.CountingRule;
import io.spoor.graph.GraphQuery;
import io.spoor.query.Condition;
import io.spoor.query.Level;
import io.spoor.query.Relation;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.span.StatusCode;
import io.spoor.span.TextForm;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of every system. All conditions must hold on one span; null asks for nothing.
 *
 * @param tag an attribute of the span itself
 * @param minDurationNanos 0 asks for nothing
 * @param fromNanos the earliest start, included; 0 if open
 * @param toNanos the latest start, excluded; {@link Long#MAX_VALUE} if open
 * @param brokenService the service of a descendant that has failed
 */
record Question(
    QuestionKind kind,
    @Nullable TraceId traceId,
    @Nullable String service,
    @Nullable String operation,
    @Nullable Tag tag,
    @Nullable StatusCode status,
    long minDurationNanos,
    long fromNanos,
    long toNanos,
    @Nullable String brokenService) {

  /** How many traces an answer holds at most. */
  static final int LIMIT = 20;

  /** An attribute that a span must have. */
  record Tag(String key, Value value) {

    /** The value as systems have it that know text only. */
    String text() {
      return TextForm.of(value);
    }
  }

  static Builder of(QuestionKind kind) {
    return new Builder(kind);
  }

  /** Whether the span meets everything but the condition on descendants. */
  boolean holdsOn(Span span) {
    return span.startNanos() >= fromNanos
        && span.startNanos() < toNanos
        && span.durationNanos() >= minDurationNanos
        && (status == null || span.status().code() == status)
        && (service == null || span.service().equals(service))
        && (operation == null || span.name().equals(operation))
        && (tag == null || tag.value().equals(span.attributes().get(tag.key()).orElse(null)));
  }

  /** Whether the span is the descendant that is asked for. */
  boolean isBroken(Span span) {
    return span.status().code() == StatusCode.ERROR && span.service().equals(brokenService);
  }

  /** The question as Spoor is asked. */
  TraceQuery toQuery() {
    TraceQuery.Builder query = TraceQuery.builder().limit(LIMIT);
    if (service != null) query.service(service);
    if (operation != null) query.operation(operation);
    if (tag != null) query.attribute(Level.SPAN, tag.key(), tag.value());
    if (status != null) query.status(status);
    if (minDurationNanos > 0) query.minDuration(Duration.ofNanos(minDurationNanos));
    if (fromNanos > 0) query.fromNanos(fromNanos);
    if (toNanos < Long.MAX_VALUE) query.toNanos(toNanos);
    if (brokenService != null) {
      Condition broken = and(Condition.service(brokenService), Condition.status(StatusCode.ERROR));
      query.where(has(Relation.DESCENDANT, broken));
    }
    return query.build();
  }

  /** The graph as Spoor is asked. */
  GraphQuery toGraphQuery() {
    return GraphQuery.builder()
        .fromNanos(fromNanos)
        .toNanos(toNanos)
        .rule(CountingRule.JAEGER_MEMORY)
        .build();
  }

  /** Collects what is asked for. */
  static final class Builder {
    private final QuestionKind kind;
    private @Nullable TraceId traceId;
    private @Nullable String service;
    private @Nullable String operation;
    private @Nullable Tag tag;
    private @Nullable StatusCode status;
    private long minDurationNanos;
    private long fromNanos;
    private long toNanos = Long.MAX_VALUE;
    private @Nullable String brokenService;

    private Builder(QuestionKind kind) {
      this.kind = kind;
    }

    Builder traceId(@Nullable TraceId id) {
      this.traceId = id;
      return this;
    }

    Builder service(@Nullable String name) {
      this.service = name;
      return this;
    }

    Builder operation(@Nullable String name) {
      this.operation = name;
      return this;
    }

    Builder tag(@Nullable Tag wanted) {
      this.tag = wanted;
      return this;
    }

    Builder status(@Nullable StatusCode code) {
      this.status = code;
      return this;
    }

    Builder minDurationNanos(long nanos) {
      this.minDurationNanos = nanos;
      return this;
    }

    Builder between(long from, long to) {
      this.fromNanos = from;
      this.toNanos = to;
      return this;
    }

    Builder brokenService(@Nullable String name) {
      this.brokenService = name;
      return this;
    }

    Question build() {
      return new Question(
          kind,
          traceId,
          service,
          operation,
          tag,
          status,
          minDurationNanos,
          fromNanos,
          toNanos,
          brokenService);
    }
  }
}
