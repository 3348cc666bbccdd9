package io.spoor.testkit;

import com.google.re2j.Pattern;
import io.spoor.Trace;
import io.spoor.query.Condition;
import io.spoor.query.Condition.And;
import io.spoor.query.Condition.Compare;
import io.spoor.query.Condition.Comparison;
import io.spoor.query.Condition.Exists;
import io.spoor.query.Condition.In;
import io.spoor.query.Condition.Not;
import io.spoor.query.Condition.Or;
import io.spoor.query.Condition.Prefix;
import io.spoor.query.Condition.Regex;
import io.spoor.query.Condition.Related;
import io.spoor.query.Condition.Some;
import io.spoor.query.Condition.TextEquals;
import io.spoor.query.Field;
import io.spoor.query.Level;
import io.spoor.query.Operand;
import io.spoor.span.Span;
import io.spoor.span.TextForm;
import io.spoor.span.Value;
import io.spoor.tree.SpanNode;
import io.spoor.tree.SpanTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether spans of one trace meet conditions, spelled out condition by condition. */
final class ConditionMatch {
  private static final Map<String, Pattern> PATTERNS = new HashMap<>();

  private final Trace trace;
  private @Nullable SpanTree tree;

  ConditionMatch(Trace trace) {
    this.trace = trace;
  }

  /** Whether the condition holds for this span of the trace. */
  boolean holds(Condition condition, Span span) {
    if (condition instanceof Compare c) {
      return anyValue(c.operand(), span, v -> compares(c.operand(), c.comparison(), v, c.value()));
    }
    if (condition instanceof In c) {
      return anyValue(c.operand(), span, v -> isOneOf(c.operand(), v, c.values()));
    }
    if (condition instanceof Prefix c) {
      String prefix = Utf8ByteOrder.mended(c.prefix());
      return anyText(c.operand(), span, text -> text.startsWith(prefix));
    }
    if (condition instanceof Regex c) {
      Pattern pattern = pattern(c.pattern());
      return anyText(c.operand(), span, text -> pattern.matcher(text).find());
    }
    if (condition instanceof Exists c) return !OperandValues.of(c.operand(), span).isEmpty();
    if (condition instanceof TextEquals c) {
      return OperandValues.of(c.attribute(), span).stream().anyMatch(v -> hasText(v, c.text()));
    }
    if (condition instanceof And c) {
      return c.conditions().stream().allMatch(part -> holds(part, span));
    }
    if (condition instanceof Or c) {
      return c.conditions().stream().anyMatch(part -> holds(part, span));
    }
    if (condition instanceof Not c) return !holds(c.condition(), span);
    if (condition instanceof Some c) {
      return withOneElement(c.level(), span).stream().anyMatch(one -> holds(c.condition(), one));
    }
    if (condition instanceof Related c) {
      return Relatives.of(node(span), c.relation()).stream()
          .anyMatch(other -> holds(c.other(), other.span()));
    }
    throw new IllegalArgumentException("no meaning is given to the condition " + condition);
  }

  /** Whether the test holds for a value of the operand, or for an element of one at any depth. */
  private static boolean anyValue(Operand operand, Span span, Predicate<Value> test) {
    return OperandValues.of(operand, span).stream().anyMatch(value -> anyElement(value, test));
  }

  private static boolean anyElement(Value value, Predicate<Value> test) {
    if (!(value instanceof Value.Array array)) return test.test(value);
    return array.elements().stream().anyMatch(element -> anyElement(element, test));
  }

  private static boolean anyText(Operand operand, Span span, Predicate<String> test) {
    return anyValue(
        operand, span, v -> v instanceof Value.Text t && test.test(Utf8ByteOrder.mended(t.text())));
  }

  private static boolean compares(
      Operand operand, Comparison comparison, Value stored, Value asked) {
    return operand instanceof Field && stored instanceof Value.Int
        ? ValueOrder.holdsUnsigned(comparison, stored, asked)
        : ValueOrder.holds(comparison, stored, asked);
  }

  private static boolean isOneOf(Operand operand, Value stored, List<Value> values) {
    return values.stream().anyMatch(v -> compares(operand, Comparison.EQUAL, stored, v));
  }

  /** An array has its own text and that of its elements. */
  private static boolean hasText(Value stored, String text) {
    if (stored instanceof Value.Array array
        && array.elements().stream().anyMatch(element -> hasText(element, text))) {
      return true;
    }
    return Utf8ByteOrder.INSTANCE.compare(TextForm.of(stored), text) == 0;
  }

  private static Pattern pattern(String regex) {
    synchronized (PATTERNS) {
      return PATTERNS.computeIfAbsent(regex, Pattern::compile);
    }
  }

  /** The span once for each of its events, or links, without the others. */
  private static List<Span> withOneElement(Level level, Span span) {
    return level == Level.EVENT
        ? span.events().stream().map(e -> span.toBuilder().events(List.of(e)).build()).toList()
        : span.links().stream().map(l -> span.toBuilder().links(List.of(l)).build()).toList();
  }

  private SpanNode node(Span span) {
    if (tree == null) tree = trace.tree();
    for (SpanNode node : tree.nodes(span.spanId())) {
      if (node.span().equals(span)) return node;
    }
    throw new IllegalArgumentException(span + " is not a span of this trace");
  }
}
