package io.spoor.query;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/** From the platform's times to nanoseconds. */
final class Nanos {
  private static final BigInteger NANOS_A_SECOND = BigInteger.valueOf(1_000_000_000);
  private static final BigInteger LAST_NANO = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  private Nanos() {}

  static long of(String what, Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(what + " is " + duration + ", expected 0 or more");
    }
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          what + " is " + duration + ", expected at most 2^63-1 ns", e);
    }
  }

  /** Unsigned; what lies before 1970 is its beginning, what lies after 2554 the last moment. */
  static long of(Instant moment) {
    BigInteger nanos =
        BigInteger.valueOf(moment.getEpochSecond())
            .multiply(NANOS_A_SECOND)
            .add(BigInteger.valueOf(moment.getNano()));
    return nanos.max(BigInteger.ZERO).min(LAST_NANO).longValue();
  }
}
