package io.spoor.index;

/**
 * Stretches of 1,024 rows, of which a segment knows the extreme starts, to pass over them unread.
 */
final class Zones {
  static final int BITS = 10;

  private Zones() {}

  static int of(int row) {
    return row >>> BITS;
  }

  static int firstRow(int zone) {
    return zone << BITS;
  }

  static int countFor(int rows) {
    return (rows + (1 << BITS) - 1) >>> BITS;
  }
}
