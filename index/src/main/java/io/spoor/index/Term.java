package io.spoor.index;

import java.util.Arrays;
import java.util.Comparator;

/** A value of a key that can be searched for: the unit of the index. */
class Term {
  /** Orders the terms of one key. */
  static final Comparator<Term> BY_VALUE =
      (a, b) -> compareValues(a.type, a.value, b.type, b.value);

  final TermKey key;
  final int type;

  /** Not copied; do not change it. */
  final byte[] value;

  final long hash;

  Term(TermKey key, int type, byte[] value, TermHash hash) {
    this.key = key;
    this.type = type;
    this.value = value;
    this.hash = hash.of(key.code(), key.name(), type, value);
  }

  /** The same term about an equal key. */
  Term(Term term, TermKey key) {
    this.key = key;
    this.type = term.type;
    this.value = term.value;
    this.hash = term.hash;
  }

  /** Whether both are about the same key and value, which their hashes alone do not tell. */
  final boolean isSame(Term other) {
    return hash == other.hash
        && type == other.type
        && Arrays.equals(value, other.value)
        && key.equals(other.key);
  }

  static int compareValues(int type, byte[] value, int otherType, byte[] otherValue) {
    int byType = Integer.compare(type, otherType);
    return byType != 0 ? byType : Arrays.compareUnsigned(value, otherValue);
  }
}
