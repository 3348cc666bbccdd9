package io.spoor.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A position in bytes that are said to be Protobuf's wire format, and the end of the message being
 * read. Believes no length.
 */
final class WireReader {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private int position;
  private int end;

  WireReader(byte[] bytes) {
    this.bytes = bytes;
    this.end = bytes.length;
  }

  /** Whether the message being read goes on. */
  boolean hasMore() {
    return position < end;
  }

  /** Reads the length of a nested message and goes into it; returns what {@link #leave} needs. */
  int enter() throws CorruptSpanException {
    int length = length();
    int outerEnd = end;
    end = position + length;
    return outerEnd;
  }

  /** Goes on behind the nested message, which was read to its end. */
  void leave(int outerEnd) {
    end = outerEnd;
  }

  /** Whether the next field has this tag, of one byte; if so, goes behind the tag. */
  boolean takes(int tag) {
    int at = position;
    if (at >= end || bytes[at] != tag) return false;
    position = at + 1;
    return true;
  }

  int tag() throws CorruptSpanException {
    return (int) unsigned32("a tag");
  }

  /** An unsigned number of 32 bits. */
  int unsigned() throws CorruptSpanException {
    return (int) unsigned32("a 32-bit number");
  }

  private long unsigned32(String what) throws CorruptSpanException {
    int start = position;
    long value = varint();
    if (value >>> 32 != 0) {
      throw corrupt(start, what + " is " + Long.toUnsignedString(value) + ", over 4294967295");
    }
    return value;
  }

  /** A number from {@code min} to {@code max}, which is {@code what}. */
  int number(int min, int max, String what) throws CorruptSpanException {
    int start = position;
    long value = varint();
    if (value < min || value > max) {
      throw corrupt(
          start, what + " is " + Long.toUnsignedString(value) + ", expected " + min + " to " + max);
    }
    return (int) value;
  }

  long signed() throws CorruptSpanException {
    long value = varint();
    return value >>> 1 ^ -(value & 1);
  }

  long varint() throws CorruptSpanException {
    int at = position;
    if (at < end && bytes[at] >= 0) {
      position = at + 1;
      return bytes[at];
    }
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at == end) throw corrupt("a varint is cut off by the end of the message at byte " + end);
      byte b = bytes[at++];
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        position = at;
        return value;
      }
    }
    throw corrupt("a varint has more than 10 bytes");
  }

  /** How many varints there are to the end of the message. */
  int countVarints() {
    int count = 0;
    for (int at = position; at < end; at++) {
      count += ~bytes[at] >>> 31;
    }
    return count;
  }

  long fixed64() throws CorruptSpanException {
    int at = advance(Long.BYTES);
    return (long) LONGS.get(bytes, at);
  }

  byte[] bytes() throws CorruptSpanException {
    int length = length();
    int at = advance(length);
    return Arrays.copyOfRange(bytes, at, at + length);
  }

  String text() throws CorruptSpanException {
    int length = length();
    int at = advance(length);
    return isAscii(at, length)
        ? new String(bytes, at, length, StandardCharsets.ISO_8859_1)
        : beyondAscii(at, length);
  }

  private boolean isAscii(int at, int length) {
    if (length < Long.BYTES) {
      int bits = 0;
      for (int i = at; i < at + length; i++) bits |= bytes[i];
      return bits >= 0;
    }
    int last = at + length - Long.BYTES;
    long bits = (long) LONGS.get(bytes, last);
    for (int i = at; i < last; i += Long.BYTES) bits |= (long) LONGS.get(bytes, i);
    return (bits & 0x8080808080808080L) == 0;
  }

  private String beyondAscii(int at, int length) throws CorruptSpanException {
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    // Bad UTF-8 comes out as U+FFFD; so does U+FFFD.
    if (text.indexOf('\ufffd') >= 0) checkUtf8(at, length);
    return text;
  }

  private void checkUtf8(int at, int length) throws CorruptSpanException {
    ByteBuffer text = ByteBuffer.wrap(bytes, at, length);
    // A new decoder reports what is malformed, and stops before it.
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(text, CharBuffer.allocate(length), true);
    if (result.isError()) {
      throw corrupt(
          text.position(), "not UTF-8, in a text of " + length + " bytes from byte " + at);
    }
  }

  /** Passes over a field of a later writer. */
  void skip(int tag) throws CorruptSpanException {
    if (tag >>> 3 == 0) throw corrupt("behind tag " + tag + ", which has no field number");
    switch (tag & 7) {
      case StoredTags.VARINT -> varint();
      case StoredTags.FIXED64 -> advance(Long.BYTES);
      case StoredTags.LENGTH_DELIMITED -> advance(length());
      case StoredTags.FIXED32 -> advance(Integer.BYTES);
      default ->
          throw corrupt(
              "behind tag " + tag + " of wire type " + (tag & 7) + ", expected 0, 1, 2 or 5");
    }
  }

  private int length() throws CorruptSpanException {
    int start = position;
    long length = varint();
    if (length < 0 || length > end - position) {
      throw corrupt(start, "a length of " + Long.toUnsignedString(length) + " bytes" + left());
    }
    return (int) length;
  }

  /** The position, which moves on by {@code count}. */
  private int advance(int count) throws CorruptSpanException {
    int at = position;
    if (count > end - at) throw corrupt(count + " bytes expected" + left());
    position = at + count;
    return at;
  }

  private String left() {
    return ", with " + (end - position) + " left in the message";
  }

  CorruptSpanException corrupt(String reason) {
    return corrupt(position, reason);
  }

  private CorruptSpanException corrupt(int at, String reason) {
    return new CorruptSpanException("byte " + at + " of " + bytes.length + ": " + reason);
  }
}
