package io.spoor.index;

import java.util.Arrays;

/** Bytes being written: a growing buffer. Fixed-width numbers are little-endian. */
final class ByteWriter {
  private byte[] bytes;
  private int size;

  ByteWriter(int capacity) {
    bytes = new byte[capacity];
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  ByteWriter u8(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
    return this;
  }

  ByteWriter u32(int value) {
    reserve(4);
    LittleEndian.putInt(bytes, size, value);
    size += 4;
    return this;
  }

  ByteWriter u64(long value) {
    reserve(8);
    LittleEndian.putLong(bytes, size, value);
    size += 8;
    return this;
  }

  ByteWriter varint(long value) {
    reserve(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  ByteWriter bytes(byte[] source, int from, int length) {
    reserve(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
    return this;
  }

  ByteWriter append(ByteWriter other) {
    return bytes(other.bytes, 0, other.size);
  }

  /** The length as a varint, then the bytes. */
  ByteWriter prefixed(byte[] source) {
    return varint(source.length).bytes(source, 0, source.length);
  }

  ByteWriter text(String text) {
    return prefixed(Utf8.encode(text));
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
