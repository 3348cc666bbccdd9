package io.spoor.soak;

import org.jspecify.annotations.Nullable;

/** An argument, and what it entitles the callee to throw. */
record Given(@Nullable Object value, Entitles entitles) {

  enum Entitles {
    NOTHING,
    REFUSAL,
    NULL_POINTER
  }

  static Given right(Object value) {
    return new Given(value, Entitles.NOTHING);
  }

  /** May be too much, or not for this method. */
  static Given odd(Object value) {
    return new Given(value, Entitles.REFUSAL);
  }

  static Given absent() {
    return new Given(null, Entitles.NULL_POINTER);
  }

  /** Holds null where none is allowed. */
  static Given holed(Object value) {
    return new Given(value, Entitles.NULL_POINTER);
  }
}
