package io.spoor.index;

/** A key of the open segment, from which its terms can be walked, the newest first. */
final class OpenKey {
  final TermKey key;
  final int number;
  private volatile int newest = OpenTerms.NONE;
  private volatile int terms;

  OpenKey(TermKey key, int number) {
    this.key = key;
    this.number = number;
  }

  /** The number of its term that was added last, or {@link OpenTerms#NONE}. */
  int newest() {
    return newest;
  }

  /** How many terms it has. */
  int terms() {
    return terms;
  }

  /** To be called by the one thread that adds, with the term of which the newest is the next. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread adds.
  void add(int term) {
    newest = term;
    terms++;
  }
}
