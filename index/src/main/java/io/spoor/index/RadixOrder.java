package io.spoor.index;

/** Sorts numbers without comparing them: as many passes as they have differing digits. */
final class RadixOrder {
  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 1 << DIGIT_BITS;

  private RadixOrder() {}

  /** The places of the keys in unsigned order; equal keys stay as they are. */
  static int[] of(long[] keys) {
    int count = keys.length;
    int[] order = new int[count];
    long differing = 0;
    for (int i = 0; i < count; i++) {
      order[i] = i;
      differing |= keys[i] ^ keys[0];
    }
    int[] sorted = new int[count];
    for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
      if ((differing >>> shift & DIGITS - 1) == 0) continue;
      pass(keys, shift, order, sorted);
      int[] spare = order;
      order = sorted;
      sorted = spare;
    }
    return order;
  }

  private static void pass(long[] keys, int shift, int[] order, int[] sorted) {
    int[] ends = new int[DIGITS + 1];
    for (int i : order) {
      ends[(int) (keys[i] >>> shift & DIGITS - 1) + 1]++;
    }
    for (int digit = 0; digit < DIGITS; digit++) {
      ends[digit + 1] += ends[digit];
    }
    for (int i : order) {
      sorted[ends[(int) (keys[i] >>> shift & DIGITS - 1)]++] = i;
    }
  }
}
