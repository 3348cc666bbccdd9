package io.spoor.tree;

import java.util.Locale;

/**
 * A duration for people: about three digits and a unit, such as {@code 12.3 ms}; from a minute on
 * two units, such as {@code 1 m 05 s}.
 */
public final class DurationText {
  private static final String[] UNITS = {"ns", "µs", "ms", "s"};

  private DurationText() {}

  /**
   * @param nanos unsigned
   */
  public static String of(long nanos) {
    long seconds = Long.divideUnsigned(nanos, 1_000_000_000L);
    if (seconds >= 86_400) return pair(seconds / 3_600, "d", 24, "h");
    if (seconds >= 3_600) return pair(seconds / 60, "h", 60, "m");
    if (seconds >= 60) return pair(seconds, "m", 60, "s");
    if (nanos < 1_000) return nanos + " ns";
    int unit = 0;
    long scale = 1;
    while (unit < 3 && nanos >= scale * 1_000) {
      scale *= 1_000;
      unit++;
    }
    return digits(nanos, scale) + " " + UNITS[unit];
  }

  /** Three digits, cut off rather than rounded, so that 999,999 ns is not "1000 µs". */
  private static String digits(long nanos, long scale) {
    long whole = nanos / scale;
    if (whole >= 100) return Long.toString(whole);
    long hundredths = nanos / (scale / 100) % 100;
    return whole >= 10
        ? whole + "." + hundredths / 10
        : String.format(Locale.ROOT, "%d.%02d", whole, hundredths);
  }

  private static String pair(long amount, String unit, int perUnit, String smallerUnit) {
    return String.format(
        Locale.ROOT, "%d %s %02d %s", amount / perUnit, unit, amount % perUnit, smallerUnit);
  }
}
