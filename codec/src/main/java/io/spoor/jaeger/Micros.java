package io.spoor.jaeger;

import io.spoor.input.BadItemException;
import io.spoor.input.JsonObject;

/** Microseconds, in which Jaeger counts, as nanoseconds. */
final class Micros {
  private static final long NANOS = 1_000;

  /** Later ones, from the year 2554 on, are more nanoseconds than 64 bits hold. */
  private static final long MAX = Long.divideUnsigned(-1L, NANOS);

  private Micros() {}

  static long toNanos(String field, long micros) throws BadItemException {
    if (micros <= MAX) return micros * NANOS;
    throw JsonObject.unexpected(field, micros, "at most " + MAX + " microseconds");
  }

  static long ofNanos(long nanos) {
    return Long.divideUnsigned(nanos, NANOS);
  }
}
