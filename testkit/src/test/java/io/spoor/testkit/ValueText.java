package io.spoor.testkit;

import io.spoor.query.TraceQuery;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Values as query cases write them: {@code 1} is an int, {@code 1.0} a double, {@code true} a bool,
 * {@code 0xff00} bytes, {@code [1,[a,b]]} an array, {@code empty} the empty value, and everything
 * else text, in quotes where it would be something else or holds a space.
 */
final class ValueText {
  private ValueText() {}

  /** Splits at spaces that stand in no quotes. */
  static List<String> words(String line) {
    return split(line.strip(), ' ');
  }

  static Value parse(String text) {
    if (text.startsWith("\"")) return Value.of(unquoted(text));
    if (text.equals("true") || text.equals("false")) return Value.of(Boolean.parseBoolean(text));
    if (text.equals("empty")) return Value.EMPTY;
    if (text.matches("-?\\d+")) return Value.of(Long.parseLong(text));
    if (text.matches("-?\\d.*|-?Infinity|NaN")) {
      return text.startsWith("0x")
          ? Value.of(HexFormat.of().parseHex(text.substring(2)))
          : Value.of(Double.parseDouble(text));
    }
    if (!text.startsWith("[")) return Value.of(text);
    List<Value> elements = new ArrayList<>();
    for (String element : split(text.substring(1, text.length() - 1), ',')) {
      elements.add(parse(element));
    }
    return Value.of(elements);
  }

  /** The text within quotes, or all of it if there are none. */
  static String unquoted(String text) {
    return text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
  }

  static void askAtAnyLevel(TraceQuery.Builder query, String key, Value value) {
    if (value instanceof Value.Int number) {
      query.attribute(key, number.value());
    } else if (value instanceof Value.Double number) {
      query.attribute(key, number.value());
    } else if (value instanceof Value.Bool bool) {
      query.attribute(key, bool.value());
    } else if (value instanceof Value.Text text) {
      query.attribute(key, text.text());
    } else {
      throw new IllegalArgumentException(value + " can be asked for at one level only");
    }
  }

  /** The parts between separators that stand in no quotes and no brackets; none of no text. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') quoted = !quoted;
      if (!quoted && c == '[') depth++;
      if (!quoted && c == ']') depth--;
      if (c == separator && !quoted && depth == 0) {
        if (i > from) parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    if (from < text.length()) parts.add(text.substring(from));
    return parts;
  }
}
