package io.spoor.index;

import java.util.Arrays;
import java.util.List;

/**
 * Sorts the terms of one key by type and value: eight bytes of all values at a time, which costs a
 * fraction of comparing values that lie all over the heap.
 */
final class TermOrder {
  /** Fewer terms are compared. */
  private static final int MIN_COUNT = 64;

  private TermOrder() {}

  static OpenTerm[] sorted(List<OpenTerm> terms) {
    OpenTerm[] sorted = terms.toArray(new OpenTerm[0]);
    long[] types = new long[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      types[i] = sorted[i].type;
    }
    sortBy(types, sorted, 0, 0);
    return sorted;
  }

  /**
   * Sorts the terms from {@code first} by their keys, and those of one key by the bytes from here.
   */
  private static void sortBy(long[] keys, OpenTerm[] terms, int first, int depth) {
    OpenTerm[] before = Arrays.copyOfRange(terms, first, first + keys.length);
    int[] order = RadixOrder.of(keys);
    for (int i = 0; i < order.length; i++) {
      terms[first + i] = before[order[i]];
    }
    for (int from = 0; from < order.length; ) {
      int to = from + 1;
      while (to < order.length && keys[order[to]] == keys[order[from]]) to++;
      if (to - from > 1) sortByBytes(terms, first + from, first + to, depth);
      from = to;
    }
  }

  /** Sorts terms whose values agree before {@code depth}. */
  private static void sortByBytes(OpenTerm[] terms, int from, int to, int depth) {
    int shared = sharedBytes(terms, from, to, depth);
    boolean isAnyAtEnd = false;
    long[] words = new long[to - from];
    for (int i = from; i < to; i++) {
      byte[] value = terms[i].value;
      isAnyAtEnd |= value.length <= shared + Long.BYTES;
      words[i - from] = word(value, shared);
    }
    if (to - from < MIN_COUNT || (isAnyAtEnd && areAllEqual(words))) {
      Arrays.sort(
          terms, from, to, Term.BY_VALUE); // Also where zeros at the end would look like none.
    } else {
      sortBy(words, terms, from, shared + Long.BYTES);
    }
  }

  private static boolean areAllEqual(long[] words) {
    for (long word : words) {
      if (word != words[0]) return false;
    }
    return true;
  }

  private static int sharedBytes(OpenTerm[] terms, int from, int to, int depth) {
    byte[] first = terms[from].value;
    int shared = first.length;
    for (int i = from + 1; i < to && shared > depth; i++) {
      byte[] value = terms[i].value;
      int mismatch = Arrays.mismatch(first, 0, shared, value, 0, Math.min(shared, value.length));
      if (mismatch >= 0) shared = mismatch;
    }
    return Math.max(shared, depth);
  }

  private static long word(byte[] value, int at) {
    if (value.length - at >= Long.BYTES) return Long.reverseBytes(LittleEndian.getLong(value, at));
    long word = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      word = word << 8 | (at + i < value.length ? value[at + i] & 0xff : 0);
    }
    return word;
  }
}
