package io.spoor.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The traces of the open segment, numbered in order of first sight, each with a chain of its rows.
 *
 * <p>One thread adds. Readers need no lock: what was published before they came, they find, and
 * they pass over later rows.
 */
final class OpenTraces {
  private static final VarHandle INT = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int NONE = -1;

  /** Arrays that belong together and are replaced together when they grow. */
  private record Table(int[] slots, long[] highs, long[] lows, int[] firstRows, int[] lastRows) {
    static Table ofCapacity(int traces) {
      return new Table(
          new int[traces * 2],
          new long[traces],
          new long[traces],
          new int[traces],
          new int[traces]);
    }
  }

  private final Chunks.OfInt previousRows;
  private volatile Table table = Table.ofCapacity(1 << 10);
  private volatile int size;

  OpenTraces(int maxRows) {
    previousRows = new Chunks.OfInt(maxRows);
  }

  /** Adds a row to its trace, whose number it returns. */
  int add(int row, long high, long low) {
    Table t = table;
    int slot = slotOf(t, high, low);
    int number = t.slots[slot] - 1;
    if (number == NONE) {
      if (size == t.highs.length) {
        t = grow();
        slot = slotOf(t, high, low);
      }
      number = size;
      t.highs[number] = high;
      t.lows[number] = low;
      t.firstRows[number] = row;
      previousRows.set(row, NONE);
      t.lastRows[number] = row;
      INT.setRelease(t.slots, slot, number + 1);
      size = number + 1;
    } else {
      previousRows.set(row, t.lastRows[number]);
      INT.setRelease(t.lastRows, number, row);
    }
    return number;
  }

  /** The number of a trace that has a row, or -1. */
  int find(long high, long low) {
    Table t = table;
    int mask = t.slots.length - 1;
    int slot = firstSlot(high, low, mask);
    for (int number; (number = (int) INT.getAcquire(t.slots, slot) - 1) != NONE; ) {
      if (t.lows[number] == low && t.highs[number] == high) return number;
      slot = slot + 1 & mask;
    }
    return NONE;
  }

  /** How many traces there are, those of unpublished rows included. */
  int size() {
    return size;
  }

  int firstRow(int number) {
    return table.firstRows[number];
  }

  long high(int number) {
    return table.highs[number];
  }

  long low(int number) {
    return table.lows[number];
  }

  /** The rows of a trace below {@code mark}, ascending. */
  int[] rows(int number, int mark) {
    int[] rows = new int[8];
    int count = 0;
    int row = (int) INT.getAcquire(table.lastRows, number);
    for (; row != NONE; row = previousRows.get(row)) {
      if (row >= mark) continue;
      if (count == rows.length) rows = Arrays.copyOf(rows, count * 2);
      rows[count++] = row;
    }
    int[] ascending = new int[count];
    for (int i = 0; i < count; i++) {
      ascending[i] = rows[count - 1 - i];
    }
    return ascending;
  }

  private static int firstSlot(long high, long low, int mask) {
    return (int) TermHash.mix(low + 31 * high) & mask;
  }

  /** Where a trace stands, or the free slot for it. For the thread that adds. */
  private static int slotOf(Table t, long high, long low) {
    int mask = t.slots.length - 1;
    int slot = firstSlot(high, low, mask);
    for (int number; (number = (int) INT.getAcquire(t.slots, slot)) != 0; slot = slot + 1 & mask) {
      if (t.lows[number - 1] == low && t.highs[number - 1] == high) return slot;
    }
    return slot;
  }

  private Table grow() {
    Table t = table;
    Table larger = Table.ofCapacity(size * 2);
    System.arraycopy(t.highs, 0, larger.highs, 0, size);
    System.arraycopy(t.lows, 0, larger.lows, 0, size);
    System.arraycopy(t.firstRows, 0, larger.firstRows, 0, size);
    System.arraycopy(t.lastRows, 0, larger.lastRows, 0, size);
    for (int number = 0; number < size; number++) {
      larger.slots[slotOf(larger, larger.highs[number], larger.lows[number])] = number + 1;
    }
    table = larger;
    return larger;
  }
}
