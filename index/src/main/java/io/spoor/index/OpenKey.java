package io.spoor.index;

import org.jspecify.annotations.Nullable;

/** A key of the open segment, from which its terms can be walked, the newest first. */
final class OpenKey {
  final TermKey key;
  private volatile @Nullable OpenTerm newest;
  private volatile int terms;

  OpenKey(TermKey key) {
    this.key = key;
  }

  @Nullable OpenTerm newest() {
    return newest;
  }

  /** How many terms it has. */
  int terms() {
    return terms;
  }

  /** To be called by the one thread that adds, with the term whose {@code older} is the newest. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread adds.
  void add(OpenTerm term) {
    newest = term;
    terms++;
  }
}
