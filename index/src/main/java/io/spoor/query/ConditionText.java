package io.spoor.query;

import io.spoor.span.TextForm;
import io.spoor.span.Value;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Conditions in words, to be read by people: {@code span.name = "GET /cart"}. */
final class ConditionText {
  private ConditionText() {}

  static String of(Condition condition) {
    if (condition instanceof Condition.And and) return joined(and.conditions(), " and ");
    if (condition instanceof Condition.Or or) return joined(or.conditions(), " or ");
    if (condition instanceof Condition.Not not) return "not " + of(not.condition());
    if (condition instanceof Condition.Some some) {
      return "some %s (%s)".formatted(lower(some.level()), of(some.condition()));
    }
    if (condition instanceof Condition.Related related) {
      return "has %s (%s)".formatted(lower(related.relation()), of(related.other()));
    }
    if (condition instanceof Condition.Compare compare) {
      return "%s %s %s"
          .formatted(of(compare.operand()), sign(compare.comparison()), of(compare.value()));
    }
    if (condition instanceof Condition.In in) {
      return in.values().stream()
          .map(ConditionText::of)
          .collect(Collectors.joining(", ", of(in.operand()) + " in (", ")"));
    }
    if (condition instanceof Condition.TextEquals equals) {
      return "%s as text = \"%s\"".formatted(of(equals.attribute()), equals.text());
    }
    if (condition instanceof Condition.Prefix prefix) {
      return "%s starts with \"%s\"".formatted(of(prefix.operand()), prefix.prefix());
    }
    if (condition instanceof Condition.Regex regex) {
      return "%s matches \"%s\"".formatted(of(regex.operand()), regex.pattern());
    }
    return of(((Condition.Exists) condition).operand()) + " exists";
  }

  static String of(TraceCondition condition) {
    if (condition instanceof TraceCondition.HasSpan has) {
      return "a span of the trace with " + of(has.condition());
    }
    if (condition instanceof TraceCondition.HasNoSpan has) {
      return "no span of the trace with " + of(has.condition());
    }
    if (condition instanceof TraceCondition.RootService root) {
      return "service of the root = \"%s\"".formatted(root.name());
    }
    if (condition instanceof TraceCondition.RootOperation root) {
      return "operation of the root = \"%s\"".formatted(root.name());
    }
    return of((TraceCondition.Between) condition);
  }

  private static String of(TraceCondition.Between between) {
    String measure = "%s of the trace".formatted(lower(between.measure()));
    String min = Long.toUnsignedString(between.min());
    String max = Long.toUnsignedString(between.max());
    if (between.min() == 0) return "%s <= %s".formatted(measure, max);
    if (between.max() == -1) return "%s >= %s".formatted(measure, min);
    return "%s between %s and %s".formatted(measure, min, max);
  }

  private static String joined(List<Condition> conditions, String word) {
    return conditions.stream().map(ConditionText::of).collect(Collectors.joining(word, "(", ")"));
  }

  private static String of(Operand operand) {
    if (operand instanceof Field field) return field.toString();
    Attribute attribute = (Attribute) operand;
    if (attribute.levels().equals(Level.ANY)) return attribute.key();
    return attribute.levels().stream().map(ConditionText::lower).collect(Collectors.joining("|"))
        + "."
        + attribute.key();
  }

  private static String of(Value value) {
    String text = TextForm.of(value);
    return value instanceof Value.Text ? '"' + text + '"' : text;
  }

  private static String sign(Condition.Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> "=";
      case LESS -> "<";
      case AT_MOST -> "<=";
      case GREATER -> ">";
      case AT_LEAST -> ">=";
    };
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
