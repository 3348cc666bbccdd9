package io.spoor.index;

/**
 * How the parent of a row stands in its column: 0 none, 1 elsewhere or missing, 2 the root of a
 * cycle, else 3 and the zigzag of the distance back to the parent's row.
 */
final class ParentColumn {
  private ParentColumn() {}

  /**
   * @param parent a row, or one of the constants of {@link ParentLinks}
   */
  static long encode(int row, int parent) {
    if (parent < 0) return -1L - parent;
    long distance = (long) row - parent;
    return 3 + (distance << 1 ^ distance >> 63);
  }

  static int decode(int row, long stored) {
    if (stored < 3) return (int) (-1 - stored);
    long zigzag = stored - 3;
    return (int) (row - (zigzag >>> 1 ^ -(zigzag & 1)));
  }
}
