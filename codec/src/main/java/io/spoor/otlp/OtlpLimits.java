package io.spoor.otlp;

/**
 * How much of one input is taken into memory at a time.
 *
 * @param itemBytes the most that one span, resource or scope takes in the input
 * @param heldBytes how many bytes of spans wait in memory for their resource; beyond it they wait
 *     in a temporary file
 * @param spilledBytes the most that such a file takes
 * @param textChars the most characters of one JSON string
 * @param rejections how many rejections are listed; further ones are only counted
 */
record OtlpLimits(int itemBytes, long heldBytes, long spilledBytes, int textChars, int rejections) {

  /** How deep attribute values may nest; a value that is not in another one has depth 1. */
  static final int VALUE_DEPTH = 100;

  static final OtlpLimits DEFAULT =
      new OtlpLimits(32 << 20, 16 << 20, 64L << 30, 16 << 20, OtlpReader.MAX_LISTED_REJECTIONS);
}
