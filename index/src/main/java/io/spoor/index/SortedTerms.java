package io.spoor.index;

import java.util.Arrays;

/**
 * The terms of one key of the open segment by type and value, to be written in that order.
 *
 * <p>Sorted by eight bytes of all values at a time, which costs a fraction of comparing values that
 * lie all over the heap. Nothing may be added to the segment any more.
 */
final class SortedTerms {
  /** Fewer terms are compared. */
  private static final int MIN_COUNT = 64;

  private final ValuePages values;

  /** The places of the terms in the arrays below, in their order. */
  private final int[] terms;

  private final byte[] types;
  private final int[] valuePlaces;
  private final int[] valueLengths;
  private final long[] rowLists;

  /**
   * @param terms the numbers of the terms
   */
  SortedTerms(OpenTerms open, int[] terms) {
    int count = terms.length;
    this.values = open.values();
    this.terms = new int[count];
    types = new byte[count];
    valuePlaces = new int[count];
    valueLengths = new int[count];
    rowLists = new long[count];
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      this.terms[i] = i;
      types[i] = (byte) open.type(terms[i]);
      valuePlaces[i] = open.valuePlace(terms[i]);
      valueLengths[i] = open.valueLength(terms[i]);
      rowLists[i] = open.rowList(terms[i]);
      keys[i] = types[i];
    }
    sortBy(keys, 0, 0);
  }

  int size() {
    return terms.length;
  }

  int type(int i) {
    return types[terms[i]];
  }

  /** The array that holds the value, from {@link #valueOffset} on. */
  byte[] valuePage(int i) {
    return page(terms[i]);
  }

  int valueOffset(int i) {
    return offset(terms[i]);
  }

  int valueLength(int i) {
    return valueLengths[terms[i]];
  }

  /** The rows that hold it, as {@link OpenRows} has them. */
  long rowList(int i) {
    return rowLists[terms[i]];
  }

  private byte[] page(int term) {
    return values.page(valuePlaces[term]);
  }

  private int offset(int term) {
    return ValuePages.offset(valuePlaces[term]);
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
      isAnyAtEnd |= valueLengths[terms[i]] <= shared + Long.BYTES;
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
    int fromA = offset(a);
    int fromB = offset(b);
    return Arrays.compareUnsigned(
        page(a), fromA, fromA + valueLengths[a], page(b), fromB, fromB + valueLengths[b]);
  }

  private static boolean areAllEqual(long[] words) {
    for (long word : words) {
      if (word != words[0]) return false;
    }
    return true;
  }

  private int sharedBytes(int from, int to, int depth) {
    byte[] first = page(terms[from]);
    int at = offset(terms[from]);
    int shared = valueLengths[terms[from]];
    for (int i = from + 1; i < to && shared > depth; i++) {
      int offset = offset(terms[i]);
      int length = Math.min(shared, valueLengths[terms[i]]);
      int mismatch =
          Arrays.mismatch(first, at, at + shared, page(terms[i]), offset, offset + length);
      if (mismatch >= 0) shared = mismatch;
    }
    return Math.max(shared, depth);
  }

  private long word(int term, int at) {
    byte[] page = page(term);
    int from = offset(term) + at;
    int left = valueLengths[term] - at;
    if (left >= Long.BYTES) return Long.reverseBytes(LittleEndian.getLong(page, from));
    long word = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      word = word << 8 | (i < left ? page[from + i] & 0xff : 0);
    }
    return word;
  }
}
