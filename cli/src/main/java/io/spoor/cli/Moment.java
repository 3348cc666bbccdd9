package io.spoor.cli;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;

/**
 * A moment in nanoseconds since the Unix epoch, unsigned, and as people type and read it.
 *
 * <p>A date-time without an offset is UTC, and UTC is what is printed: the same command means the
 * same on every machine.
 */
record Moment(long epochNanos) {
  private static final BigInteger NANOS_OF_SECOND = BigInteger.valueOf(1_000_000_000);
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern STARTS_AS_DATE = Pattern.compile("[+-]?\\d{4,}-.*");

  private static final DateTimeFormatter PRINTED =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
          .toFormatter()
          .withZone(ZoneOffset.UTC);

  /**
   * Reads an ISO-8601 date or date-time, epoch nanoseconds, or an age before {@code now}; an age
   * that reaches beyond 1970 is 1970.
   *
   * @throws IllegalArgumentException if {@code text} is anything else, or lies outside of what
   *     unsigned nanoseconds since 1970 can express
   */
  static Moment parse(String text, Instant now) {
    if (DIGITS.matcher(text).matches()) return checked(text, new BigInteger(text));
    if (STARTS_AS_DATE.matcher(text).matches()) return checked(text, epochNanos(parseIso(text)));
    try {
      BigInteger age = BigInteger.valueOf(DurationArgument.parse(text).toNanos());
      return new Moment(epochNanos(now).subtract(age).max(BigInteger.ZERO).longValue());
    } catch (IllegalArgumentException e) {
      throw malformed(text, e);
    }
  }

  private static Instant parseIso(String text) {
    try {
      TemporalAccessor parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text.replaceFirst("^(\\S+) (?=\\d)", "$1T"),
              ZonedDateTime::from,
              LocalDateTime::from);
      return parsed instanceof ZonedDateTime zoned
          ? zoned.toInstant()
          : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException notWithTime) {
      return parseDate(text);
    }
  }

  private static Instant parseDate(String text) {
    try {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw malformed(text, e);
    }
  }

  private static BigInteger epochNanos(Instant moment) {
    return BigInteger.valueOf(moment.getEpochSecond())
        .multiply(NANOS_OF_SECOND)
        .add(BigInteger.valueOf(moment.getNano()));
  }

  private static Moment checked(String text, BigInteger nanos) {
    if (nanos.signum() < 0 || nanos.bitLength() > 64) {
      throw new IllegalArgumentException(
          "\"%s\" is %s ns since 1970, expected 0 to 2^64-1 (1970 to 2554)".formatted(text, nanos));
    }
    return new Moment(nanos.longValue());
  }

  private static IllegalArgumentException malformed(String text, Exception cause) {
    return new IllegalArgumentException(
        ("\"%s\" is not a time; expected ISO-8601 such as 2026-05-04T10:30:00Z,"
                + " nanoseconds since 1970, or an age such as 1h")
            .formatted(text),
        cause);
  }

  /** ISO-8601 in UTC to the millisecond. */
  static String print(long epochNanos) {
    return PRINTED.format(
        Instant.ofEpochSecond(
            Long.divideUnsigned(epochNanos, 1_000_000_000),
            Long.remainderUnsigned(epochNanos, 1_000_000_000)));
  }
}
