package io.spoor.index;

import io.spoor.span.TextForm;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The bytes by which the value of a term is stored and compared; see {@link TermType}. */
final class TermValue {

  /** A longer value stands as its first bytes and a SHA-256. */
  static final int MAX_BYTES = 256;

  static final byte[] NONE = {};

  /** Integers up to this size are the same number as int and as double, with the same text form. */
  private static final double MAX_EXACT = 0x1p53;

  /** One way in which a condition's value can stand in the index. */
  record Typed(int type, byte[] bytes) {}

  private TermValue() {}

  static boolean isLong(byte[] bytes) {
    return bytes.length > MAX_BYTES;
  }

  /** The bytes as they are, or shortened if they are long: then the type is the next code. */
  static Typed ofBytes(int type, byte[] bytes) {
    return isLong(bytes) ? new Typed(type + 1, shorten(bytes)) : new Typed(type, bytes);
  }

  static byte[] ofInt(long value) {
    return bigEndian(value ^ Long.MIN_VALUE);
  }

  static byte[] ofDouble(double value) {
    long bits = Double.doubleToLongBits(value);
    return bigEndian(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
  }

  static long toInt(byte[] bytes) {
    return Long.reverseBytes(LittleEndian.getLong(bytes, 0)) ^ Long.MIN_VALUE;
  }

  static double toDouble(byte[] bytes) {
    long ordered = Long.reverseBytes(LittleEndian.getLong(bytes, 0));
    return Double.longBitsToDouble(ordered < 0 ? ordered ^ Long.MIN_VALUE : ~ordered);
  }

  /** All 16 bytes. */
  static byte[] of(TraceId id) {
    byte[] bytes = new byte[16];
    LittleEndian.putLong(bytes, 0, Long.reverseBytes(id.high()));
    LittleEndian.putLong(bytes, 8, Long.reverseBytes(id.low()));
    return bytes;
  }

  /** Whether a double is indexed as an int. */
  static boolean isInt(double value) {
    return value == Math.rint(value) && Math.abs(value) <= MAX_EXACT;
  }

  /** All terms that a typed condition on this value accepts. */
  static List<Typed> equalTo(Value value) {
    if (value instanceof Value.Text text) {
      return List.of(ofBytes(TermType.TEXT, Utf8.encode(text.text())));
    }
    if (value instanceof Value.Bool bool) {
      return List.of(new Typed(TermType.BOOL, new byte[] {(byte) (bool.value() ? 1 : 0)}));
    }
    if (value instanceof Value.Bytes bytes) {
      return List.of(ofBytes(TermType.BYTES, bytes.toArray()));
    }
    if (value instanceof Value.Int number) return equalTo(number.value());
    if (value instanceof Value.Double number) return equalTo(number.value());
    throw new IllegalArgumentException("no term equals " + value);
  }

  private static List<Typed> equalTo(long value) {
    Typed asInt = new Typed(TermType.INT, ofInt(value));
    double nearest = (double) value;
    boolean isExact = nearest != 0x1p63 && (long) nearest == value;
    if (!isExact || isInt(nearest)) return List.of(asInt);
    return List.of(asInt, new Typed(TermType.DOUBLE, ofDouble(nearest)));
  }

  private static List<Typed> equalTo(double value) {
    if (Double.isNaN(value)) return List.of();
    boolean fitsLong = value == Math.rint(value) && value >= -0x1p63 && value < 0x1p63;
    if (fitsLong) return equalTo((long) value);
    return List.of(new Typed(TermType.DOUBLE, ofDouble(value)));
  }

  /** All terms whose text form is this. */
  static List<Typed> ofTextForm(String text) {
    List<Typed> typed = new ArrayList<>(4);
    byte[] utf8 = Utf8.encode(text);
    typed.add(ofBytes(TermType.TEXT, utf8));
    typed.add(ofBytes(TermType.JSON, utf8));
    if (text.isEmpty()) {
      typed.add(new Typed(TermType.EMPTY, NONE));
      typed.add(new Typed(TermType.BYTES, NONE));
    } else {
      addBool(typed, text);
      addNumbers(typed, text);
      addBase64(typed, text);
    }
    return typed;
  }

  private static void addBool(List<Typed> typed, String text) {
    if (text.equals("true")) typed.add(new Typed(TermType.BOOL, new byte[] {1}));
    if (text.equals("false")) typed.add(new Typed(TermType.BOOL, new byte[] {0}));
  }

  private static void addNumbers(List<Typed> typed, String text) {
    char last = text.charAt(text.length() - 1);
    boolean looksNumeric = last >= '0' && last <= '9' || text.equals("NaN") || last == 'y';
    if (!looksNumeric || text.length() > 32) return;
    try {
      long value = Long.parseLong(text);
      if (Long.toString(value).equals(text)) typed.add(new Typed(TermType.INT, ofInt(value)));
    } catch (NumberFormatException notAnInt) {
      // It may still be a double.
    }
    try {
      double value = Double.parseDouble(text);
      if (!isInt(value) && TextForm.of(value).equals(text)) {
        typed.add(new Typed(TermType.DOUBLE, ofDouble(value)));
      }
    } catch (NumberFormatException notANumber) {
      // Then it is the text form of no number.
    }
  }

  private static void addBase64(List<Typed> typed, String text) {
    if (text.length() % 4 != 0) return;
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        typed.add(ofBytes(TermType.BYTES, bytes));
      }
    } catch (IllegalArgumentException notBase64) {
      // Then it is the text form of no bytes.
    }
  }

  private static byte[] shorten(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      byte[] shortened = Arrays.copyOf(bytes, MAX_BYTES + digest.length);
      System.arraycopy(digest, 0, shortened, MAX_BYTES, digest.length);
      return shortened;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] bigEndian(long value) {
    byte[] bytes = new byte[8];
    LittleEndian.putLong(bytes, 0, Long.reverseBytes(value));
    return bytes;
  }
}
