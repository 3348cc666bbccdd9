package io.spoor.index;

import static java.util.Comparator.comparing;

import io.spoor.query.Attribute;
import io.spoor.query.Condition;
import io.spoor.query.Cursor;
import io.spoor.query.Field;
import io.spoor.query.FoundTrace;
import io.spoor.query.Level;
import io.spoor.query.TraceQuery;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanLink;
import io.spoor.span.TextForm;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a search means, by looking at every span. */
final class SearchOracle {
  private static final Comparator<Span> BY_START =
      comparing(Span::startNanos, Long::compareUnsigned).thenComparing(Span::spanId);

  private SearchOracle() {}

  static List<FoundTrace> find(Collection<Span> spans, TraceQuery query) {
    return find(spans, query, query.limit());
  }

  static List<FoundTrace> find(Collection<Span> spans, TraceQuery query, int limit) {
    Map<TraceId, List<Span>> matches = new HashMap<>();
    for (Span span : spans) {
      if (matches(span, query)) {
        matches.computeIfAbsent(span.traceId(), id -> new ArrayList<>()).add(span);
      }
    }
    return matches.entrySet().stream()
        .map(entry -> found(entry.getKey(), entry.getValue()))
        .sorted(
            comparing(FoundTrace::newestMatchNanos, Long::compareUnsigned)
                .reversed()
                .thenComparing(FoundTrace::traceId))
        .filter(found -> isAfter(found, query.after()))
        .limit(limit)
        .toList();
  }

  private static FoundTrace found(TraceId id, List<Span> matches) {
    matches.sort(BY_START);
    return new FoundTrace(
        id,
        matches.get(matches.size() - 1).startNanos(),
        matches.get(matches.size() - 1).startNanos(),
        matches.stream().limit(20).map(Span::spanId).toList(),
        matches.size());
  }

  private static boolean isAfter(FoundTrace found, Optional<Cursor> after) {
    if (after.isEmpty()) return true;
    int byStart = Long.compareUnsigned(found.newestMatchNanos(), after.orElseThrow().sortKey());
    if (byStart != 0) return byStart < 0;
    return found.traceId().compareTo(after.orElseThrow().traceId()) > 0;
  }

  static boolean matches(Span span, TraceQuery query) {
    return isBetween(span.startNanos(), query.fromNanos(), query.lastNanos())
        && query.conditions().stream().allMatch(condition -> matches(span, condition));
  }

  private static boolean isBetween(long value, long from, long to) {
    return Long.compareUnsigned(value, from) >= 0 && Long.compareUnsigned(value, to) <= 0;
  }

  private static boolean matches(Span span, Condition condition) {
    if (condition instanceof Condition.Compare c && c.operand() == Field.DURATION) {
      int order = Long.compareUnsigned(span.durationNanos(), ((Value.Int) c.value()).value());
      return switch (c.comparison()) {
        case EQUAL -> order == 0;
        case LESS -> order < 0;
        case AT_MOST -> order <= 0;
        case GREATER -> order > 0;
        case AT_LEAST -> order >= 0;
      };
    }
    if (condition instanceof Condition.Compare c && c.operand() instanceof Attribute a) {
      return a.levels().stream()
          .flatMap(level -> values(span, level, a.key()).stream())
          .anyMatch(value -> isEqual(value, c.value()));
    }
    if (condition instanceof Condition.TextEquals c) {
      return c.attribute().levels().stream()
          .flatMap(level -> values(span, level, c.attribute().key()).stream())
          .anyMatch(value -> hasText(value, c.text()));
    }
    return condition.equals(Condition.service(span.service()))
        || condition.equals(Condition.operation(span.name()))
        || condition.equals(Condition.kind(span.kind()))
        || condition.equals(Condition.status(span.status().code()));
  }

  private static List<Value> values(Span span, Level level, String key) {
    List<Attributes> attributes =
        switch (level) {
          case RESOURCE -> List.of(span.resource().attributes());
          case SCOPE -> List.of(span.scope().attributes());
          case SPAN -> List.of(span.attributes());
          case EVENT -> span.events().stream().map(SpanEvent::attributes).toList();
          case LINK -> span.links().stream().map(SpanLink::attributes).toList();
        };
    List<Value> values = new ArrayList<>();
    for (Attributes some : attributes) {
      some.forEach(
          (k, value) -> {
            if (k.equals(key)) values.add(value);
          });
    }
    return values;
  }

  static boolean isEqual(Value value, Value asked) {
    if (value instanceof Value.Array array) {
      return array.elements().stream().anyMatch(element -> isEqual(element, asked));
    }
    if (isNumber(value) && isNumber(asked)) return isSameNumber(value, asked);
    return value.equals(asked);
  }

  static boolean hasText(Value value, String text) {
    return TextForm.of(value).equals(text)
        || (value instanceof Value.Array array
            && array.elements().stream().anyMatch(element -> hasText(element, text)));
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Int || value instanceof Value.Double;
  }

  /** By their exact values, however large. */
  private static boolean isSameNumber(Value a, Value b) {
    if (isFinite(a) && isFinite(b)) return exact(a).compareTo(exact(b)) == 0;
    return a instanceof Value.Double one
        && b instanceof Value.Double other
        && one.value() == other.value();
  }

  private static boolean isFinite(Value value) {
    return !(value instanceof Value.Double number) || Double.isFinite(number.value());
  }

  private static BigDecimal exact(Value value) {
    if (value instanceof Value.Double number) return new BigDecimal(number.value());
    return BigDecimal.valueOf(((Value.Int) value).value());
  }
}
