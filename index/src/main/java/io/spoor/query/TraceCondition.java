package io.spoor.query;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Something that holds for a trace as a whole or does not: for all its stored spans, whether they
 * match the query's other conditions and window of time or not.
 *
 * <pre>{@code
 * TraceQuery slowAndQuiet =
 *     TraceQuery.builder()
 *         .having(TraceCondition.durationAtLeast(Duration.ofSeconds(1)))
 *         .having(TraceCondition.rootService("shop"))
 *         .having(TraceCondition.hasNoSpan(status(StatusCode.ERROR)))
 *         .build();
 * }</pre>
 */
public sealed interface TraceCondition {

  /** What can be counted of a trace. */
  enum Measure {
    /** Nanoseconds from the earliest start to the latest end. */
    DURATION,
    SPANS,
    /** Spans whose status is an error. */
    ERRORS,
    /** Different services, spans without one being one more. */
    SERVICES
  }

  /**
   * The measure lies between these, both included.
   *
   * @param min unsigned
   * @param max unsigned, not below {@code min}
   */
  record Between(Measure measure, long min, long max) implements TraceCondition {
    public Between {
      requireNonNull(measure, "measure");
      if (Long.compareUnsigned(min, max) > 0) {
        throw new IllegalArgumentException(
            "%s of a trace is to lie between %s and %s; the minimum must not exceed the maximum"
                .formatted(measure, Long.toUnsignedString(min), Long.toUnsignedString(max)));
      }
    }
  }

  /** The service of the trace's root, as its summary names it, is this one. */
  record RootService(String name) implements TraceCondition {
    public RootService {
      requireNonNull(name, "name");
    }
  }

  /** The name of the trace's root, as its summary names it, is this one. */
  record RootOperation(String name) implements TraceCondition {
    public RootOperation {
      requireNonNull(name, "name");
    }
  }

  /** Some span of the trace meets the condition, not necessarily one that matches the query. */
  record HasSpan(Condition condition) implements TraceCondition {
    public HasSpan {
      requireNonNull(condition, "condition");
    }
  }

  /** No span of the trace meets the condition. */
  record HasNoSpan(Condition condition) implements TraceCondition {
    public HasNoSpan {
      requireNonNull(condition, "condition");
    }
  }

  /** In words, to be read by people, such as {@code spans of the trace >= 3}. */
  default String describe() {
    return ConditionText.of(this);
  }

  static TraceCondition atLeast(Measure measure, long min) {
    return new Between(measure, min, -1L);
  }

  static TraceCondition atMost(Measure measure, long max) {
    return new Between(measure, 0, max);
  }

  /** From the earliest start to the latest end the trace took at least this long. */
  static TraceCondition durationAtLeast(Duration min) {
    return atLeast(Measure.DURATION, Nanos.of("minimum duration", min));
  }

  /** From the earliest start to the latest end the trace took at most this long. */
  static TraceCondition durationAtMost(Duration max) {
    return atMost(Measure.DURATION, Nanos.of("maximum duration", max));
  }

  static TraceCondition rootService(String name) {
    return new RootService(name);
  }

  static TraceCondition rootOperation(String name) {
    return new RootOperation(name);
  }

  static TraceCondition hasSpan(Condition condition) {
    return new HasSpan(condition);
  }

  static TraceCondition hasNoSpan(Condition condition) {
    return new HasNoSpan(condition);
  }
}
