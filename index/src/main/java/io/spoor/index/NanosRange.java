package io.spoor.index;

import io.spoor.query.Condition.Compare;
import io.spoor.span.Value;

/**
 * A range of times or durations, both ends included.
 *
 * @param min unsigned
 * @param max unsigned; below {@code min} if nothing is in the range
 */
record NanosRange(long min, long max) {
  private static final NanosRange NOTHING = new NanosRange(1, 0);

  /** What a comparison of a field in nanoseconds accepts. */
  static NanosRange of(Compare compare) {
    long nanos = ((Value.Int) compare.value()).value();
    return switch (compare.comparison()) {
      case EQUAL -> new NanosRange(nanos, nanos);
      case LESS -> nanos == 0 ? NOTHING : new NanosRange(0, nanos - 1);
      case AT_MOST -> new NanosRange(0, nanos);
      case GREATER -> nanos == -1L ? NOTHING : new NanosRange(nanos + 1, -1L);
      case AT_LEAST -> new NanosRange(nanos, -1L);
    };
  }

  boolean contains(long nanos) {
    return Long.compareUnsigned(nanos, min) >= 0 && Long.compareUnsigned(nanos, max) <= 0;
  }
}
