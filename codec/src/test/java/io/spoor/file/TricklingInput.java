package io.spoor.file;

import java.io.InputStream;

/** A stream that, like a slow pipe, has one byte at a time and never knows of a next one. */
final class TricklingInput extends InputStream {
  private final byte[] bytes;
  private int next;

  TricklingInput(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    return next == bytes.length ? -1 : bytes[next++] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) return 0;
    int b = read();
    if (b < 0) return -1;
    target[offset] = (byte) b;
    return 1;
  }

  @Override
  public int available() {
    return 0;
  }
}
