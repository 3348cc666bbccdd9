package io.spoor.jaeger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.spoor.input.BadItemException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Thrift's compact protocol, read value by value: <a
 * href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md">its
 * specification</a>. No message has more than {@value #MESSAGE_BYTES} bytes.
 */
final class CompactThrift {

  /** What a field or element is, as it is told before it. */
  enum WireType {
    STOP,
    TRUE,
    FALSE,
    BYTE,
    I16,
    I32,
    I64,
    DOUBLE,
    BINARY,
    LIST,
    SET,
    MAP,
    STRUCT,
    UUID
  }

  /** Reads a field of a struct, or leaves it to be passed over: then false. */
  interface FieldReader {
    boolean read(int id, WireType type) throws IOException, BadItemException;
  }

  /** Reads an element of a list. */
  interface ElementReader {
    void read() throws IOException, BadItemException;
  }

  private static final int MESSAGE_BYTES = 65_536;
  private static final int PROTOCOL_ID = 0x82;
  private static final int VERSION = 1;
  private static final int MAX_DEPTH = 32;
  private static final int MAX_VARINT_SHIFT = 63;

  private final InputStream in;
  private long offset;
  private long messageEnd;
  private int depth;

  CompactThrift(InputStream in) {
    this.in = in;
  }

  /** How many bytes were read. */
  long offset() {
    return offset;
  }

  /**
   * Begins a message.
   *
   * @return its name; empty at the end of the input
   */
  String message() throws IOException, BadItemException {
    messageEnd = offset + MESSAGE_BYTES;
    int protocol = in.read();
    if (protocol < 0) return "";
    offset++;
    check(protocol == PROTOCOL_ID, "a message begins with 0x%02x, expected 0x82", protocol);
    int version = unsignedByte() & 0x1f;
    check(version == VERSION, "a message has version %d, expected 1", version);
    varint();
    return text(WireType.BINARY);
  }

  void struct(WireType type, FieldReader fields) throws IOException, BadItemException {
    expect(WireType.STRUCT, type);
    enter();
    int id = 0;
    for (int header = unsignedByte(); header != 0; header = unsignedByte()) {
      int delta = header >>> 4;
      id = delta == 0 ? (int) zigzag() : id + delta;
      WireType field = type(header & 0xf);
      if (!fields.read(id, field)) skip(field);
    }
    depth--;
  }

  /** The elements of a list of structs, one by one. */
  void structs(WireType type, ElementReader element) throws IOException, BadItemException {
    expect(WireType.LIST, type);
    int header = unsignedByte();
    long size = size(header >>> 4);
    if (size > 0) expect(WireType.STRUCT, type(header & 0xf));
    for (long i = 0; i < size; i++) element.read();
  }

  long integer(WireType type) throws IOException, BadItemException {
    check(
        type == WireType.I16 || type == WireType.I32 || type == WireType.I64,
        "a field is of type %s, expected an integer",
        type);
    return zigzag();
  }

  boolean bool(WireType type) throws BadItemException {
    check(
        type == WireType.TRUE || type == WireType.FALSE,
        "a field is of type %s, expected a bool",
        type);
    return type == WireType.TRUE;
  }

  double decimal(WireType type) throws IOException, BadItemException {
    expect(WireType.DOUBLE, type);
    long bits = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      bits |= (long) unsignedByte() << shift;
    }
    return Double.longBitsToDouble(bits);
  }

  String text(WireType type) throws IOException, BadItemException {
    return new String(bytes(type), UTF_8);
  }

  byte[] bytes(WireType type) throws IOException, BadItemException {
    expect(WireType.BINARY, type);
    long length = varint();
    take(length);
    byte[] bytes = in.readNBytes((int) length);
    check(bytes.length == length, "the input ends within a text of %,d bytes", length);
    return bytes;
  }

  private void skip(WireType type) throws IOException, BadItemException {
    switch (type) {
      case STOP -> throw new BadItemException("a list has elements of no type");
      case TRUE, FALSE -> {}
      case BYTE -> unsignedByte();
      case I16, I32, I64 -> varint();
      case DOUBLE -> skipBytes(8);
      case UUID -> skipBytes(16);
      case BINARY -> bytes(WireType.BINARY);
      case STRUCT -> struct(type, (id, field) -> false);
      case LIST, SET -> {
        int header = unsignedByte();
        skipElements(size(header >>> 4), type(header & 0xf));
      }
      case MAP -> skipMap();
    }
  }

  private void skipMap() throws IOException, BadItemException {
    long size = varint();
    if (size == 0) return;
    int types = unsignedByte();
    enter();
    for (long i = 0; i < checkedSize(size); i++) {
      skipElement(type(types >>> 4));
      skipElement(type(types & 0xf));
    }
    depth--;
  }

  private void skipElements(long size, WireType type) throws IOException, BadItemException {
    enter();
    for (long i = 0; i < size; i++) skipElement(type);
    depth--;
  }

  /** As an element, a bool takes a byte. */
  private void skipElement(WireType type) throws IOException, BadItemException {
    if (type == WireType.TRUE || type == WireType.FALSE) unsignedByte();
    else skip(type);
  }

  private void skipBytes(int count) throws IOException, BadItemException {
    for (int i = 0; i < count; i++) unsignedByte();
  }

  private long size(int nibble) throws IOException, BadItemException {
    return checkedSize(nibble == 0xf ? varint() : nibble);
  }

  /** Each element takes a byte at least. */
  private long checkedSize(long size) throws BadItemException {
    check(
        size >= 0 && size <= messageEnd - offset,
        "a list has %d elements, more than its message has bytes",
        size);
    return size;
  }

  private long zigzag() throws IOException, BadItemException {
    long encoded = varint();
    return encoded >>> 1 ^ -(encoded & 1);
  }

  private long varint() throws IOException, BadItemException {
    long value = 0;
    for (int shift = 0; shift <= MAX_VARINT_SHIFT; shift += 7) {
      int next = unsignedByte();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) return value;
    }
    throw new BadItemException("a number has more than 10 bytes");
  }

  private int unsignedByte() throws IOException, BadItemException {
    take(1);
    int next = in.read();
    check(next >= 0, "the input ends within a message after %,d bytes", offset - 1);
    return next;
  }

  private void take(long bytes) throws BadItemException {
    check(
        bytes >= 0 && bytes <= messageEnd - offset,
        "a message has more than %,d bytes",
        MESSAGE_BYTES);
    offset += bytes;
  }

  private void enter() throws BadItemException {
    check(++depth <= MAX_DEPTH, "values nest deeper than %d", MAX_DEPTH);
  }

  private static WireType type(int code) throws BadItemException {
    check(code < WireType.values().length, "there is no type %d", code);
    return WireType.values()[code];
  }

  private static void expect(WireType expected, WireType found) throws BadItemException {
    check(found == expected, "a field is of type %s, expected " + expected, found);
  }

  private static void check(boolean isGood, String otherwise, Object found)
      throws BadItemException {
    if (!isGood) throw new BadItemException(otherwise.formatted(found));
  }
}
