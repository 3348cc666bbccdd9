package io.spoor.index;

import io.spoor.query.Condition.Comparison;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.List;

/** The ranges of int and double terms that compare so with a number; NaN is in none. */
final class NumberRanges {
  private NumberRanges() {}

  static List<TermRange> of(TermKey key, Comparison comparison, Value number) {
    List<TermRange> ranges = new ArrayList<>(2);
    if (number instanceof Value.Int n) {
      addInts(ranges, key, comparison, n.value());
      addDoubles(ranges, key, comparison, n.value());
    } else {
      double d = ((Value.Double) number).value();
      if (Double.isNaN(d)) return ranges;
      addInts(ranges, key, comparison, d);
      addDoubles(ranges, key, comparison, d, 0);
    }
    return ranges;
  }

  private static void addInts(List<TermRange> ranges, TermKey key, Comparison comparison, long n) {
    switch (comparison) {
      case LESS -> {
        if (n > Long.MIN_VALUE) addInts(ranges, key, Long.MIN_VALUE, n - 1);
      }
      case AT_MOST -> addInts(ranges, key, Long.MIN_VALUE, n);
      case GREATER -> {
        if (n < Long.MAX_VALUE) addInts(ranges, key, n + 1, Long.MAX_VALUE);
      }
      case AT_LEAST -> addInts(ranges, key, n, Long.MAX_VALUE);
      case EQUAL -> throw new IllegalArgumentException("equality is no range");
    }
  }

  private static void addInts(
      List<TermRange> ranges, TermKey key, Comparison comparison, double d) {
    boolean isFromBelow = comparison == Comparison.LESS || comparison == Comparison.AT_MOST;
    if (d >= 0x1p63 || d < -0x1p63) {
      if (isFromBelow == (d > 0)) addInts(ranges, key, Long.MIN_VALUE, Long.MAX_VALUE);
      return;
    }
    double whole = isFromBelow ? Math.floor(d) : Math.ceil(d);
    if (whole == 0x1p63) return; // Above every long: nothing is greater.
    boolean isWhole = whole == d;
    Comparison withWhole =
        isWhole ? comparison : isFromBelow ? Comparison.AT_MOST : Comparison.AT_LEAST;
    addInts(ranges, key, withWhole, (long) whole);
  }

  private static void addInts(List<TermRange> ranges, TermKey key, long min, long max) {
    ranges.add(
        new TermRange(
            key, TermType.INT, TermValue.ofInt(min), TermValue.ofInt(max), TermRange.Test.ALL));
  }

  private static void addDoubles(
      List<TermRange> ranges, TermKey key, Comparison comparison, long n) {
    double nearest = (double) n;
    addDoubles(ranges, key, comparison, nearest, -Numbers.compare(n, nearest));
  }

  /**
   * @param off how {@code d} compares with the number that it stands for
   */
  private static void addDoubles(
      List<TermRange> ranges, TermKey key, Comparison comparison, double d, int off) {
    double min = Double.NEGATIVE_INFINITY;
    double max = Double.POSITIVE_INFINITY;
    switch (comparison) {
      case LESS -> {
        if (d == min) return;
        max = off >= 0 ? Math.nextDown(d) : d;
      }
      case AT_MOST -> max = off > 0 ? Math.nextDown(d) : d;
      case GREATER -> {
        if (d == max) return;
        min = off <= 0 ? Math.nextUp(d) : d;
      }
      case AT_LEAST -> min = off < 0 ? Math.nextUp(d) : d;
      case EQUAL -> throw new IllegalArgumentException("equality is no range");
    }
    ranges.add(
        new TermRange(
            key,
            TermType.DOUBLE,
            TermValue.ofDouble(min),
            TermValue.ofDouble(max),
            TermRange.Test.ALL));
  }
}
