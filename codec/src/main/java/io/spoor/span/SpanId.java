package io.spoor.span;

import java.nio.ByteBuffer;

/**
 * The 64-bit number of a span within its trace. Ordered as an unsigned number.
 *
 * @param value the eight bytes, big-endian
 */
public record SpanId(long value) implements Comparable<SpanId> {

  /**
   * Reads 1 to 16 hex digits of either case; missing leading digits are zeros.
   *
   * @throws IllegalArgumentException if {@code text} is anything else
   */
  public static SpanId parse(String text) {
    Hex.checkLength(text, 16, "span id");
    return new SpanId(Hex.parse(text, 0, text.length(), "span id"));
  }

  /** Whether every bit is zero, which OpenTelemetry calls invalid. */
  public boolean isZero() {
    return value == 0;
  }

  /** Its 8 bytes, the most significant first. */
  public byte[] toBytes() {
    return ByteBuffer.allocate(8).putLong(value).array();
  }

  @Override
  public int compareTo(SpanId other) {
    return Long.compareUnsigned(value, other.value);
  }

  /** 16 lower-case hex digits. */
  @Override
  public String toString() {
    StringBuilder hex = new StringBuilder(16);
    Hex.append(hex, value);
    return hex.toString();
  }
}
