package io.spoor.assertj;

import java.util.Locale;

/** Counts in words: {@code 1 span}, {@code 2 spans}. */
final class Plural {
  private Plural() {}

  static String of(int count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
