package io.spoor.span;

/** Unsigned numbers as lower-case hex of a fixed width, and back from either case. */
final class Hex {
  private static final char[] DIGITS = "0123456789abcdef".toCharArray();

  private Hex() {}

  static void append(StringBuilder out, long value) {
    for (int shift = 60; shift >= 0; shift -= 4) {
      out.append(DIGITS[(int) (value >>> shift) & 0xf]);
    }
  }

  static long parse(String text, int from, int to, String what) {
    long value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw new IllegalArgumentException(
            what + " \"" + text + "\" has '" + c + "' at index " + i + ", expected a hex digit");
      }
      value = value << 4 | digit;
    }
    return value;
  }

  static void checkLength(String text, int max, String what) {
    if (text.isEmpty() || text.length() > max) {
      throw new IllegalArgumentException(
          what
              + " \""
              + text
              + "\" has "
              + text.length()
              + " characters, expected 1 to "
              + max
              + " hex digits");
    }
  }
}
