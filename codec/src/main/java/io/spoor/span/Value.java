package io.spoor.span;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The typed value of an attribute: OTLP's {@code AnyValue}. */
public sealed interface Value {

  /** A value that was given without saying what it is. */
  Value EMPTY = new Empty();

  static Value of(String text) {
    return new Text(text);
  }

  static Value of(boolean value) {
    return value ? Bool.TRUE : Bool.FALSE;
  }

  static Value of(long value) {
    return new Int(value);
  }

  static Value of(double value) {
    return new Double(value);
  }

  static Value of(byte[] bytes) {
    return new Bytes(bytes);
  }

  static Value of(List<Value> elements) {
    return new Array(elements);
  }

  static Value of(Attributes entries) {
    return new KeyValueList(entries);
  }

  /** Text. Unpaired surrogates are stored as U+FFFD. */
  record Text(String text) implements Value {
    public Text {
      requireNonNull(text, "text");
    }
  }

  /** True or false. */
  record Bool(boolean value) implements Value {
    private static final Bool TRUE = new Bool(true);
    private static final Bool FALSE = new Bool(false);
  }

  /** A signed 64-bit integer. */
  record Int(long value) implements Value {}

  /** A floating-point number; equal when its bits are, so that -0.0 and every NaN stay apart. */
  @SuppressWarnings("JavaLangClash") // Always written Value.Double.
  record Double(double value) implements Value {
    @Override
    public boolean equals(Object other) {
      return other instanceof Double that
          && java.lang.Double.doubleToRawLongBits(value)
              == java.lang.Double.doubleToRawLongBits(that.value);
    }

    @Override
    public int hashCode() {
      return Long.hashCode(java.lang.Double.doubleToRawLongBits(value));
    }
  }

  /** A sequence of bytes. */
  final class Bytes implements Value {
    private final byte[] bytes;

    public Bytes(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    public int length() {
      return bytes.length;
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
      return bytes.clone();
    }

    /** The bytes in base64 with padding, as OTLP JSON writes them. */
    public String toBase64() {
      return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "Bytes[" + toBase64() + "]";
    }
  }

  /** Values in order, not necessarily of one type. */
  record Array(List<Value> elements) implements Value {
    public Array {
      elements = List.copyOf(elements);
    }
  }

  /** Keys with values, in order. */
  record KeyValueList(Attributes entries) implements Value {
    public KeyValueList {
      requireNonNull(entries, "entries");
    }
  }

  /** See {@link #EMPTY}. */
  record Empty() implements Value {}
}
