package io.spoor.testkit;

import io.spoor.query.Condition.Comparison;
import io.spoor.span.Value;
import java.math.BigDecimal;
import java.util.OptionalInt;

/** How single values compare; see {@link io.spoor.query.Condition.Compare}. */
final class ValueOrder {
  private ValueOrder() {}

  static boolean holds(Comparison comparison, Value stored, Value asked) {
    OptionalInt order = compare(stored, asked);
    return order.isPresent() && holds(comparison, order.getAsInt());
  }

  static boolean holdsUnsigned(Comparison comparison, Value stored, Value asked) {
    long one = ((Value.Int) stored).value();
    long other = ((Value.Int) asked).value();
    return holds(comparison, Long.compareUnsigned(one, other));
  }

  private static boolean holds(Comparison comparison, int order) {
    return switch (comparison) {
      case EQUAL -> order == 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }

  /** Empty where the values compare as nothing; bools and bytes do unless they are equal. */
  private static OptionalInt compare(Value a, Value b) {
    if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
    if (a instanceof Value.Text x && b instanceof Value.Text y) {
      return OptionalInt.of(Utf8ByteOrder.INSTANCE.compare(x.text(), y.text()));
    }
    return a.equals(b) ? OptionalInt.of(0) : OptionalInt.empty();
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Int || value instanceof Value.Double;
  }

  /** Exact: no number is rounded to the other's type. */
  private static OptionalInt compareNumbers(Value a, Value b) {
    if (isNaN(a) || isNaN(b)) return OptionalInt.empty();
    if (infinity(a) != 0 || infinity(b) != 0) {
      return OptionalInt.of(Integer.compare(infinity(a), infinity(b)));
    }
    return OptionalInt.of(exact(a).compareTo(exact(b)));
  }

  private static boolean isNaN(Value number) {
    return number instanceof Value.Double d && Double.isNaN(d.value());
  }

  /** 1 or -1 for what lies beyond all other numbers. */
  private static int infinity(Value number) {
    if (!(number instanceof Value.Double d) || !Double.isInfinite(d.value())) return 0;
    return d.value() > 0 ? 1 : -1;
  }

  private static BigDecimal exact(Value number) {
    if (number instanceof Value.Int i) return BigDecimal.valueOf(i.value());
    if (number instanceof Value.Double d) return new BigDecimal(d.value());
    throw new IllegalArgumentException(number + " is not a number");
  }
}
