package io.spoor.cli;

import java.util.Locale;

/** A number of things in words, {@code 1,200 spans}. */
final class CountText {
  private CountText() {}

  static String of(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
