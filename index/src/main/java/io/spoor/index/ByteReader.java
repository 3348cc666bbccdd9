package io.spoor.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link ByteWriter} wrote, and trusts none of it. */
public final class ByteReader {
  private final Object what;
  private final byte[] bytes;
  private final int end;
  private int at;

  /**
   * @param what its text names the row being read, for messages
   */
  public ByteReader(Object what, byte[] bytes) {
    this(what, bytes, 0, bytes.length);
  }

  ByteReader(Object what, byte[] bytes, int from, int end) {
    this.what = what;
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  Object what() {
    return what;
  }

  int position() {
    return at;
  }

  int remaining() {
    return end - at;
  }

  boolean hasMore() {
    return at < end;
  }

  int u8() {
    need(1);
    return bytes[at++] & 0xff;
  }

  int u16() {
    need(2);
    int value = LittleEndian.getChar(bytes, at);
    at += 2;
    return value;
  }

  int u32() {
    need(4);
    int value = LittleEndian.getInt(bytes, at);
    at += 4;
    return value;
  }

  long u64() {
    need(8);
    long value = LittleEndian.getLong(bytes, at);
    at += 8;
    return value;
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      need(1);
      byte b = bytes[at++];
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) return value;
    }
    throw corrupt("a varint is longer than 10 bytes");
  }

  /** A varint that must lie between 0 and {@code max}. */
  int count(int max) {
    long value = varint();
    if (value < 0 || value > max) {
      throw corrupt("a number is " + value + ", expected 0 to " + max);
    }
    return (int) value;
  }

  /** A length that the rest of the row can hold. */
  int length() {
    int length = count(Integer.MAX_VALUE);
    need(length);
    return length;
  }

  byte[] prefixed() {
    int length = length();
    byte[] copy = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return copy;
  }

  String text() {
    int length = length();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** A copy of all that is left. */
  byte[] rest() {
    byte[] copy = Arrays.copyOfRange(bytes, at, end);
    at = end;
    return copy;
  }

  void copyTo(byte[] target, int to, int length) {
    need(length);
    System.arraycopy(bytes, at, target, to, length);
    at += length;
  }

  /** How many bytes the varint here takes. */
  int varintLength() {
    int length = 1;
    while (length < remaining() && bytes[at + length - 1] < 0) length++;
    return length;
  }

  void skip(int length) {
    need(length);
    at += length;
  }

  CorruptIndexException corrupt(String why) {
    return new CorruptIndexException(
        "%s: %s (at byte %d of %d)".formatted(what, why, at, bytes.length));
  }

  private void need(int length) {
    if (length > end - at) {
      throw corrupt("%d bytes are wanted, %d are left".formatted(length, end - at));
    }
  }
}
