package io.spoor.index;

import java.util.Arrays;

/**
 * The values of the open segment's terms, one behind the other in pages, none in two of them.
 *
 * <p>One thread adds. Others may read what was added before its place was published to them.
 */
final class ValuePages {
  private static final int BITS = 16;
  private static final int SIZE = 1 << BITS;
  private static final int MASK = SIZE - 1;

  private volatile byte[][] pages = new byte[4][];
  private int used = SIZE; // Of the last page.
  private int count;

  /** Adds a value, shorter than a page, and returns its place. */
  int add(byte[] source, int from, int length) {
    if (SIZE - used <= length) addPage(); // Also where no value begins behind its end.
    int at = (count - 1 << BITS) + used;
    System.arraycopy(source, from, pages[count - 1], used, length);
    used += length;
    return at;
  }

  private void addPage() {
    byte[][] known = pages;
    if (count == known.length) known = Arrays.copyOf(known, count * 2);
    known[count++] = new byte[SIZE];
    pages = known;
    used = 0;
  }

  /** The page that holds the value at this place, from {@link #offset} on. */
  byte[] page(int at) {
    return pages[at >>> BITS];
  }

  static int offset(int at) {
    return at & MASK;
  }

  boolean isAt(int at, byte[] value, int from, int to) {
    int offset = offset(at);
    return Arrays.equals(page(at), offset, offset + to - from, value, from, to);
  }

  /** Compares the value at this place with another as unsigned bytes. */
  int compare(int at, int length, byte[] value) {
    int offset = offset(at);
    return Arrays.compareUnsigned(page(at), offset, offset + length, value, 0, value.length);
  }
}
