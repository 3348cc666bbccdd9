package io.spoor.assertj;

import io.spoor.span.Attributes;
import io.spoor.span.TextForm;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Values as source code would write them, so that the type shows: {@code "200"} is text, {@code
 * 200} an int, {@code 200.0} a double.
 */
final class ValueWords {
  private ValueWords() {}

  static String of(Value value) {
    if (value instanceof Value.Text text) return QuotedText.of(text.text());
    if (value instanceof Value.Double number) return decimal(TextForm.of(number));
    if (value instanceof Value.Bytes bytes) return "bytes " + QuotedText.of(bytes.toBase64());
    if (value instanceof Value.Empty) return "empty";
    if (value instanceof Value.Array array) {
      return array.elements().stream().map(ValueWords::of).toList().toString();
    }
    if (value instanceof Value.KeyValueList list) return "{" + entries(list.entries()) + "}";
    return TextForm.of(value);
  }

  private static String entries(Attributes entries) {
    List<String> words = new ArrayList<>();
    entries.forEach((key, value) -> words.add(entry(key, value)));
    return String.join(", ", words);
  }

  /** {@code key = value}. */
  static String entry(String key, Value value) {
    return key(key) + " = " + of(value);
  }

  /** The key, quoted where it could be mistaken. */
  static String key(String key) {
    boolean isPlain =
        !key.isEmpty()
            && key.codePoints()
                .allMatch(c -> c != ' ' && c != '=' && c != '"' && QuotedText.isPrintable(c));
    return isPlain ? key : QuotedText.of(key);
  }

  private static String decimal(String text) {
    boolean isWhole = text.chars().allMatch(c -> c == '-' || Character.isDigit(c));
    return isWhole ? text + ".0" : text;
  }

  /** The type in a word. */
  static String type(Value value) {
    if (value instanceof Value.Text) return "text";
    if (value instanceof Value.Int) return "int";
    if (value instanceof Value.Double) return "double";
    if (value instanceof Value.Bool) return "bool";
    if (value instanceof Value.Bytes) return "bytes";
    if (value instanceof Value.Array) return "array";
    return value instanceof Value.Empty ? "empty" : "key-value list";
  }

  /**
   * The value of a Java object.
   *
   * @throws IllegalArgumentException if it is none of text, bool, int, long, double, byte[], a list
   *     of those, or a value
   */
  static Value value(Object object) {
    if (object instanceof Value value) return value;
    if (object instanceof String text) return Value.of(text);
    if (object instanceof Boolean bool) return Value.of(bool.booleanValue());
    if (object instanceof Long number) return Value.of(number.longValue());
    if (object instanceof Integer number) return Value.of(number.longValue());
    if (object instanceof Double number) return Value.of(number.doubleValue());
    if (object instanceof byte[] bytes) return Value.of(bytes);
    if (object instanceof List<?> list) {
      return Value.of(list.stream().map(element -> value((Object) element)).toList());
    }
    throw new IllegalArgumentException(
        "a value of %s is expected of an attribute; values are text, bool, int, long, double, bytes"
                .formatted(object.getClass().getName())
            + " and lists of them");
  }
}
