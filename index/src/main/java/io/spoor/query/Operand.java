package io.spoor.query;

import io.spoor.query.Condition.Comparison;
import io.spoor.span.Value;
import java.util.Arrays;
import java.util.List;

/**
 * What a condition looks at: an attribute, or a field of the span.
 *
 * <p>The comparisons are those of {@link Condition.Compare}. Of a field in nanoseconds numbers are
 * unsigned.
 */
public sealed interface Operand permits Attribute, Field {

  default Condition equalTo(Value value) {
    return new Condition.Compare(this, Comparison.EQUAL, value);
  }

  default Condition equalTo(String value) {
    return equalTo(Value.of(value));
  }

  default Condition equalTo(long value) {
    return equalTo(Value.of(value));
  }

  default Condition equalTo(double value) {
    return equalTo(Value.of(value));
  }

  default Condition equalTo(boolean value) {
    return equalTo(Value.of(value));
  }

  /** It is there, and nothing of it equals the value. */
  default Condition notEqualTo(Value value) {
    return Condition.and(exists(), Condition.not(equalTo(value)));
  }

  /** It is there, and nothing of it equals the value. */
  default Condition notEqualTo(String value) {
    return notEqualTo(Value.of(value));
  }

  /** It is there, and nothing of it equals the value. */
  default Condition notEqualTo(long value) {
    return notEqualTo(Value.of(value));
  }

  /** It is there, and nothing of it equals the value. */
  default Condition notEqualTo(double value) {
    return notEqualTo(Value.of(value));
  }

  /** It is there, and nothing of it equals the value. */
  default Condition notEqualTo(boolean value) {
    return notEqualTo(Value.of(value));
  }

  /** It equals one of these. */
  default Condition in(List<Value> values) {
    return new Condition.In(this, values);
  }

  /** It equals one of these. */
  default Condition in(String... values) {
    return in(Arrays.stream(values).map(Value::of).toList());
  }

  /** It equals one of these. */
  default Condition in(long... values) {
    return in(Arrays.stream(values).mapToObj(Value::of).toList());
  }

  /** It is there, and nothing of it equals one of these. */
  default Condition notIn(List<Value> values) {
    return Condition.and(exists(), Condition.not(in(values)));
  }

  /** It is there, and nothing of it equals one of these. */
  default Condition notIn(String... values) {
    return Condition.and(exists(), Condition.not(in(values)));
  }

  /** It is there, and nothing of it equals one of these. */
  default Condition notIn(long... values) {
    return Condition.and(exists(), Condition.not(in(values)));
  }

  default Condition lessThan(Value value) {
    return new Condition.Compare(this, Comparison.LESS, value);
  }

  default Condition lessThan(String value) {
    return lessThan(Value.of(value));
  }

  default Condition lessThan(long value) {
    return lessThan(Value.of(value));
  }

  default Condition lessThan(double value) {
    return lessThan(Value.of(value));
  }

  default Condition atMost(Value value) {
    return new Condition.Compare(this, Comparison.AT_MOST, value);
  }

  default Condition atMost(String value) {
    return atMost(Value.of(value));
  }

  default Condition atMost(long value) {
    return atMost(Value.of(value));
  }

  default Condition atMost(double value) {
    return atMost(Value.of(value));
  }

  default Condition greaterThan(Value value) {
    return new Condition.Compare(this, Comparison.GREATER, value);
  }

  default Condition greaterThan(String value) {
    return greaterThan(Value.of(value));
  }

  default Condition greaterThan(long value) {
    return greaterThan(Value.of(value));
  }

  default Condition greaterThan(double value) {
    return greaterThan(Value.of(value));
  }

  default Condition atLeast(Value value) {
    return new Condition.Compare(this, Comparison.AT_LEAST, value);
  }

  default Condition atLeast(String value) {
    return atLeast(Value.of(value));
  }

  default Condition atLeast(long value) {
    return atLeast(Value.of(value));
  }

  default Condition atLeast(double value) {
    return atLeast(Value.of(value));
  }

  default Condition startsWith(String prefix) {
    return new Condition.Prefix(this, prefix);
  }

  /** It is text in which this pattern, in RE2's syntax, is found anywhere. */
  default Condition matches(String pattern) {
    return new Condition.Regex(this, pattern);
  }

  default Condition exists() {
    return new Condition.Exists(this);
  }

  /**
   * @throws IllegalArgumentException if no value of this operand could compare so with the value
   */
  void checkComparable(Comparison comparison, Value value);

  /**
   * @throws IllegalArgumentException if no value of this operand is text
   */
  void checkText(String attempted);
}
