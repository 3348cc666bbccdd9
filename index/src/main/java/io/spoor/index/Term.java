package io.spoor.index;

/** A value of a key that can be searched for: the unit of the index. */
final class Term {
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
}
