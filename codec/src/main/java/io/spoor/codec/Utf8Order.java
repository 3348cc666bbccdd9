package io.spoor.codec;

import java.util.Comparator;

/** Orders text as its UTF-8 bytes sort, which {@link String#compareTo} does not beyond U+FFFF. */
public enum Utf8Order implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) return Integer.compare(rank(x), rank(y));
    }
    return Integer.compare(a.length(), b.length());
  }

  /** Surrogates encode code points above every other char. */
  private static int rank(char c) {
    return Character.isSurrogate(c) ? c + 0x10000 : c;
  }
}
