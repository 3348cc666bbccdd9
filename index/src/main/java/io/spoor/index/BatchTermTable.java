package io.spoor.index;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the distinct terms of a batch by what their spans say, before any text becomes bytes.
 *
 * <p>A hash table with open addressing over parallel arrays: this is where a writer spends most of
 * its time on the index.
 */
final class BatchTermTable {
  private int[] keySlots = new int[256]; // Number of the key plus one; zero where free.
  private TermKey[] keys = new TermKey[64];
  private int keyCount;

  private int[] slots; // Number of the term plus one; zero where free.
  private int size;

  private int[] hashes;
  private int[] keyOf;
  private byte[] types;
  private @Nullable Object[] texts; // A String, or a byte[]; null where the number says it all.
  private long[] numbers;

  BatchTermTable(int capacity) {
    slots = new int[Integer.highestOneBit(capacity * 2 - 1) * 2];
    hashes = new int[capacity];
    keyOf = new int[capacity];
    types = new byte[capacity];
    texts = new @Nullable Object[capacity];
    numbers = new long[capacity];
  }

  int size() {
    return size;
  }

  /** The number of a key. */
  int key(int code, String name) {
    int slot = keySlot(code, name);
    if (keySlots[slot] != 0) return keySlots[slot] - 1;
    return appendKey(new TermKey(code, name), slot);
  }

  /** Where a key stands, or is to stand. */
  private int keySlot(int code, String name) {
    int mask = keySlots.length - 1;
    int slot = spread(name.hashCode() * 31 + code) & mask;
    for (int entry; (entry = keySlots[slot] - 1) >= 0; slot = slot + 1 & mask) {
      if (keys[entry].code() == code && keys[entry].name().equals(name)) return slot;
    }
    return slot;
  }

  private int appendKey(TermKey key, int slot) {
    if (keyCount == keys.length) keys = Arrays.copyOf(keys, keyCount * 2);
    keys[keyCount++] = key;
    keySlots[slot] = keyCount;
    if (keyCount * 2 > keySlots.length) {
      keySlots = new int[keySlots.length * 2];
      for (int i = 0; i < keyCount; i++) {
        keySlots[keySlot(keys[i].code(), keys[i].name())] = i + 1;
      }
    }
    return keyCount - 1;
  }

  /** The keys by number. */
  List<TermKey> keys() {
    return List.of(Arrays.copyOf(keys, keyCount));
  }

  int ofText(int key, int type, String text) {
    int hash = hash(key, type, text.hashCode());
    int slot = hash & slots.length - 1;
    for (int entry; (entry = slots[slot] - 1) >= 0; slot = slot + 1 & slots.length - 1) {
      if (hashes[entry] == hash && isAbout(entry, key, type) && text.equals(texts[entry])) {
        return entry;
      }
    }
    return append(slot, hash, key, type, text, 0);
  }

  int ofNumber(int key, int type, long number) {
    int hash = hash(key, type, Long.hashCode(number));
    int slot = hash & slots.length - 1;
    for (int entry; (entry = slots[slot] - 1) >= 0; slot = slot + 1 & slots.length - 1) {
      if (hashes[entry] == hash && numbers[entry] == number && isAbout(entry, key, type)) {
        return entry;
      }
    }
    return append(slot, hash, key, type, null, number);
  }

  int ofBytes(int key, int type, byte[] bytes) {
    int hash = hash(key, type, Arrays.hashCode(bytes));
    int slot = hash & slots.length - 1;
    for (int entry; (entry = slots[slot] - 1) >= 0; slot = slot + 1 & slots.length - 1) {
      if (hashes[entry] == hash
          && isAbout(entry, key, type)
          && texts[entry] instanceof byte[] known
          && Arrays.equals(known, bytes)) {
        return entry;
      }
    }
    return append(slot, hash, key, type, bytes, 0);
  }

  /** For each term the number of its key. */
  int[] keyOf() {
    return Arrays.copyOf(keyOf, size);
  }

  TermValue.Typed value(int entry) {
    int type = types[entry];
    Object text = texts[entry];
    if (text instanceof String s) return TermValue.ofBytes(type, Utf8.encode(s));
    if (text instanceof byte[] bytes) return TermValue.ofBytes(type, bytes);
    long number = numbers[entry];
    return new TermValue.Typed(
        type,
        switch (type) {
          case TermType.INT -> TermValue.ofInt(number);
          case TermType.DOUBLE -> TermValue.ofDouble(Double.longBitsToDouble(number));
          case TermType.BOOL -> new byte[] {(byte) number};
          default -> TermValue.NONE;
        });
  }

  private boolean isAbout(int entry, int key, int type) {
    return keyOf[entry] == key && types[entry] == type;
  }

  private static int hash(int key, int type, int value) {
    return spread((key << 4 | type) * 31 + value);
  }

  private static int spread(int hash) {
    int h = hash * 0x9e3779b1;
    return h ^ h >>> 15;
  }

  private int append(int slot, int hash, int key, int type, @Nullable Object text, long number) {
    if (size == hashes.length) {
      grow();
      return append(freeSlot(hash), hash, key, type, text, number);
    }
    hashes[size] = hash;
    keyOf[size] = key;
    types[size] = (byte) type;
    texts[size] = text;
    numbers[size] = number;
    slots[slot] = size + 1;
    return size++;
  }

  private void grow() {
    int capacity = size * 2;
    hashes = Arrays.copyOf(hashes, capacity);
    keyOf = Arrays.copyOf(keyOf, capacity);
    types = Arrays.copyOf(types, capacity);
    texts = Arrays.copyOf(texts, capacity);
    numbers = Arrays.copyOf(numbers, capacity);
    slots = new int[slots.length * 2];
    for (int entry = 0; entry < size; entry++) {
      slots[freeSlot(hashes[entry])] = entry + 1;
    }
  }

  private int freeSlot(int hash) {
    int slot = hash & slots.length - 1;
    while (slots[slot] != 0) slot = slot + 1 & slots.length - 1;
    return slot;
  }
}
