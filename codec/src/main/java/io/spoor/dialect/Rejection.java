package io.spoor.dialect;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * Something in an input that could not be read, and was left out.
 *
 * @param file the name that the caller gave the input
 * @param position a line from 1, or an offset in bytes from 0; of the text or the bytes within,
 *     where the input is compressed
 * @param reason what was found and what was expected
 */
public record Rejection(String file, Unit unit, long position, String reason) {

  /** What a position counts. */
  public enum Unit {
    LINE,
    BYTE
  }

  public Rejection {
    requireNonNull(file, "file");
    requireNonNull(unit, "unit");
    requireNonNull(reason, "reason");
  }

  /** The line, where the input is JSON. */
  public OptionalLong line() {
    return unit == Unit.LINE ? OptionalLong.of(position) : OptionalLong.empty();
  }

  /** The offset in bytes, where the input is protobuf. */
  public OptionalLong byteOffset() {
    return unit == Unit.BYTE ? OptionalLong.of(position) : OptionalLong.empty();
  }

  /** {@code file: line 3: reason}. */
  @Override
  public String toString() {
    return file + ": " + (unit == Unit.LINE ? "line " : "byte ") + position + ": " + reason;
  }
}
