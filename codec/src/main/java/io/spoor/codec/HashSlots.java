package io.spoor.codec;

import java.util.Arrays;

/**
 * An open-addressing map from a hash to the numbers of the entries that have it; the entries
 * themselves stand elsewhere. Numbers are given from 1 in the order of {@link #add}.
 *
 * <p>To find an entry, walk its candidates: {@code for (int n = first(hash); n != 0; n = next())}.
 */
final class HashSlots {
  private static final int SLOTS_FIRST = 64;
  private static final int SLOTS_KEPT = 1 << 11;
  private static final int FLOOR_MAX = 1 << 30;

  /*
   * A slot holds floor + number, so that raising the floor empties all slots at once: values of
   * few spans would otherwise pay for the slots that a value of many spans has left behind.
   */
  private int[] slots = new int[SLOTS_FIRST];
  private int[] hashes = new int[SLOTS_FIRST];
  private int floor;
  private int size;
  private int hash;
  private int slot;

  /** The number of the first entry with this hash, or 0 if there is none. */
  int first(int hashOfEntry) {
    hash = hashOfEntry * 0x9e3779b9;
    slot = slotOf(hash);
    return candidate();
  }

  /** The number of the next entry with the hash of {@link #first}, or 0 if there is none. */
  int next() {
    slot = slot + 1 & slots.length - 1;
    return candidate();
  }

  private int slotOf(int mixed) {
    return (mixed ^ mixed >>> 16) & slots.length - 1;
  }

  private int candidate() {
    int mask = slots.length - 1;
    int at = slot;
    while (slots[at] > floor && hashes[at] != hash) at = at + 1 & mask;
    slot = at;
    return Math.max(0, slots[at] - floor);
  }

  /** Gives a number to the entry whose candidates were just walked to their end. */
  int add() {
    slots[slot] = floor + ++size;
    hashes[slot] = hash;
    if (size * 2 > slots.length) grow();
    return size;
  }

  private void grow() {
    int[] oldSlots = slots;
    int[] oldHashes = hashes;
    slots = new int[oldSlots.length * 2];
    hashes = new int[slots.length];
    for (int i = 0; i < oldSlots.length; i++) {
      if (oldSlots[i] <= floor) continue;
      int at = slotOf(oldHashes[i]);
      while (slots[at] != 0) at = at + 1 & slots.length - 1;
      slots[at] = oldSlots[i];
      hashes[at] = oldHashes[i];
    }
  }

  void clear() {
    floor += size;
    size = 0;
    if (slots.length > SLOTS_KEPT) {
      slots = new int[SLOTS_FIRST];
      hashes = new int[SLOTS_FIRST];
    } else if (floor > FLOOR_MAX) {
      Arrays.fill(slots, 0);
      floor = 0;
    }
  }
}
