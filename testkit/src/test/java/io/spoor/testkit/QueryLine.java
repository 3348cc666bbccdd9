package io.spoor.testkit;

import io.spoor.query.Cursor;
import io.spoor.query.Level;
import io.spoor.query.TraceQuery;
import io.spoor.span.SpanKind;
import io.spoor.span.StatusCode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A query: {@code find service=cart and kind=server and duration>=5 limit 3 after 12 t1}.
 *
 * <p>{@code =} asks for a typed value, {@code ~} for a text form. {@code service}, {@code
 * operation}, {@code kind} and {@code status} are those of the span; {@code duration>=}, {@code
 * duration<=}, {@code start>=} and {@code start<} are in nanoseconds; {@code resource.k}, {@code
 * scope.k}, {@code span.k}, {@code event.k} and {@code link.k} are attributes there, every other
 * key is one at any level.
 */
final class QueryLine {
  private final TraceQuery.Builder query = TraceQuery.builder();

  private QueryLine() {}

  static TraceQuery parse(String line) {
    QueryLine parsed = new QueryLine();
    List<String> words = ValueText.words(line);
    for (int i = 1; i < words.size(); i++) {
      switch (words.get(i)) {
        case "and" -> {}
        case "limit" -> parsed.query.limit(Integer.parseInt(words.get(++i)));
        case "after" -> {
          long start = Long.parseUnsignedLong(words.get(++i));
          parsed.query.after(new Cursor(start, SpanLine.traceId(words.get(++i))));
        }
        default -> parsed.add(words.get(i));
      }
    }
    return parsed.query.build();
  }

  private void add(String condition) {
    if (condition.startsWith("duration>=")) {
      query.minDuration(Duration.ofNanos(Long.parseLong(condition.substring(10))));
    } else if (condition.startsWith("duration<=")) {
      query.maxDuration(Duration.ofNanos(Long.parseLong(condition.substring(10))));
    } else if (condition.startsWith("start>=")) {
      query.fromNanos(Long.parseUnsignedLong(condition.substring(7)));
    } else if (condition.startsWith("start<")) {
      query.toNanos(Long.parseUnsignedLong(condition.substring(6)));
    } else {
      int sign = 0;
      while (condition.charAt(sign) != '=' && condition.charAt(sign) != '~') sign++;
      String key = condition.substring(0, sign);
      String value = condition.substring(sign + 1);
      if (condition.charAt(sign) == '=') {
        addEqual(key, value);
      } else {
        addText(key, ValueText.unquoted(value));
      }
    }
  }

  private void addEqual(String key, String value) {
    switch (key) {
      case "service" -> query.service(ValueText.unquoted(value));
      case "operation" -> query.operation(ValueText.unquoted(value));
      case "kind" -> query.kind(SpanKind.valueOf(value.toUpperCase(Locale.ROOT)));
      case "status" -> query.status(StatusCode.valueOf(value.toUpperCase(Locale.ROOT)));
      default -> addAttribute(key, value);
    }
  }

  private void addAttribute(String key, String value) {
    for (Level level : Level.values()) {
      String prefix = level.name().toLowerCase(Locale.ROOT) + ".";
      if (key.startsWith(prefix)) {
        query.attribute(level, key.substring(prefix.length()), ValueText.parse(value));
        return;
      }
    }
    ValueText.askAtAnyLevel(query, key, ValueText.parse(value));
  }

  private void addText(String key, String text) {
    for (Level level : Level.values()) {
      String prefix = level.name().toLowerCase(Locale.ROOT) + ".";
      if (key.startsWith(prefix)) {
        query.attributeText(level, key.substring(prefix.length()), text);
        return;
      }
    }
    query.attributeText(key, text);
  }
}
