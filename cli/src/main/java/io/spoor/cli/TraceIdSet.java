package io.spoor.cli;

import io.spoor.span.TraceId;

/** A growing set of trace ids in 16 bytes each, twice that at most while there is room left. */
final class TraceIdSet {
  private static final int INITIAL_SLOTS = 1 << 10;

  /*
   * Open addressing with linear probing, at most three quarters full. Slot i is longs 2i and 2i+1;
   * all zeros is a free slot, so the id of zeros is kept apart.
   */
  private long[] slots = new long[2 * INITIAL_SLOTS];
  private int used;
  private int zeros;

  void add(TraceId id) {
    if (id.isZero()) {
      zeros = 1;
      return;
    }
    if (used >= slots.length / 8 * 3) grow();
    if (insert(slots, id.high(), id.low())) used++;
  }

  int size() {
    return used + zeros;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (int i = 0; i < slots.length; i += 2) {
      if ((slots[i] | slots[i + 1]) != 0) insert(larger, slots[i], slots[i + 1]);
    }
    slots = larger;
  }

  private static boolean insert(long[] slots, long high, long low) {
    int mask = slots.length - 2;
    int i = (int) (mix(high ^ mix(low)) << 1) & mask;
    while ((slots[i] | slots[i + 1]) != 0) {
      if (slots[i] == high && slots[i + 1] == low) return false;
      i = (i + 2) & mask;
    }
    slots[i] = high;
    slots[i + 1] = low;
    return true;
  }

  /** Spreads ids that count up, or differ in few bits only. */
  private static long mix(long bits) {
    long product = bits * 0x9e3779b97f4a7c15L;
    return product ^ product >>> 32;
  }
}
