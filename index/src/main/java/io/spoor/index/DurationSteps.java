package io.spoor.index;

/**
 * Durations, as unsigned, in steps: 0, 1, and two for each further power of two. A longer duration
 * is of the same step or a later one.
 */
final class DurationSteps {
  static final int COUNT = 128;

  private DurationSteps() {}

  static int of(long nanos) {
    int power = 63 - Long.numberOfLeadingZeros(nanos);
    return power < 1 ? (int) nanos : power * 2 + ((int) (nanos >>> power - 1) & 1);
  }

  /** The shortest duration of a step. */
  static long least(int step) {
    return step < 2 ? step : (2L | step & 1) << (step >>> 1) - 1;
  }
}
