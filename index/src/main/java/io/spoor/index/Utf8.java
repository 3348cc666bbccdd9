package io.spoor.index;

import java.nio.charset.StandardCharsets;

/** Text as bytes, unpaired surrogates as U+FFFD. */
final class Utf8 {
  private Utf8() {}

  static byte[] encode(String text) {
    return mended(text).getBytes(StandardCharsets.UTF_8);
  }

  /** The text as it is stored. */
  static String mended(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) return repaired(text);
    }
    return text;
  }

  private static String repaired(String text) {
    StringBuilder repaired = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.MIN_SURROGATE <= c && c <= Character.MAX_SURROGATE ? 0xfffd : c)
        .forEach(repaired::appendCodePoint);
    return repaired.toString();
  }
}
