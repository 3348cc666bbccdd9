package io.spoor.index;

import io.spoor.codec.Utf8Order;
import io.spoor.query.Condition.Compare;
import io.spoor.query.Condition.Comparison;
import io.spoor.query.Field;
import io.spoor.span.TextForm;
import io.spoor.span.Value;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** What a comparison means for a value; an array meets one if any element does. */
final class ValueTest {
  private ValueTest() {}

  static Predicate<Value> compares(Compare compare) {
    if (compare.operand() instanceof Field field && field.type() == Field.Type.NANOS) {
      NanosRange range = NanosRange.of(compare);
      return value -> value instanceof Value.Int nanos && range.contains(nanos.value());
    }
    Value asked = mended(compare.value());
    Comparison comparison = compare.comparison();
    return anyElement(value -> compares(value, comparison, asked));
  }

  static Predicate<Value> isOneOf(List<Value> values) {
    List<Value> asked = values.stream().map(ValueTest::mended).toList();
    return anyElement(
        value -> {
          for (Value one : asked) {
            if (compares(value, Comparison.EQUAL, one)) return true;
          }
          return false;
        });
  }

  static Predicate<Value> isText(Predicate<String> test) {
    return anyElement(value -> value instanceof Value.Text text && test.test(text.text()));
  }

  static Predicate<Value> hasText(String text) {
    String mended = Utf8.mended(text);
    return value -> hasText(value, mended);
  }

  private static boolean hasText(Value value, String text) {
    if (value instanceof Value.Array array) {
      for (Value element : array.elements()) {
        if (hasText(element, text)) return true;
      }
    }
    return TextForm.of(value).equals(text);
  }

  private static Predicate<Value> anyElement(Predicate<Value> test) {
    return value -> anyElement(value, test);
  }

  private static boolean anyElement(Value value, Predicate<Value> test) {
    if (!(value instanceof Value.Array array)) return test.test(value);
    for (Value element : array.elements()) {
      if (anyElement(element, test)) return true;
    }
    return false;
  }

  private static Value mended(Value value) {
    return value instanceof Value.Text text ? Value.of(Utf8.mended(text.text())) : value;
  }

  private static boolean compares(Value value, Comparison comparison, Value asked) {
    if (comparison == Comparison.EQUAL && !isNumber(asked)) return value.equals(asked);
    OptionalInt order = compare(value, asked);
    return order.isPresent() && meets(order.getAsInt(), comparison);
  }

  /** Whether a value that compares so with another meets the comparison. */
  static boolean meets(int order, Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> order == 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }

  /** Empty where the two have no order. */
  private static OptionalInt compare(Value a, Value b) {
    if (a instanceof Value.Text x && b instanceof Value.Text y) {
      return OptionalInt.of(Utf8Order.INSTANCE.compare(x.text(), y.text()));
    }
    if (!isNumber(a) || !isNumber(b) || isNan(a) || isNan(b)) return OptionalInt.empty();
    if (a instanceof Value.Int x) {
      return OptionalInt.of(
          b instanceof Value.Int y
              ? Long.compare(x.value(), y.value())
              : Numbers.compare(x.value(), ((Value.Double) b).value()));
    }
    double x = ((Value.Double) a).value();
    return OptionalInt.of(
        b instanceof Value.Int y
            ? -Numbers.compare(y.value(), x)
            : Double.compare(x + 0.0, ((Value.Double) b).value() + 0.0)); // -0.0 + 0.0 is 0.0.
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Int || value instanceof Value.Double;
  }

  private static boolean isNan(Value value) {
    return value instanceof Value.Double number && Double.isNaN(number.value());
  }
}
