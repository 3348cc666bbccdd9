package io.spoor.span;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The one text by which a value can be asked for when its type is not known, as in Jaeger's API and
 * on a command line.
 *
 * <p>Text is itself; an int is decimal; a double is the shortest text that reads back as itself,
 * laid out as ECMAScript does, so that 1.0 is {@code 1} and 1e21 is {@code 1e+21}; a bool is {@code
 * true} or {@code false}; bytes are base64 with padding; an array is a JSON array and a key-value
 * list a JSON object in its own order, both without spaces, in which bytes and doubles that JSON
 * does not know are strings and strings are escaped as little as JSON allows; the empty value is
 * the empty text, within JSON {@code null}.
 */
public final class TextForm {
  /** Below ten to this, two digits may say more than one that reads back as the same double. */
  private static final int SUBNORMAL_EXPONENT = -300;

  private static final String ESCAPED = "\"\\\b\f\n\r\t";
  private static final String ESCAPES = "\"\\bfnrt";

  private TextForm() {}

  public static String of(Value value) {
    if (value instanceof Value.Text text) return text.text();
    if (value instanceof Value.Int number) return Long.toString(number.value());
    if (value instanceof Value.Bool bool) return Boolean.toString(bool.value());
    if (value instanceof Value.Double number) return of(number.value());
    if (value instanceof Value.Bytes bytes) return bytes.toBase64();
    if (value instanceof Value.Empty) return "";
    StringBuilder json = new StringBuilder();
    appendJson(json, value);
    return json.toString();
  }

  /** ECMAScript's {@code Number::toString}, in which negative zero is {@code 0}. */
  public static String of(double number) {
    if (Double.isNaN(number)) return "NaN";
    if (Double.isInfinite(number)) return number > 0 ? "Infinity" : "-Infinity";
    if (number == 0) return "0";
    // Double.toString gives more digits than needed before JDK 19 (JDK-4511638).
    String shortest = NumberOutput.toString(Math.abs(number), true);
    int e = shortest.indexOf('E');
    String mantissa = e < 0 ? shortest : shortest.substring(0, e);
    int exponent = e < 0 ? 0 : Integer.parseInt(shortest.substring(e + 1));
    int dot = mantissa.indexOf('.');
    String digits = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
    int point = dot + exponent; // The number is 0.digits times ten to this.
    int first = 0;
    while (digits.charAt(first) == '0') first++;
    int last = digits.length();
    while (digits.charAt(last - 1) == '0') last--;
    String sign = number < 0 ? "-" : "";
    String significant = digits.substring(first, last);
    int exponentOfFirst = point - first;
    if (significant.length() == 2 && exponentOfFirst < SUBNORMAL_EXPONENT) {
      BigDecimal oneDigit =
          BigDecimal.valueOf(Long.parseLong(significant), 2 - exponentOfFirst)
              .round(new MathContext(1, RoundingMode.HALF_EVEN));
      if (oneDigit.doubleValue() == Math.abs(number)) {
        BigDecimal shorter = oneDigit.stripTrailingZeros();
        return sign
            + layOut(shorter.unscaledValue().toString(), shorter.precision() - shorter.scale());
      }
    }
    return sign + layOut(significant, exponentOfFirst);
  }

  private static String layOut(String digits, int point) {
    int count = digits.length();
    if (point > 21 || point <= -6) {
      int exponent = point - 1;
      String fraction = count > 1 ? "." + digits.substring(1) : "";
      return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
    if (point <= 0) return "0." + "0".repeat(-point) + digits;
    if (point >= count) return digits + "0".repeat(point - count);
    return digits.substring(0, point) + "." + digits.substring(point);
  }

  private static void appendJson(StringBuilder json, Value value) {
    if (value instanceof Value.Array array) {
      json.append('[');
      String separator = "";
      for (Value element : array.elements()) {
        json.append(separator);
        appendJson(json, element);
        separator = ",";
      }
      json.append(']');
    } else if (value instanceof Value.KeyValueList list) {
      json.append('{');
      for (int i = 0; i < list.entries().size(); i++) {
        if (i > 0) json.append(',');
        appendQuoted(json, list.entries().key(i));
        json.append(':');
        appendJson(json, list.entries().value(i));
      }
      json.append('}');
    } else if (value instanceof Value.Empty) {
      json.append("null");
    } else if (value instanceof Value.Int
        || value instanceof Value.Bool
        || (value instanceof Value.Double number && Double.isFinite(number.value()))) {
      json.append(of(value));
    } else {
      appendQuoted(json, of(value));
    }
  }

  private static void appendQuoted(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int escape = ESCAPED.indexOf(c);
      if (escape >= 0) json.append('\\').append(ESCAPES.charAt(escape));
      else if (c < ' ') json.append(c < 16 ? "\\u000" : "\\u00").append(Integer.toHexString(c));
      else json.append(c);
    }
    json.append('"');
  }
}
