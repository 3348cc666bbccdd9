package io.spoor.index;

/**
 * The distinct span ids of a trace, numbered from zero in the order of their first sight.
 *
 * <p>Open addressing over primitive arrays: no object per id.
 */
public final class SpanIdTable {
  /** The number of an id that is not in the table. */
  public static final int ABSENT = -1;

  private final long[] ids;
  private final int[] slots; // Number of an id plus one; zero is free.
  private int size;

  /** An empty table with room for {@code capacity} distinct ids, and no more. */
  public SpanIdTable(int capacity) {
    ids = new long[capacity];
    slots = new int[Math.max(4, Integer.highestOneBit(Math.max(1, capacity)) << 2)];
  }

  /** How many distinct ids were added. */
  public int size() {
    return size;
  }

  /** The number of this id, a new one if it is new. */
  public int add(long id) {
    int slot = slotOf(id);
    if (slots[slot] == 0) {
      ids[size] = id;
      slots[slot] = ++size;
    }
    return slots[slot] - 1;
  }

  /** The number of this id, or {@link #ABSENT}. */
  public int find(long id) {
    return slots[slotOf(id)] - 1;
  }

  private int slotOf(long id) {
    int mask = slots.length - 1;
    int slot = (int) mix(id) & mask;
    while (slots[slot] != 0 && ids[slots[slot] - 1] != id) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Spreads ids that count upwards, or differ in their high bits only, over all slots. */
  private static long mix(long id) {
    long z = (id ^ (id >>> 32)) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 29)) * 0xBF58476D1CE4E5B9L;
    return z ^ (z >>> 32);
  }
}
