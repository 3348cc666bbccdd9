package io.spoor.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The rows of the open segment's terms, ascending for each: growing lists without an object a list,
 * because most terms have a row or two and a collector would have to visit them all.
 *
 * <p>A list is a number: how many rows it has, and where they are. Appending gives another number
 * for the longer list; what the old one tells stays true. One thread appends. Others may read a
 * list whose number was published to them.
 */
final class OpenRows {

  /*
   * A single row is its own place. A short list is a slice of a page, as long as the next power of
   * two; a slice that is full is left for a longer one. A long list is an array of its own, by
   * number, which is replaced when it is full.
   */

  static final long NONE = 0;

  private static final int MIN_SLICE = 4;
  private static final int MAX_SLICE = 64;
  private static final int MIN_LONG = 128;
  private static final int PAGE_BITS = 14;
  private static final int PAGE_SIZE = 1 << PAGE_BITS;
  private static final int[] NO_ROWS = {};
  private static final VarHandle ARRAY = MethodHandles.arrayElementVarHandle(int[][].class);

  private volatile int[][] pages = new int[4][];
  private int pageCount;
  private int used = PAGE_SIZE; // Of the last page.

  private volatile int[][] longs = new int[16][];
  private int longCount;

  private long heapBytes;

  long heapBytes() {
    return heapBytes;
  }

  static int size(long list) {
    return (int) (list >>> 32);
  }

  private static long list(int size, int at) {
    return (long) size << 32 | at;
  }

  /** The list with rows {@code base + source[from..to)} behind it, which are ascending. */
  long append(long list, int base, int[] source, int from, int to) {
    int size = size(list);
    if (size == 0 && to - from == 1) return list(1, base + source[from]);
    if (size > 0 && lastRow(list) >= base + source[from]) {
      return merge(list, base, source, from, to);
    }
    int longer = size + to - from;
    int at = placeFor(list, longer);
    int[] target = array(longer, at);
    int offset = offset(longer, at) + size;
    for (int i = from; i < to; i++) {
      target[offset++] = base + source[i];
    }
    return list(longer, at);
  }

  /** Two texts of one batch may be one term, where surrogates were mended: then rows interleave. */
  private long merge(long list, int base, int[] source, int from, int to) {
    int size = size(list);
    int[] all = new int[size + to - from];
    copy(list, all);
    for (int i = from; i < to; i++) {
      all[size + i - from] = base + source[i];
    }
    int[] merged = Arrays.stream(all).sorted().distinct().toArray();
    return append(NONE, 0, merged, 0, merged.length);
  }

  private int lastRow(long list) {
    int size = size(list);
    if (size == 1) return (int) list;
    return array(size, (int) list)[offset(size, (int) list) + size - 1];
  }

  /** Where the rows of a list may stand that is to have {@code size} of them, with those it has. */
  private int placeFor(long list, int size) {
    int known = size(list);
    int at = (int) list;
    if (size > MAX_SLICE) return longPlaceFor(list, size);
    if (known > 1 && sliceFor(known) == sliceFor(size)) return at;
    int place = newSlice(sliceFor(size));
    if (known > 0) copy(list, array(size, place), offset(size, place));
    return place;
  }

  private static int sliceFor(int size) {
    return size <= MIN_SLICE ? MIN_SLICE : Integer.highestOneBit(size - 1) << 1;
  }

  private int newSlice(int length) {
    if (PAGE_SIZE - used < length) {
      int[][] known = pages;
      if (pageCount == known.length) known = Arrays.copyOf(known, pageCount * 2);
      known[pageCount++] = new int[PAGE_SIZE];
      pages = known;
      used = 0;
    }
    int place = (pageCount - 1 << PAGE_BITS) + used;
    used += length;
    heapBytes += (long) length * Integer.BYTES;
    return place;
  }

  private int longPlaceFor(long list, int size) {
    boolean isLong = size(list) > MAX_SLICE;
    int[] known = isLong ? longs[(int) list] : NO_ROWS;
    if (size <= known.length) return (int) list;
    int[] larger = new int[Math.max(size, Math.max(MIN_LONG, known.length * 2))];
    copy(list, larger);
    heapBytes += (long) (larger.length - known.length) * Integer.BYTES;
    int number = isLong ? (int) list : longCount++;
    int[][] arrays = longs;
    if (number == arrays.length) {
      arrays = Arrays.copyOf(arrays, number * 2);
      longs = arrays;
    }
    ARRAY.setRelease(arrays, number, larger);
    return number;
  }

  private int[] array(int size, int at) {
    if (size > MAX_SLICE) return (int[]) ARRAY.getAcquire(longs, at);
    return pages[at >>> PAGE_BITS];
  }

  private static int offset(int size, int at) {
    return size > MAX_SLICE ? 0 : at & PAGE_SIZE - 1;
  }

  /** A row of a list by its place there. */
  int row(long list, int i) {
    int size = size(list);
    int at = (int) list;
    return size == 1 ? at : array(size, at)[offset(size, at) + i];
  }

  /** Whether two lists have the same rows. */
  boolean areEqual(long one, long other) {
    int size = size(one);
    if (size != size(other)) return false;
    if (size <= 1) return one == other;
    int from = offset(size, (int) one);
    int otherFrom = offset(size, (int) other);
    return Arrays.equals(
        array(size, (int) one),
        from,
        from + size,
        array(size, (int) other),
        otherFrom,
        otherFrom + size);
  }

  /** Adds all rows of a list to others. */
  void addTo(long list, RowBits bits) {
    int size = size(list);
    if (size == 1) {
      bits.set((int) list);
      return;
    }
    int[] rows = array(size, (int) list);
    int from = offset(size, (int) list);
    for (int i = from; i < from + size; i++) bits.set(rows[i]);
  }

  /** Writes all rows of a list to the beginning of {@code target}. */
  void copy(long list, int[] target) {
    copy(list, target, 0);
  }

  private void copy(long list, int[] target, int targetFrom) {
    int size = size(list);
    int at = (int) list;
    if (size == 1) {
      target[targetFrom] = at;
    } else if (size > 1) {
      System.arraycopy(array(size, at), offset(size, at), target, targetFrom, size);
    }
  }

  /** The rows of a list below {@code mark}. */
  RowSet below(long list, int mark) {
    int size = size(list);
    if (size == 0) return RowSet.EMPTY;
    int[] rows;
    if (size > MAX_SLICE) {
      rows = array(size, (int) list);
    } else {
      rows = new int[size];
      copy(list, rows);
    }
    if (rows[size - 1] >= mark) {
      int found = Arrays.binarySearch(rows, 0, size, mark);
      size = found >= 0 ? found : -found - 1;
    }
    return new RowSet.Sorted(rows, size);
  }
}
