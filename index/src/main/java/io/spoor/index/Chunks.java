package io.spoor.index;

/**
 * Columns that grow without moving what they hold: arrays of 4,096 rows, made as they are needed.
 *
 * <p>One thread sets; others may get what was set before the row was published.
 */
final class Chunks {
  private static final int BITS = 12;
  private static final int SIZE = 1 << BITS;
  private static final int MASK = SIZE - 1;

  private Chunks() {}

  private static int countFor(int rows) {
    return (rows + MASK) >>> BITS;
  }

  /** A column of 64-bit numbers. */
  static final class OfLong {
    private final long[][] chunks;

    OfLong(int maxRows) {
      chunks = new long[countFor(maxRows)][];
    }

    long get(int row) {
      return chunks[row >>> BITS][row & MASK];
    }

    void set(int row, long value) {
      int chunk = row >>> BITS;
      if (chunks[chunk] == null) chunks[chunk] = new long[SIZE];
      chunks[chunk][row & MASK] = value;
    }
  }

  /** A column of 32-bit numbers. */
  static final class OfInt {
    private final int[][] chunks;

    OfInt(int maxRows) {
      chunks = new int[countFor(maxRows)][];
    }

    int get(int row) {
      return chunks[row >>> BITS][row & MASK];
    }

    void set(int row, int value) {
      int chunk = row >>> BITS;
      if (chunks[chunk] == null) chunks[chunk] = new int[SIZE];
      chunks[chunk][row & MASK] = value;
    }
  }

  /** A column of bytes. */
  static final class OfByte {
    private final byte[][] chunks;

    OfByte(int maxRows) {
      chunks = new byte[countFor(maxRows)][];
    }

    byte get(int row) {
      return chunks[row >>> BITS][row & MASK];
    }

    void set(int row, int value) {
      int chunk = row >>> BITS;
      if (chunks[chunk] == null) chunks[chunk] = new byte[SIZE];
      chunks[chunk][row & MASK] = (byte) value;
    }
  }
}
