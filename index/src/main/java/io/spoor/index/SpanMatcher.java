package io.spoor.index;

import com.google.re2j.Pattern;
import io.spoor.query.Attribute;
import io.spoor.query.Condition;
import io.spoor.query.Field;
import io.spoor.query.Level;
import io.spoor.query.Operand;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanLink;
import io.spoor.span.Value;
import java.util.List;
import java.util.function.Predicate;

/**
 * A condition as it is asked of a decoded span, or of one of its events or links.
 *
 * <p>Knows nothing of other spans: {@link Condition.Related} is asked elsewhere.
 */
@FunctionalInterface
interface SpanMatcher {

  /** What conditions at the level of events, or of links, are about: all of them, or one. */
  record Elements(List<SpanEvent> events, List<SpanLink> links) {
    static Elements of(Span span) {
      return new Elements(span.events(), span.links());
    }
  }

  boolean matches(Span span, Elements elements);

  default boolean matches(Span span) {
    return matches(span, Elements.of(span));
  }

  static SpanMatcher of(Condition condition) {
    if (condition instanceof Condition.And and) return all(and.conditions());
    if (condition instanceof Condition.Or or) return any(or.conditions());
    if (condition instanceof Condition.Not not) {
      SpanMatcher negated = of(not.condition());
      return (span, elements) -> !negated.matches(span, elements);
    }
    if (condition instanceof Condition.Some some) return some(some.level(), of(some.condition()));
    if (condition instanceof Condition.TextEquals equals) {
      return anyValue(equals.attribute(), ValueTest.hasText(equals.text()));
    }
    if (condition instanceof Condition.Compare compare) {
      return anyValue(compare.operand(), ValueTest.compares(compare));
    }
    if (condition instanceof Condition.In in) {
      return anyValue(in.operand(), ValueTest.isOneOf(in.values()));
    }
    if (condition instanceof Condition.Prefix prefix) {
      String mended = Utf8.mended(prefix.prefix());
      return anyValue(prefix.operand(), ValueTest.isText(text -> text.startsWith(mended)));
    }
    if (condition instanceof Condition.Regex regex) {
      Pattern pattern = Pattern.compile(regex.pattern());
      return anyValue(regex.operand(), ValueTest.isText(text -> pattern.matcher(text).find()));
    }
    if (condition instanceof Condition.Exists exists) {
      return anyValue(exists.operand(), value -> true);
    }
    throw new IllegalArgumentException(condition + " is about several spans, expected one");
  }

  private static SpanMatcher all(List<Condition> conditions) {
    List<SpanMatcher> matchers = conditions.stream().map(SpanMatcher::of).toList();
    return (span, elements) -> {
      for (SpanMatcher matcher : matchers) {
        if (!matcher.matches(span, elements)) return false;
      }
      return true;
    };
  }

  private static SpanMatcher any(List<Condition> conditions) {
    List<SpanMatcher> matchers = conditions.stream().map(SpanMatcher::of).toList();
    return (span, elements) -> {
      for (SpanMatcher matcher : matchers) {
        if (matcher.matches(span, elements)) return true;
      }
      return false;
    };
  }

  private static SpanMatcher some(Level level, SpanMatcher matcher) {
    if (level == Level.EVENT) {
      return (span, elements) -> {
        for (SpanEvent event : elements.events()) {
          if (matcher.matches(span, new Elements(List.of(event), elements.links()))) return true;
        }
        return false;
      };
    }
    return (span, elements) -> {
      for (SpanLink link : elements.links()) {
        if (matcher.matches(span, new Elements(elements.events(), List.of(link)))) return true;
      }
      return false;
    };
  }

  private static SpanMatcher anyValue(Operand operand, Predicate<Value> test) {
    if (operand instanceof Field field) {
      FieldValues values = FieldValues.of(field);
      return (span, elements) -> values.any(span, elements, test);
    }
    Attribute attribute = (Attribute) operand;
    String key = Utf8.mended(attribute.key());
    return (span, elements) -> {
      for (Level level : attribute.levels()) {
        if (anyAt(level, key, span, elements, test)) return true;
      }
      return false;
    };
  }

  private static boolean anyAt(
      Level level, String key, Span span, Elements elements, Predicate<Value> test) {
    switch (level) {
      case RESOURCE -> {
        return any(span.resource().attributes(), key, test);
      }
      case SCOPE -> {
        return any(span.scope().attributes(), key, test);
      }
      case SPAN -> {
        return any(span.attributes(), key, test);
      }
      case EVENT -> {
        for (SpanEvent event : elements.events()) {
          if (any(event.attributes(), key, test)) return true;
        }
        return false;
      }
      case LINK -> {
        for (SpanLink link : elements.links()) {
          if (any(link.attributes(), key, test)) return true;
        }
        return false;
      }
    }
    throw new IllegalStateException("no attributes at " + level);
  }

  private static boolean any(Attributes attributes, String key, Predicate<Value> test) {
    for (int i = 0; i < attributes.size(); i++) {
      if (attributes.key(i).equals(key) && test.test(attributes.value(i))) return true;
    }
    return false;
  }
}
