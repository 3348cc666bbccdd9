package io.spoor.query;

import static java.util.Objects.requireNonNull;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/**
 * Something that holds for a span or does not.
 *
 * <p>Conditions are trees: {@link #and}, {@link #or} and {@link #not} over comparisons of
 * {@linkplain Operand an attribute or a field}, with {@link #some} where several must hold of one
 * event or link, and {@link #has} where another span of the trace must stand in a relation to this
 * one:
 *
 * <pre>{@code
 * TraceQuery failedPayments =
 *     TraceQuery.builder()
 *         .where(service("checkout"))
 *         .where(
 *             or(
 *                 attribute("http.response.status_code").atLeast(500),
 *                 Field.STATUS_MESSAGE.matches("time(d )?out")))
 *         .where(not(attribute(Level.SPAN, "retry").exists()))
 *         .build();
 * }</pre>
 *
 * <pre>{@code
 * TraceQuery crashed =
 *     TraceQuery.builder()
 *         .where(
 *             some( // One event that is both.
 *                 Level.EVENT,
 *                 and(
 *                     Field.EVENT_NAME.equalTo("exception"),
 *                     attribute(Level.EVENT, "exception.type").startsWith("java."))))
 *         .build();
 * }</pre>
 *
 * <p>What is missing makes a comparison false, {@code notEqualTo} included; only {@link #not} turns
 * that round. An array meets a comparison if any element does; where a key stands twice, either
 * may; and likewise any event or link, outside {@link #some}. The vocabulary is that of Jaeger's
 * RFC 0005, structured query filters.
 */
public sealed interface Condition {

  /** How two values stand to each other. */
  enum Comparison {
    EQUAL,
    LESS,
    AT_MOST,
    GREATER,
    AT_LEAST
  }

  /**
   * The operand compares so with the value. Values of different types compare as nothing, but int
   * and double are both numbers and compare exactly (1 equals 1.0); NaN compares as nothing. Text
   * is ordered by its UTF-8 bytes. Text, bool, numbers and bytes can be equal, text and numbers
   * less or greater.
   */
  record Compare(Operand operand, Comparison comparison, Value value) implements Condition {
    public Compare {
      requireNonNull(comparison, "comparison");
      operand.checkComparable(comparison, value);
    }
  }

  /**
   * The attribute has this {@linkplain io.spoor.span.TextForm text form}, or is an array of which
   * some element has: for callers who do not know its type.
   */
  record TextEquals(Attribute attribute, String text) implements Condition {
    public TextEquals {
      requireNonNull(attribute, "attribute");
      requireNonNull(text, "text");
    }
  }

  /**
   * The operand equals one of the values; see {@link Compare}.
   *
   * @param values none at all are met by nothing
   */
  record In(Operand operand, List<Value> values) implements Condition {
    public In {
      values = List.copyOf(values);
      for (Value value : values) operand.checkComparable(Comparison.EQUAL, value);
    }
  }

  /** The operand is text that starts so. */
  record Prefix(Operand operand, String prefix) implements Condition {
    public Prefix {
      requireNonNull(prefix, "prefix");
      operand.checkText("starts with " + prefix);
    }
  }

  /** The operand is text in which this pattern, in RE2's syntax, is found anywhere. */
  record Regex(Operand operand, String pattern) implements Condition {
    public Regex {
      requireNonNull(pattern, "pattern");
      operand.checkText("matches " + pattern);
      try {
        Pattern.compile(pattern);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            "\"%s\" is not a regular expression in RE2's syntax: %s"
                .formatted(pattern, e.getMessage()),
            e);
      }
    }
  }

  /** The operand is there, whatever its value. */
  record Exists(Operand operand) implements Condition {
    public Exists {
      requireNonNull(operand, "operand");
    }
  }

  /** All hold; none at all hold too. */
  record And(List<Condition> conditions) implements Condition {
    public And {
      conditions = List.copyOf(conditions);
    }
  }

  /** At least one holds. */
  record Or(List<Condition> conditions) implements Condition {
    public Or {
      conditions = List.copyOf(conditions);
    }
  }

  record Not(Condition condition) implements Condition {
    public Not {
      requireNonNull(condition, "condition");
    }
  }

  /**
   * The span has an event, or a link, for which the condition holds: what it says of that level is
   * said of this one element, what it says of other levels of the span.
   *
   * @param level {@link Level#EVENT} or {@link Level#LINK}
   * @param condition without another {@code Some} or {@code Related}
   */
  record Some(Level level, Condition condition) implements Condition {
    public Some {
      if (level != Level.EVENT && level != Level.LINK) {
        throw new IllegalArgumentException(
            "some(%s, ...) is asked for, expected EVENT or LINK".formatted(level));
      }
      Conditions.checkElementCondition(level, condition);
    }
  }

  /**
   * The trace has another span for which {@code other} holds and which is to this one what the
   * relation says: {@code Related(CHILD, x)} holds for a span that has a child that meets x.
   *
   * <p>The other span need not start within the query's window of time.
   */
  record Related(Relation relation, Condition other) implements Condition {
    public Related {
      requireNonNull(relation, "relation");
      requireNonNull(other, "other");
    }
  }

  /** In words, to be read by people, such as {@code span.name = "GET" and not retry exists}. */
  default String describe() {
    return ConditionText.of(this);
  }

  static Condition and(Condition... conditions) {
    return new And(List.of(conditions));
  }

  static Condition or(Condition... conditions) {
    return new Or(List.of(conditions));
  }

  static Condition not(Condition condition) {
    return new Not(condition);
  }

  /** See {@link Some}. */
  static Condition some(Level level, Condition condition) {
    return new Some(level, condition);
  }

  /** See {@link Related}. */
  static Condition has(Relation relation, Condition other) {
    return new Related(relation, other);
  }

  /** The attributes with this key, at any level. */
  static Attribute attribute(String key) {
    return new Attribute(Level.ANY, key);
  }

  /** The attributes with this key at one level. */
  static Attribute attribute(Level level, String key) {
    return new Attribute(EnumSet.of(level), key);
  }

  /** The span's service is this one; the empty text asks for spans that name none. */
  static Condition service(String name) {
    return Field.SERVICE.equalTo(name);
  }

  /** The span's name is this one. */
  static Condition operation(String name) {
    return Field.NAME.equalTo(name);
  }

  static Condition kind(SpanKind kind) {
    return Field.KIND.equalTo(Field.nameOf(kind));
  }

  static Condition status(StatusCode code) {
    return Field.STATUS.equalTo(Field.nameOf(code));
  }

  /** The span took at least this long; not negative. */
  static Condition durationAtLeast(Duration duration) {
    return Field.DURATION.atLeast(Nanos.of("minimum duration", duration));
  }

  /** The span took at most this long; not negative. */
  static Condition durationAtMost(Duration duration) {
    return Field.DURATION.atMost(Nanos.of("maximum duration", duration));
  }

  /** The span has this id; several spans of a trace may share one. */
  static Condition spanId(SpanId id) {
    return new Compare(Field.SPAN_ID, Comparison.EQUAL, Value.of(id.toBytes()));
  }

  /** The span has a link to this span. */
  static Condition linksTo(TraceId traceId, SpanId spanId) {
    return some(
        Level.LINK,
        and(
            new Compare(Field.LINK_TRACE_ID, Comparison.EQUAL, Value.of(traceId.toBytes())),
            new Compare(Field.LINK_SPAN_ID, Comparison.EQUAL, Value.of(spanId.toBytes()))));
  }
}
