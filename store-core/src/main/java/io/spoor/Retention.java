package io.spoor;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a store keeps. What exceeds a bound is removed in whole segments, in the order in which they
 * were filled, so that what goes is the oldest part of what was written.
 *
 * <p>Bounds on bytes and spans always leave the newest segment; {@link TraceStoreOptions#retention}
 * keeps segments to a tenth of a bound, so that such a store exceeds it by no more, unless a single
 * batch is larger. Immutable.
 *
 * @param maxAge a segment goes when all its spans arrived longer ago than this; positive. The age
 *     is that of arrival, not of the spans' own times
 * @param maxBytes of the encoded spans, before compression; positive. On disk they take less, with
 *     all their indexes, once the log is gone
 * @param maxSpans positive
 */
public record Retention(Optional<Duration> maxAge, OptionalLong maxBytes, OptionalLong maxSpans) {

  /** No bounds: nothing is ever removed. */
  public static final Retention EVERYTHING =
      new Retention(Optional.empty(), OptionalLong.empty(), OptionalLong.empty());

  public Retention {
    requireNonNull(maxBytes, "maxBytes");
    requireNonNull(maxSpans, "maxSpans");
    maxAge.ifPresent(
        age -> {
          if (age.isNegative() || age.isZero()) throw notPositive("maxAge", age);
        });
    maxBytes.ifPresent(bytes -> checkPositive("maxBytes", bytes));
    maxSpans.ifPresent(spans -> checkPositive("maxSpans", spans));
  }

  public Retention withMaxAge(Duration age) {
    return new Retention(Optional.of(age), maxBytes, maxSpans);
  }

  public Retention withMaxBytes(long bytes) {
    return new Retention(maxAge, OptionalLong.of(bytes), maxSpans);
  }

  public Retention withMaxSpans(long spans) {
    return new Retention(maxAge, maxBytes, OptionalLong.of(spans));
  }

  private static void checkPositive(String name, long bound) {
    if (bound <= 0) throw notPositive(name, bound);
  }

  private static IllegalArgumentException notPositive(String name, Object bound) {
    return new IllegalArgumentException(name + " is " + bound + ", expected more than 0");
  }
}
