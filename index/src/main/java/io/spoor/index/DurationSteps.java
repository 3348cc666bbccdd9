package io.spoor.index;

/** Durations in steps, two for each power of two: a longer duration is of the same step or more. */
final class DurationSteps {
  static final int COUNT = 128;

  private DurationSteps() {}

  static int of(long nanos) {
    if (nanos == 0) return 0;
    int power = 63 - Long.numberOfLeadingZeros(nanos);
    int half = power == 0 ? 0 : (int) (nanos >>> power - 1) & 1;
    return power * 2 + half;
  }

  /** The shortest duration of a step. */
  static long least(int step) {
    if (step == 0) return 0;
    int power = step >>> 1;
    long least = 1L << power;
    return (step & 1) == 0 || power == 0 ? least : least | 1L << power - 1;
  }
}
