package io.spoor.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object of JSON as a whole, with the line on which it begins. A field that is null is as one
 * that is absent; of several of one name the last one counts.
 *
 * <p>What is not as expected is told by the name of the field.
 */
public final class JsonObject {

  /** More digits than any 64-bit number needs, also with an exponent or zeros after the point. */
  private static final int NUMBER_CHARS = 100;

  private static final JsonFactory FACTORY = new JsonFactory();

  private final long line;
  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** An empty object that begins on this line. */
  public JsonObject(long line) {
    this.line = line;
  }

  public void put(String field, Object value) {
    fields.put(field, value);
  }

  /** The line of the input, from 1. */
  public long line() {
    return line;
  }

  public Set<String> keys() {
    return fields.keySet();
  }

  public boolean has(String field) {
    return fields.containsKey(field);
  }

  /**
   * The value of a field: a {@code String}, {@code Boolean}, {@code Long}, {@code BigInteger},
   * {@code Double}, {@code List} of such, or {@code JsonObject}; null if it is absent.
   */
  public @Nullable Object get(String field) {
    return fields.get(field);
  }

  /** The text of a field; empty if it is absent. */
  public String text(String field) throws BadItemException {
    Object value = fields.get(field);
    if (value == null) return "";
    if (value instanceof String text) return text;
    throw unexpected(field, value, "a string");
  }

  /** A value as text: a string as it is, all else as JSON. */
  public static String textOf(Object value) {
    if (value instanceof String text) return text;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      write(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory", e);
    }
    return out.toString(UTF_8);
  }

  /** A number from {@code Long.MIN_VALUE} on, as a number or as text; zero if it is absent. */
  public long integer(String field) throws BadItemException {
    Object value = fields.get(field);
    return value == null ? 0 : integer(field, value);
  }

  /** The same of a value that stands anywhere. */
  public static long integer(String field, Object value) throws BadItemException {
    if (value instanceof Long number) return number;
    BigInteger exact = value instanceof BigInteger number ? number : exact(value.toString());
    if (exact == null || isStruct(value) || exact.bitLength() > 63) {
      throw unexpected(field, value, "an integer of 64 bits");
    }
    return exact.longValue();
  }

  private static @Nullable BigInteger exact(String text) {
    if (text.isEmpty() || text.length() > NUMBER_CHARS) return null;
    try {
      BigDecimal number = new BigDecimal(text);
      // An exponent of a few characters can stand for more digits than there is memory.
      if (Math.abs((long) number.scale()) > NUMBER_CHARS) return null;
      return number.toBigIntegerExact();
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  /** A number that is not negative; zero if it is absent. */
  public long unsigned(String field) throws BadItemException {
    long number = integer(field);
    if (number < 0) throw unexpected(field, number, "a number from 0 on");
    return number;
  }

  /** A number as a number or as text. */
  public static double decimal(String field, Object value) throws BadItemException {
    if (value instanceof Number number) return number.doubleValue();
    if (value instanceof String text) {
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException e) {
        throw unexpected(field, value, "a number");
      }
    }
    throw unexpected(field, value, "a number");
  }

  /** True or false, also as text; false if it is absent. */
  public boolean bool(String field) throws BadItemException {
    Object value = fields.get(field);
    return value != null && bool(field, value);
  }

  /** The same of a value that stands anywhere. */
  public static boolean bool(String field, Object value) throws BadItemException {
    if (value instanceof Boolean bool) return bool;
    if (value.equals("true") || value.equals(1L)) return true;
    if (value.equals("false") || value.equals(0L)) return false;
    throw unexpected(field, value, "true or false");
  }

  /** Bytes in base64, of either alphabet, padded or not. */
  public static byte[] base64(String field, Object value) throws BadItemException {
    if (value instanceof String text) {
      try {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') end--;
        String standard = text.substring(0, end).replace('-', '+').replace('_', '/');
        return Base64.getDecoder().decode(standard);
      } catch (IllegalArgumentException e) {
        throw unexpected(field, value, "base64 text");
      }
    }
    throw unexpected(field, value, "base64 text");
  }

  /** An object in this one; an empty one if it is absent. */
  public JsonObject object(String field) throws BadItemException {
    Object value = fields.get(field);
    if (value == null) return new JsonObject(line);
    if (value instanceof JsonObject object) return object;
    throw unexpected(field, value, "an object");
  }

  /** The elements of an array; none if it is absent. */
  public List<?> array(String field) throws BadItemException {
    Object value = fields.get(field);
    if (value == null) return List.of();
    if (value instanceof List<?> elements) return elements;
    throw unexpected(field, value, "an array");
  }

  /** The elements of an array of objects; none if it is absent. */
  public List<JsonObject> objects(String field) throws BadItemException {
    List<?> elements = array(field);
    List<JsonObject> objects = new ArrayList<>(elements.size());
    for (Object element : elements) {
      if (element instanceof JsonObject object) objects.add(object);
      else throw unexpected("an element of " + field, element, "an object");
    }
    return objects;
  }

  /** The object as JSON text. */
  public byte[] toJson() {
    return textOf(this).getBytes(UTF_8);
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof JsonObject object) {
      json.writeStartObject();
      for (Map.Entry<String, Object> field : object.fields.entrySet()) {
        json.writeFieldName(field.getKey());
        write(json, field.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> elements) {
      json.writeStartArray();
      for (Object element : elements) write(json, element);
      json.writeEndArray();
    } else if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof BigInteger number) {
      json.writeNumber(number);
    } else {
      json.writeNumber((Double) value);
    }
  }

  /** Says of a value that something else was expected. */
  public static BadItemException unexpected(String field, Object value, String expected) {
    return new BadItemException(field + " is " + found(value) + ", expected " + expected);
  }

  private static String found(Object value) {
    if (value instanceof JsonObject) return "an object";
    if (value instanceof List) return "an array";
    String text = BadItemException.shortened(value.toString());
    return value instanceof String ? '"' + text + '"' : text;
  }

  private static boolean isStruct(Object value) {
    return value instanceof JsonObject || value instanceof List;
  }
}
