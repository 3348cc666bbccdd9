package io.spoor.junit;

/** How long the store of a {@link SpoorExtension} lives, and with it its SDKs and its endpoint. */
public enum StoreLifetime {
  /** A store for each test. */
  TEST,

  /** One for all tests of a class and of the classes nested in it. */
  CLASS,

  /** One for all tests that run in this process and ask for the same place. */
  RUN
}
