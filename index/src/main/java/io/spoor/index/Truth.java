package io.spoor.index;

/** What the index alone can say. */
enum Truth {
  NO,
  /** The span has to be read. */
  MAYBE,
  YES;

  Truth negated() {
    return this == MAYBE ? MAYBE : this == NO ? YES : NO;
  }

  static Truth of(boolean holds) {
    return holds ? YES : NO;
  }
}
