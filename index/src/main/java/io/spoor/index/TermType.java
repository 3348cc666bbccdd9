package io.spoor.index;

/**
 * How the bytes of a term's value are to be read. Terms of one key sort by type, then by bytes.
 *
 * <p>Numbers of either type that both can express exactly, up to 2^53, are {@link #INT}, so that 1
 * and 1.0 are one term. Every code is stored; none is ever reused.
 */
final class TermType {
  /** UTF-8 of at most {@value TermValue#MAX_BYTES} bytes. */
  static final int TEXT = 1;

  /** The first {@value TermValue#MAX_BYTES} bytes of longer text and the SHA-256 of all of it. */
  static final int LONG_TEXT = 2;

  /** One byte, 0 or 1. */
  static final int BOOL = 3;

  /** Eight bytes, big-endian, sign bit flipped: byte order is number order. */
  static final int INT = 4;

  /** Eight bytes whose order is number order; every NaN is one. */
  static final int DOUBLE = 5;

  static final int BYTES = 6;
  static final int LONG_BYTES = 7;

  /** The text form of a whole array or key-value list. */
  static final int JSON = 8;

  static final int LONG_JSON = 9;

  /** No bytes: an attribute without a value. */
  static final int EMPTY = 10;

  /** Every type. */
  static final int[] ALL = {
    TEXT, LONG_TEXT, BOOL, INT, DOUBLE, BYTES, LONG_BYTES, JSON, LONG_JSON, EMPTY
  };

  private TermType() {}

  /** Whether terms of a type have only the first bytes of the value. */
  static boolean isLong(int type) {
    return type == LONG_TEXT || type == LONG_BYTES || type == LONG_JSON;
  }
}
