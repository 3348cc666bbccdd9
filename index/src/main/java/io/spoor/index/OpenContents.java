package io.spoor.index;

/**
 * Which spans the open segment may hold already, by a hash of what tells them apart: a set of
 * numbers, so that a span of a large trace is compared with few others.
 *
 * <p>Used under the lock of the writer only.
 */
final class OpenContents {
  private long[] slots = new long[1 << 10]; // Zero where free.
  private int size;

  static long hash(long startNanos, long spanId, int fingerprint) {
    long hash = TermHash.mix(startNanos + 31 * TermHash.mix(spanId + fingerprint));
    return hash == 0 ? 1 : hash;
  }

  void add(long hash) {
    if ((size + 1) * 2 > slots.length) grow();
    int slot = slotOf(slots, hash);
    if (slots[slot] == 0) size++;
    slots[slot] = hash;
  }

  boolean mayContain(long hash) {
    return slots[slotOf(slots, hash)] == hash;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long hash : slots) {
      if (hash != 0) larger[slotOf(larger, hash)] = hash;
    }
    slots = larger;
  }

  private static int slotOf(long[] slots, long hash) {
    int slot = (int) hash & slots.length - 1;
    while (slots[slot] != 0 && slots[slot] != hash) slot = slot + 1 & slots.length - 1;
    return slot;
  }
}
