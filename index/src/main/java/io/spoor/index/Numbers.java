package io.spoor.index;

/** Int and double compared exactly, without rounding either. */
final class Numbers {
  private Numbers() {}

  /**
   * @param d not NaN
   */
  static int compare(long n, double d) {
    if (d >= 0x1p63) return -1;
    if (d < -0x1p63) return 1;
    long whole = (long) d;
    return n != whole ? Long.compare(n, whole) : Double.compare((double) whole, d + 0.0);
  }
}
