package io.spoor.index;

import org.jspecify.annotations.Nullable;

/**
 * The terms of one key and type with values from {@code first} to {@code last}, both included, that
 * pass a test.
 *
 * @param last missing if there is no bound
 */
record TermRange(TermKey key, int type, byte[] first, byte @Nullable [] last, Test test) {

  /** Tells of a term's value whether a span that holds it meets a condition. */
  @FunctionalInterface
  interface Test {
    Test ALL = (value, length) -> Truth.YES;

    /**
     * @param length how many bytes of {@code value} are to be looked at
     */
    Truth of(byte[] value, int length);
  }

  static TermRange all(TermKey key, int type, Test test) {
    return new TermRange(key, type, TermValue.NONE, null, test);
  }
}
