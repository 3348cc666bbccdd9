package io.spoor.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as people type it: numbers with units, {@code 1.5s} or {@code 1h30m}. */
final class DurationArgument {
  private static final Pattern PART = Pattern.compile("(\\d{1,25}(?:\\.\\d{1,25})?) ?(\\p{L}+) ?");

  private static final Map<String, Long> NANOS_OF_UNIT =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "\u00b5s", 1_000L,
          "\u03bcs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L,
          "d", 86_400_000_000_000L);

  private DurationArgument() {}

  /**
   * Reads one or more decimal numbers, each with a unit; they add up.
   *
   * @throws IllegalArgumentException if {@code text} is anything else, is not a whole number of
   *     nanoseconds, or exceeds 2^63-1 of them
   */
  static Duration parse(String text) {
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher part = PART.matcher(text);
    int end = 0;
    while (part.find() && part.start() == end) {
      Long unit = NANOS_OF_UNIT.get(part.group(2));
      if (unit == null) throw unknownUnit(text, part.group(2));
      nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
      end = part.end();
    }
    if (end == 0 || end < text.length()) throw malformed(text);
    return Duration.ofNanos(exactNanos(text, nanos));
  }

  private static long exactNanos(String text, BigDecimal nanos) {
    if (nanos.stripTrailingZeros().scale() > 0) {
      throw new IllegalArgumentException(
          "\"%s\" is %s ns, expected a whole number of nanoseconds"
              .formatted(text, nanos.stripTrailingZeros().toPlainString()));
    }
    BigInteger whole = nanos.toBigInteger();
    if (whole.bitLength() > 63) {
      throw new IllegalArgumentException(
          "\"%s\" is %s ns, expected at most 2^63-1 ns, about 106,751 days".formatted(text, whole));
    }
    return whole.longValue();
  }

  private static IllegalArgumentException unknownUnit(String text, String unit) {
    return new IllegalArgumentException(
        "\"%s\" has the unit \"%s\", expected ns, us, ms, s, m, h or d".formatted(text, unit));
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "\"%s\" is not a duration; expected a number with a unit (ns, us, ms, s, m, h, d), such as 250ms or 1.5s"
            .formatted(text));
  }
}
