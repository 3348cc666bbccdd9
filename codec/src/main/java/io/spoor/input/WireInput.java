package io.spoor.input;

import java.io.IOException;
import java.io.InputStream;

/** Protobuf's wire format as a stream of fields, of any length, with offsets. */
public final class WireInput {
  public static final int VARINT = 0;
  public static final int FIXED64 = 1;
  public static final int LENGTH = 2;
  public static final int START_GROUP = 3;
  public static final int END_GROUP = 4;
  public static final int FIXED32 = 5;

  private static final int MAX_GROUPS = 100;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int end;
  private long offset;

  public WireInput(InputStream in) {
    this.in = in;
  }

  /** The bytes are not protobuf from here on. */
  public static final class BrokenWireException extends Exception {
    private final String reason;
    private final long offset;

    BrokenWireException(long offset, String reason) {
      super(reason);
      this.reason = reason;
      this.offset = offset;
    }

    public String reason() {
      return reason;
    }

    public long offset() {
      return offset;
    }
  }

  /** How many bytes were read. */
  public long offset() {
    return offset;
  }

  public boolean atEnd() throws IOException {
    return next == end && !fill();
  }

  /** The number and the wire type of the next field, as they stand on the wire. */
  public int tag(long limit) throws IOException, BrokenWireException {
    long at = offset;
    long tag = varint(limit);
    int type = (int) tag & 7;
    if (tag >>> 32 != 0 || tag >>> 3 == 0 || type > FIXED32) {
      throw new BrokenWireException(at, "a field begins with the tag " + tag + ", which is none");
    }
    return (int) tag;
  }

  /** The length of the field whose tag was read; it ends before {@code limit}. */
  public long length(long limit) throws IOException, BrokenWireException {
    long at = offset;
    long length = varint(limit);
    if (length < 0 || length > limit - offset) {
      throw new BrokenWireException(
          at,
          "a field has a length of "
              + Long.toUnsignedString(length)
              + " bytes, which leads beyond the end of what it stands in");
    }
    return length;
  }

  public byte[] bytes(int length) throws IOException, BrokenWireException {
    byte[] bytes = new byte[length];
    int copied = 0;
    while (copied < length) {
      require(length - copied);
      int count = Math.min(length - copied, end - next);
      System.arraycopy(buffer, next, bytes, copied, count);
      copied += count;
      take(count);
    }
    return bytes;
  }

  public void skip(long length) throws IOException, BrokenWireException {
    long left = length;
    while (left > 0) {
      require(left);
      int count = (int) Math.min(left, end - next);
      left -= count;
      take(count);
    }
  }

  /** Passes over the value of a field that nobody knows. */
  public void skipField(int tag, long limit) throws IOException, BrokenWireException {
    skipField(tag, limit, 0);
  }

  private void skipField(int tag, long limit, int groups) throws IOException, BrokenWireException {
    long at = offset;
    switch (tag & 7) {
      case VARINT -> varint(limit);
      case FIXED64 -> skipFixed(8, limit);
      case FIXED32 -> skipFixed(4, limit);
      case LENGTH -> skip(length(limit));
      case START_GROUP -> {
        if (groups == MAX_GROUPS) {
          throw new BrokenWireException(at, "groups nest more than " + MAX_GROUPS + " levels deep");
        }
        int inner;
        while (((inner = tag(limit)) & 7) != END_GROUP) skipField(inner, limit, groups + 1);
      }
      default -> throw new BrokenWireException(at, "a group ends that did not begin");
    }
  }

  private void skipFixed(int length, long limit) throws IOException, BrokenWireException {
    if (length > limit - offset) throw beyond(limit);
    skip(length);
  }

  private long varint(long limit) throws IOException, BrokenWireException {
    long at = offset;
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (offset >= limit) throw beyond(limit);
      require(1);
      byte b = buffer[next];
      take(1);
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) return value;
    }
    throw new BrokenWireException(at, "a varint of more than 10 bytes");
  }

  private BrokenWireException beyond(long limit) {
    return new BrokenWireException(
        offset, "a field leads beyond the end of its message at " + limit);
  }

  private void require(long missing) throws IOException, BrokenWireException {
    if (!atEnd()) return;
    throw new BrokenWireException(
        offset, "the input ends here; at least " + missing + " more bytes were expected");
  }

  private void take(int count) {
    next += count;
    offset += count;
  }

  private boolean fill() throws IOException {
    next = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    return end > 0;
  }
}
