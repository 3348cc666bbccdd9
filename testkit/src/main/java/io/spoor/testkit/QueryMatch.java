package io.spoor.testkit;

import io.spoor.query.Attribute;
import io.spoor.query.Condition;
import io.spoor.query.Condition.Compare;
import io.spoor.query.Condition.TextEquals;
import io.spoor.query.Field;
import io.spoor.query.Level;
import io.spoor.query.TraceQuery;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanLink;
import io.spoor.span.TextForm;
import io.spoor.span.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Whether one span meets a query, spelled out condition by condition. */
final class QueryMatch {
  private QueryMatch() {}

  static boolean matches(TraceQuery query, Span span) {
    if (!isBetween(query.fromNanos(), span.startNanos(), query.lastNanos())) return false;
    for (Condition condition : query.conditions()) {
      if (!holds(condition, span)) return false;
    }
    return true;
  }

  private static boolean holds(Condition condition, Span span) {
    if (condition instanceof Compare c && c.operand() instanceof Attribute a) {
      return anyValue(span, a.levels(), a.key(), v -> isEqual(v, c.value()));
    }
    if (condition instanceof Compare c && c.operand() == Field.DURATION) {
      long nanos = ((Value.Int) c.value()).value();
      return c.comparison() == Condition.Comparison.AT_LEAST
          ? isBetween(nanos, span.durationNanos(), -1L)
          : isBetween(0, span.durationNanos(), nanos);
    }
    if (condition instanceof Compare c && c.value() instanceof Value.Text asked) {
      if (c.operand() == Field.SERVICE) return span.service().equals(asked.text());
      if (c.operand() == Field.NAME) return span.name().equals(asked.text());
      if (c.operand() == Field.KIND) return Field.nameOf(span.kind()).equals(asked.text());
      if (c.operand() == Field.STATUS) {
        return Field.nameOf(span.status().code()).equals(asked.text());
      }
    }
    if (condition instanceof TextEquals c) {
      Attribute a = c.attribute();
      return anyValue(span, a.levels(), a.key(), v -> hasText(v, c.text()));
    }
    throw new IllegalArgumentException("no meaning is given to the condition " + condition);
  }

  private static boolean isBetween(long first, long nanos, long last) {
    return Long.compareUnsigned(first, nanos) <= 0 && Long.compareUnsigned(nanos, last) <= 0;
  }

  /** Whether the test holds for a value of this key, however often the key occurs. */
  private static boolean anyValue(Span span, Set<Level> levels, String key, Predicate<Value> test) {
    for (Level level : levels) {
      for (Attributes attributes : attributesAt(level, span)) {
        for (int i = 0; i < attributes.size(); i++) {
          if (attributes.key(i).equals(key) && test.test(attributes.value(i))) return true;
        }
      }
    }
    return false;
  }

  private static List<Attributes> attributesAt(Level level, Span span) {
    List<Attributes> attributes = new ArrayList<>();
    switch (level) {
      case RESOURCE -> attributes.add(span.resource().attributes());
      case SCOPE -> attributes.add(span.scope().attributes());
      case SPAN -> attributes.add(span.attributes());
      case EVENT -> {
        for (SpanEvent event : span.events()) attributes.add(event.attributes());
      }
      case LINK -> {
        for (SpanLink link : span.links()) attributes.add(link.attributes());
      }
    }
    return attributes;
  }

  /** {@link Compare}: an array is equal if an element is, at any depth. */
  private static boolean isEqual(Value stored, Value asked) {
    if (stored instanceof Value.Array array) {
      return array.elements().stream().anyMatch(element -> isEqual(element, asked));
    }
    if (isNumber(stored) && isNumber(asked)) return isEqualNumber(stored, asked);
    return stored.equals(asked);
  }

  /** {@link TextEquals}: an array has its own text and that of its elements. */
  private static boolean hasText(Value stored, String text) {
    if (stored instanceof Value.Array array
        && array.elements().stream().anyMatch(element -> hasText(element, text))) {
      return true;
    }
    return TextForm.of(stored).equals(text);
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Int || value instanceof Value.Double;
  }

  /** Exact: no number is rounded to the other's type. */
  private static boolean isEqualNumber(Value a, Value b) {
    if (isFinite(a) && isFinite(b)) return exact(a).compareTo(exact(b)) == 0;
    return a instanceof Value.Double x && b instanceof Value.Double y && x.value() == y.value();
  }

  private static boolean isFinite(Value number) {
    return number instanceof Value.Int
        || (number instanceof Value.Double d && Double.isFinite(d.value()));
  }

  private static BigDecimal exact(Value number) {
    if (number instanceof Value.Int i) return BigDecimal.valueOf(i.value());
    if (number instanceof Value.Double d) return new BigDecimal(d.value());
    throw new IllegalArgumentException(number + " is not a number");
  }
}
