package io.spoor.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;

/**
 * A growing array of bytes to which Protobuf's wire format is appended. Kept between values, unless
 * it grew large.
 */
final class WireBuffer {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int CAPACITY_FIRST = 1 << 10;
  private static final int CAPACITY_KEPT = 1 << 20;
  private static final int CAPACITY_MAX = Integer.MAX_VALUE - 8;

  private byte[] bytes = new byte[CAPACITY_FIRST];
  private int size;
  private boolean replacedSurrogates;

  int size() {
    return size;
  }

  /** Whether a text since the last {@link #clear()} held an unpaired surrogate. */
  boolean replacedSurrogates() {
    return replacedSurrogates;
  }

  void clear() {
    size = 0;
    replacedSurrogates = false;
    if (bytes.length > CAPACITY_KEPT) bytes = new byte[CAPACITY_FIRST];
  }

  /** Copies all bytes to {@code target} and returns the position behind them. */
  int copyTo(byte[] target, int position) {
    System.arraycopy(bytes, 0, target, position, size);
    return position + size;
  }

  /** Makes room, so that {@code count} bytes can be written by the methods named unreserved. */
  void reserve(long count) {
    if (bytes.length - size < count) grow(count);
  }

  private void grow(long count) {
    long needed = checkedCapacity(size + count);
    bytes = Arrays.copyOf(bytes, (int) Math.min(CAPACITY_MAX, Math.max(needed, 2L * bytes.length)));
  }

  /**
   * The argument, if an array can be that long.
   *
   * @throws IllegalArgumentException if it cannot
   */
  static int checkedCapacity(long length) {
    if (length <= CAPACITY_MAX) return (int) length;
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "the spans of one trace in one batch encode to %,d bytes or more; at most %,d are"
                + " possible",
            length,
            CAPACITY_MAX));
  }

  /** Unreserved; up to 10 bytes. */
  void varint(long value) {
    byte[] out = bytes;
    int at = size;
    while ((value & ~0x7fL) != 0) {
      out[at++] = (byte) (value | 0x80);
      value >>>= 7;
    }
    out[at++] = (byte) value;
    size = at;
  }

  /** Unreserved; up to 5 bytes, of a tag or an unsigned number. */
  void varint32(int value) {
    byte[] out = bytes;
    int at = size;
    while ((value & ~0x7f) != 0) {
      out[at++] = (byte) (value | 0x80);
      value >>>= 7;
    }
    out[at++] = (byte) value;
    size = at;
  }

  /** Unreserved; an unsigned number as a field of up to 8 bytes, or nothing if it is zero. */
  void unsigned(int tag, int value) {
    if (value == 0) return;
    varint32(tag);
    varint32(value);
  }

  /** Unreserved; a signed number as a field of up to 13 bytes, or nothing if it is zero. */
  void signed(int tag, long value) {
    if (value == 0) return;
    varint32(tag);
    varint(zigzag(value));
  }

  static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  /** Unreserved; a field of up to 11 bytes. */
  void fixed64(int tag, long value) {
    varint32(tag);
    LONGS.set(bytes, size, value);
    size += Long.BYTES;
  }

  /** A tag, and room for one byte of length; returns the position for {@link #endMessage}. */
  int beginMessage(int tag) {
    reserve(6);
    varint32(tag);
    return ++size;
  }

  /** Writes the length of what was written since {@link #beginMessage}. */
  void endMessage(int start) {
    int length = size - start;
    if (length < 0x80) {
      bytes[start - 1] = (byte) length;
      return;
    }
    int further =
        lengthOfVarint32(length) - 1; // One byte was left free; most messages need it only.
    reserve(further);
    System.arraycopy(bytes, start, bytes, start + further, length);
    size = start - 1;
    varint32(length);
    size += length;
  }

  private static int lengthOfVarint32(int value) {
    return (38 - Integer.numberOfLeadingZeros(value | 1)) / 7;
  }

  void bytes(int tag, byte[] value) {
    reserve(10L + value.length);
    varint32(tag);
    varint32(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  /** The text in UTF-8, an unpaired surrogate as U+FFFD. */
  void text(int tag, String text) {
    int length = text.length();
    reserve(10L + length);
    varint32(tag);
    int start = size;
    varint32(length);
    byte[] out = bytes;
    int at = size;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        size = start;
        beyondAscii(text);
        return;
      }
      out[at++] = (byte) c;
    }
    size = at;
  }

  private void beyondAscii(String text) {
    long length = lengthInUtf8(text);
    reserve(5L + length);
    varint32((int) length);
    byte[] out = bytes;
    int at = size;
    for (int i = 0; i < text.length(); i++) {
      int c = codePointOrReplacement(text, i);
      if (c < 0x80) {
        out[at++] = (byte) c;
        continue;
      }
      if (c < 0x800) {
        out[at++] = (byte) (0xc0 | c >> 6);
      } else {
        if (c < 0x10000) {
          out[at++] = (byte) (0xe0 | c >> 12);
        } else {
          out[at++] = (byte) (0xf0 | c >> 18);
          out[at++] = (byte) (0x80 | c >> 12 & 0x3f);
          i++;
        }
        out[at++] = (byte) (0x80 | c >> 6 & 0x3f);
      }
      out[at++] = (byte) (0x80 | c & 0x3f);
    }
    size = at;
  }

  private long lengthInUtf8(String text) {
    long length = 0;
    for (int i = 0; i < text.length(); i++) {
      int c = codePointOrReplacement(text, i);
      if (c >= 0x10000) i++;
      length += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
    return length;
  }

  private int codePointOrReplacement(String text, int index) {
    int c = text.codePointAt(index);
    if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) return c;
    replacedSurrogates = true;
    return 0xfffd;
  }
}
