package io.spoor.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as people type it, {@code 2GB} or {@code 1.5 MiB}. */
record ByteCount(long bytes) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,25}(?:\\.\\d{1,25})?) ?(\\p{L}*)");

  private static final Map<String, Long> BYTES_OF_UNIT =
      Map.of(
          "b", 1L,
          "kb", 1_000L,
          "mb", 1_000_000L,
          "gb", 1_000_000_000L,
          "tb", 1_000_000_000_000L,
          "kib", 1L << 10,
          "mib", 1L << 20,
          "gib", 1L << 30,
          "tib", 1L << 40);

  private static final String UNITS = "B, kB, MB, GB, TB, KiB, MiB, GiB or TiB";

  /**
   * Reads a decimal number with a unit, in letters large or small.
   *
   * @throws IllegalArgumentException if {@code text} is anything else, is not a whole number of
   *     bytes, or exceeds 2^63-1 of them
   */
  static ByteCount parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches() || parts.group(2).isEmpty()) throw malformed(text);
    Long unit = BYTES_OF_UNIT.get(parts.group(2).toLowerCase(Locale.ROOT));
    if (unit == null) throw unknownUnit(text, parts.group(2));
    BigDecimal bytes = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit));
    return new ByteCount(exact(text, bytes));
  }

  private static long exact(String text, BigDecimal bytes) {
    if (bytes.stripTrailingZeros().scale() > 0) {
      throw new IllegalArgumentException(
          "\"%s\" is %s bytes, expected a whole number of bytes"
              .formatted(text, bytes.stripTrailingZeros().toPlainString()));
    }
    BigInteger whole = bytes.toBigInteger();
    if (whole.bitLength() > 63) {
      throw new IllegalArgumentException(
          "\"%s\" is %s bytes, expected at most 2^63-1".formatted(text, whole));
    }
    return whole.longValue();
  }

  private static IllegalArgumentException unknownUnit(String text, String unit) {
    return new IllegalArgumentException(
        "\"%s\" has the unit \"%s\", expected %s".formatted(text, unit, UNITS));
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "\"%s\" is not a size; expected a number with a unit (%s), such as 500MB or 1.5GiB"
            .formatted(text, UNITS));
  }
}
