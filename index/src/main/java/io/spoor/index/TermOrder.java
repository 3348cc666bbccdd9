package io.spoor.index;

import java.util.Arrays;

/**
 * Sorts the terms of one key by type and value: eight bytes of all values at a time, which costs a
 * fraction of comparing values that lie all over the heap.
 */
final class TermOrder {
  /** Fewer terms are compared. */
  private static final int MIN_COUNT = 64;

  private final OpenTerms open;
  private final int[] terms;

  private TermOrder(OpenTerms open, int[] terms) {
    this.open = open;
    this.terms = terms;
  }

  /** Sorts terms of one key. */
  static void sort(OpenTerms open, int[] terms) {
    TermOrder order = new TermOrder(open, terms);
    long[] types = new long[order.terms.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = open.type(order.terms[i]);
    }
    order.sortBy(types, 0, 0);
  }

  /**
   * Sorts the terms from {@code first} by their keys, and those of one key by the bytes from here.
   */
  private void sortBy(long[] keys, int first, int depth) {
    int[] before = Arrays.copyOfRange(terms, first, first + keys.length);
    int[] order = RadixOrder.of(keys);
    for (int i = 0; i < order.length; i++) {
      terms[first + i] = before[order[i]];
    }
    for (int from = 0; from < order.length; ) {
      int to = from + 1;
      while (to < order.length && keys[order[to]] == keys[order[from]]) to++;
      if (to - from > 1) sortByBytes(first + from, first + to, depth);
      from = to;
    }
  }

  /** Sorts terms whose values agree before {@code depth}. */
  private void sortByBytes(int from, int to, int depth) {
    if (to - from < MIN_COUNT) {
      insertionSort(from, to);
      return;
    }
    int shared = sharedBytes(from, to, depth);
    boolean isAnyAtEnd = false;
    long[] words = new long[to - from];
    for (int i = from; i < to; i++) {
      isAnyAtEnd |= open.valueLength(terms[i]) <= shared + Long.BYTES;
      words[i - from] = word(terms[i], shared);
    }
    if (isAnyAtEnd && areAllEqual(words)) { // Zeros at the end would look like none.
      compareSort(from, to);
    } else {
      sortBy(words, from, shared + Long.BYTES);
    }
  }

  private void insertionSort(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int term = terms[i];
      int at = i;
      for (; at > from && compare(terms[at - 1], term) > 0; at--) {
        terms[at] = terms[at - 1];
      }
      terms[at] = term;
    }
  }

  private void compareSort(int from, int to) {
    Integer[] sorted = new Integer[to - from];
    Arrays.setAll(sorted, i -> terms[from + i]);
    Arrays.sort(sorted, this::compare);
    for (int i = 0; i < sorted.length; i++) {
      terms[from + i] = sorted[i];
    }
  }

  private int compare(int a, int b) {
    int fromA = open.valueOffset(a);
    int fromB = open.valueOffset(b);
    return Arrays.compareUnsigned(
        open.valuePage(a),
        fromA,
        fromA + open.valueLength(a),
        open.valuePage(b),
        fromB,
        fromB + open.valueLength(b));
  }

  private static boolean areAllEqual(long[] words) {
    for (long word : words) {
      if (word != words[0]) return false;
    }
    return true;
  }

  private int sharedBytes(int from, int to, int depth) {
    byte[] first = open.valuePage(terms[from]);
    int at = open.valueOffset(terms[from]);
    int shared = open.valueLength(terms[from]);
    for (int i = from + 1; i < to && shared > depth; i++) {
      int offset = open.valueOffset(terms[i]);
      int length = Math.min(shared, open.valueLength(terms[i]));
      int mismatch =
          Arrays.mismatch(
              first, at, at + shared, open.valuePage(terms[i]), offset, offset + length);
      if (mismatch >= 0) shared = mismatch;
    }
    return Math.max(shared, depth);
  }

  private long word(int term, int at) {
    byte[] page = open.valuePage(term);
    int from = open.valueOffset(term) + at;
    int left = open.valueLength(term) - at;
    if (left >= Long.BYTES) return Long.reverseBytes(LittleEndian.getLong(page, from));
    long word = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      word = word << 8 | (i < left ? page[from + i] & 0xff : 0);
    }
    return word;
  }
}
