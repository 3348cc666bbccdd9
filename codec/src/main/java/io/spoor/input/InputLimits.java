package io.spoor.input;

import io.spoor.dialect.ReadResult;

/**
 * How much of one input is taken into memory at a time.
 *
 * @param itemBytes the most that one span, resource or scope takes in the input
 * @param objectBytes the most that an object takes in the input which has to be in memory as a
 *     whole
 * @param heldBytes how many bytes of spans wait in memory for their resource; beyond it they wait
 *     in a temporary file
 * @param spilledBytes the most that such a file takes
 * @param textChars the most characters of one JSON string
 * @param rejections how many rejections are listed; further ones are only counted
 */
public record InputLimits(
    int itemBytes,
    int objectBytes,
    long heldBytes,
    long spilledBytes,
    int textChars,
    int rejections) {

  /** How deep attribute values may nest; a value that is not in another one has depth 1. */
  public static final int VALUE_DEPTH = 100;

  public static final InputLimits DEFAULT =
      new InputLimits(32 << 20, 64 << 20, 16 << 20, 64L << 30, 16 << 20, ReadResult.MAX_LISTED);
}
