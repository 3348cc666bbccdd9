package io.spoor.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Comparator;

/** Orders text by its UTF-8 bytes, by encoding it. */
enum Utf8ByteOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String a, String b) {
    return Arrays.compareUnsigned(mended(a).getBytes(UTF_8), mended(b).getBytes(UTF_8));
  }

  /** The text with U+FFFD for every half of a surrogate pair, which is no text. */
  static String mended(String text) {
    boolean hasSurrogates = text.chars().anyMatch(c -> Character.isSurrogate((char) c));
    return hasSurrogates ? text.replaceAll("\\p{Cs}", "\ufffd") : text;
  }
}
