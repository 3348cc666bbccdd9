package io.spoor.otlp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.spoor.input.BadItemException;
import io.spoor.input.WellFormed;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of OTLP JSON's objects. Each value function reads the value that the parser stands on,
 * and names the field where the value is not what it should be.
 */
final class JsonFields {
  private static final BigInteger MAX_UNSIGNED_LONG =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);
  private static final long MAX_UNSIGNED_INT = 0xffff_ffffL;

  /** More digits than any 64-bit number needs, also with an exponent or zeros after the point. */
  private static final int NUMBER_CHARS = 100;

  private final JsonParser json;

  JsonFields(JsonParser json) {
    this.json = json;
  }

  void beginObject(String what) throws IOException, BadItemException {
    if (json.currentToken() != JsonToken.START_OBJECT) throw unexpected(what, "an object");
  }

  void beginArray(String what) throws IOException, BadItemException {
    if (json.currentToken() != JsonToken.START_ARRAY) throw unexpected(what, "an array");
  }

  /** Moves to the value of the next field that is not null; null at the end of the object. */
  @Nullable String nextField() throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      if (json.nextToken() != JsonToken.VALUE_NULL) return field;
    }
    return null;
  }

  /** Moves to the next element; false at the end of the array. */
  boolean nextElement() throws IOException {
    return json.nextToken() != JsonToken.END_ARRAY;
  }

  void skip() throws IOException {
    json.skipChildren();
  }

  String text(String field) throws IOException, BadItemException {
    if (json.currentToken() != JsonToken.VALUE_STRING) throw unexpected(field, "a string");
    return WellFormed.text(json.getText());
  }

  boolean bool(String field) throws IOException, BadItemException {
    return switch (json.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw unexpected(field, "true or false");
    };
  }

  long unsignedLong(String field) throws IOException, BadItemException {
    if (isSmallInteger() && json.getLongValue() >= 0) return json.getLongValue();
    if (isDigits()) return Long.parseLong(json.getText());
    return exact(field, BigInteger.ZERO, MAX_UNSIGNED_LONG);
  }

  long signedLong(String field) throws IOException, BadItemException {
    if (isSmallInteger()) return json.getLongValue();
    if (isDigits()) return Long.parseLong(json.getText());
    return exact(field, MIN_LONG, MAX_LONG);
  }

  int unsignedInt(String field) throws IOException, BadItemException {
    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
        && json.getNumberType() == JsonParser.NumberType.INT
        && json.getIntValue() >= 0) {
      return json.getIntValue();
    }
    return (int) exact(field, BigInteger.ZERO, BigInteger.valueOf(MAX_UNSIGNED_INT));
  }

  /** The number of an enum, or that of its name; zero if it is not known. */
  int enumNumber(String field, Map<String, Integer> names) throws IOException, BadItemException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      Integer number = names.get(json.getText());
      if (number != null) return number;
      if (!isDigits()) return 0;
    }
    if (isSmallInteger()) return (int) json.getLongValue();
    return (int) exact(field, MIN_LONG, MAX_LONG);
  }

  double number(String field) throws IOException, BadItemException {
    switch (json.currentToken()) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        return json.getDoubleValue();
      }
      case VALUE_STRING -> {
        try {
          return Double.parseDouble(json.getText());
        } catch (NumberFormatException e) {
          throw unexpected(field, "a number");
        }
      }
      default -> throw unexpected(field, "a number");
    }
  }

  /** Bytes in base64, of either alphabet, padded or not. */
  byte[] bytes(String field) throws IOException, BadItemException {
    if (json.currentToken() != JsonToken.VALUE_STRING) throw unexpected(field, "base64 text");
    try {
      return base64(json.getText());
    } catch (IllegalArgumentException e) {
      throw unexpected(field, "base64 text");
    }
  }

  /** A trace id; null if it is empty. */
  @Nullable TraceId traceId(String field) throws IOException, BadItemException {
    String text = text(field);
    if (text.isEmpty()) return null;
    try {
      if (text.length() == 32) return TraceId.parse(text);
      if (text.length() == 24 && text.endsWith("=")) {
        byte[] id = base64(text);
        if (id.length == 16) return new TraceId(bigEndian(id, 0), bigEndian(id, 8));
      }
    } catch (IllegalArgumentException e) {
      throw unexpected(field, "32 hex digits");
    }
    throw unexpected(field, "32 hex digits, or 16 bytes as 24 characters of base64");
  }

  /** A span id; null if it is empty. */
  @Nullable SpanId spanId(String field) throws IOException, BadItemException {
    String text = text(field);
    if (text.isEmpty()) return null;
    try {
      if (text.length() == 16) return SpanId.parse(text);
      if (text.length() == 12 && text.endsWith("=")) {
        byte[] id = base64(text);
        if (id.length == 8) return new SpanId(bigEndian(id, 0));
      }
    } catch (IllegalArgumentException e) {
      throw unexpected(field, "16 hex digits");
    }
    throw unexpected(field, "16 hex digits, or 8 bytes as 12 characters of base64");
  }

  /** What the parser stands on, for a message. */
  String found() throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT, END_OBJECT, FIELD_NAME -> "an object";
      case START_ARRAY, END_ARRAY -> "an array";
      case VALUE_STRING -> '"' + BadItemException.shortened(json.getText()) + '"';
      default -> BadItemException.shortened(json.getText());
    };
  }

  private BadItemException unexpected(String field, String expected) throws IOException {
    return new BadItemException(field + " is " + found() + ", expected " + expected);
  }

  private boolean isSmallInteger() throws IOException {
    return json.currentToken() == JsonToken.VALUE_NUMBER_INT
        && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
  }

  /** Whether the value is text that {@link Long#parseLong} certainly takes. */
  private boolean isDigits() throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) return false;
    int length = json.getTextLength();
    if (length == 0 || length > 19) return false;
    char[] chars = json.getTextCharacters();
    int from = json.getTextOffset();
    for (int i = from; i < from + length; i++) {
      if (chars[i] < '0' || chars[i] > '9') return false;
    }
    return length < 19 || chars[from] < '9';
  }

  private long exact(String field, BigInteger min, BigInteger max)
      throws IOException, BadItemException {
    BigInteger number =
        switch (json.currentToken()) {
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_STRING -> integer(json.getText());
          default -> null;
        };
    if (number == null || number.compareTo(min) < 0 || number.compareTo(max) > 0) {
      throw unexpected(field, "an integer from " + min + " to " + max);
    }
    return number.longValue();
  }

  private static @Nullable BigInteger integer(String text) {
    if (text.length() > NUMBER_CHARS) return null;
    try {
      BigDecimal number = new BigDecimal(text);
      // An exponent of a few characters can stand for more digits than there is memory.
      if (Math.abs((long) number.scale()) > NUMBER_CHARS) return null;
      return number.toBigIntegerExact();
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  private static byte[] base64(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') end--;
    String standard = text.substring(0, end).replace('-', '+').replace('_', '/');
    return Base64.getDecoder().decode(standard);
  }

  private static long bigEndian(byte[] bytes, int from) {
    long value = 0;
    for (int i = from; i < from + 8; i++) value = value << 8 | (bytes[i] & 0xff);
    return value;
  }
}
