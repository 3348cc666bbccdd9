package io.spoor.query;

import static java.util.Objects.requireNonNull;

import io.spoor.query.Condition.Comparison;
import io.spoor.span.Value;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The attributes with one key, at some levels.
 *
 * @param levels at least one
 */
public record Attribute(Set<Level> levels, String key) implements Operand {

  public Attribute {
    requireNonNull(key, "key");
    if (levels.isEmpty()) {
      throw new IllegalArgumentException(
          "attribute " + key + " is asked for at no level, expected at least one");
    }
    levels = Collections.unmodifiableSet(EnumSet.copyOf(levels));
  }

  /** One of them has this text form; see {@link Condition.TextEquals}. */
  public Condition textEqualTo(String text) {
    return new Condition.TextEquals(this, text);
  }

  @Override
  public void checkComparable(Comparison comparison, Value value) {
    boolean isOrdered =
        value instanceof Value.Text || value instanceof Value.Int || value instanceof Value.Double;
    boolean isComparable =
        isOrdered
            || (comparison == Comparison.EQUAL
                && (value instanceof Value.Bool || value instanceof Value.Bytes));
    if (isComparable) return;
    throw new IllegalArgumentException(
        "attribute %s is compared (%s) with %s; expected text or a number%s"
            .formatted(
                key,
                comparison,
                requireNonNull(value, "value"),
                comparison == Comparison.EQUAL ? ", a bool or bytes" : ""));
  }

  @Override
  public void checkText(String attempted) {}
}
