package io.spoor.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the distinct terms of a batch by what their spans say, before any text becomes bytes.
 *
 * <p>A hash table with open addressing over parallel arrays: this is where a writer spends most of
 * its time on the index.
 */
final class BatchTermTable {
  private int[] slots; // Number of the term plus one; zero where free.
  private int size;

  private int[] hashes;
  private byte[] codes;
  private byte[] types;
  private String[] keys;
  private @Nullable Object[] texts; // A String, or a byte[]; null where the number says it all.
  private long[] numbers;

  BatchTermTable(int capacity) {
    slots = new int[Integer.highestOneBit(capacity * 2 - 1) * 2];
    hashes = new int[capacity];
    codes = new byte[capacity];
    types = new byte[capacity];
    keys = new String[capacity];
    texts = new @Nullable Object[capacity];
    numbers = new long[capacity];
  }

  int size() {
    return size;
  }

  int ofText(int code, String key, int type, String text) {
    int hash = hash(code, key, type, text.hashCode());
    int slot = hash & slots.length - 1;
    for (int entry; (entry = slots[slot] - 1) >= 0; slot = slot + 1 & slots.length - 1) {
      if (hashes[entry] == hash && isAbout(entry, code, key, type) && text.equals(texts[entry])) {
        return entry;
      }
    }
    return append(slot, hash, code, key, type, text, 0);
  }

  int ofNumber(int code, String key, int type, long number) {
    int hash = hash(code, key, type, Long.hashCode(number));
    int slot = hash & slots.length - 1;
    for (int entry; (entry = slots[slot] - 1) >= 0; slot = slot + 1 & slots.length - 1) {
      if (hashes[entry] == hash && numbers[entry] == number && isAbout(entry, code, key, type)) {
        return entry;
      }
    }
    return append(slot, hash, code, key, type, null, number);
  }

  int ofBytes(TermKey key, int type, byte[] bytes) {
    int hash = hash(key.code(), key.name(), type, Arrays.hashCode(bytes));
    int slot = hash & slots.length - 1;
    for (int entry; (entry = slots[slot] - 1) >= 0; slot = slot + 1 & slots.length - 1) {
      if (hashes[entry] == hash
          && isAbout(entry, key.code(), key.name(), type)
          && texts[entry] instanceof byte[] known
          && Arrays.equals(known, bytes)) {
        return entry;
      }
    }
    return append(slot, hash, key.code(), key.name(), type, bytes, 0);
  }

  /** The terms by number. */
  Term[] terms(TermHash hash) {
    Map<TermKey, TermKey> shared = new HashMap<>();
    Term[] terms = new Term[size];
    for (int entry = 0; entry < size; entry++) {
      TermKey key = new TermKey(codes[entry], keys[entry]);
      TermKey known = shared.putIfAbsent(key, key);
      TermValue.Typed typed = typed(entry);
      terms[entry] = new Term(known == null ? key : known, typed.type(), typed.bytes(), hash);
    }
    return terms;
  }

  private TermValue.Typed typed(int entry) {
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

  private boolean isAbout(int entry, int code, String key, int type) {
    return codes[entry] == code && types[entry] == type && keys[entry].equals(key);
  }

  private static int hash(int code, String key, int type, int value) {
    int h = (key.hashCode() * 31 + value) * 31 + (code << 4 | type);
    h *= 0x9e3779b1;
    return h ^ h >>> 15;
  }

  private int append(
      int slot, int hash, int code, String key, int type, @Nullable Object text, long number) {
    if (size == keys.length) {
      grow();
      return append(freeSlot(hash), hash, code, key, type, text, number);
    }
    hashes[size] = hash;
    codes[size] = (byte) code;
    types[size] = (byte) type;
    keys[size] = key;
    texts[size] = text;
    numbers[size] = number;
    slots[slot] = size + 1;
    return size++;
  }

  private void grow() {
    int capacity = size * 2;
    hashes = Arrays.copyOf(hashes, capacity);
    codes = Arrays.copyOf(codes, capacity);
    types = Arrays.copyOf(types, capacity);
    keys = Arrays.copyOf(keys, capacity);
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
