package io.spoor.span;

import java.nio.ByteBuffer;

/**
 * The 128-bit number that all spans of one trace share. A 64-bit id is one whose high half is zero.
 *
 * <p>Ordered as an unsigned number, which is also the order of its hex form.
 *
 * @param high the first eight bytes, big-endian
 * @param low the last eight bytes, big-endian
 */
public record TraceId(long high, long low) implements Comparable<TraceId> {

  /**
   * Reads 1 to 32 hex digits of either case; missing leading digits are zeros.
   *
   * @throws IllegalArgumentException if {@code text} is anything else
   */
  public static TraceId parse(String text) {
    Hex.checkLength(text, 32, "trace id");
    int split = Math.max(0, text.length() - 16);
    return new TraceId(
        Hex.parse(text, 0, split, "trace id"), Hex.parse(text, split, text.length(), "trace id"));
  }

  /** Whether every bit is zero, which OpenTelemetry calls invalid. */
  public boolean isZero() {
    return (high | low) == 0;
  }

  /** Its 16 bytes, the most significant first. */
  public byte[] toBytes() {
    return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
  }

  @Override
  public int compareTo(TraceId other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** 32 lower-case hex digits. */
  @Override
  public String toString() {
    StringBuilder hex = new StringBuilder(32);
    Hex.append(hex, high);
    Hex.append(hex, low);
    return hex.toString();
  }
}
