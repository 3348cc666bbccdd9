package io.spoor.testkit;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import org.junit.jupiter.api.Nested;

/** {@link TraceStoreContract} and what a store must do besides that keeps spans in a directory. */
public abstract class DurableTraceStoreContract extends TraceStoreContract {

  /**
   * Opens the store in the directory of this test, which is empty at first and keeps what the last
   * one wrote.
   */
  @Override
  protected abstract TraceStore open(TraceStoreOptions options);

  @Nested
  class Reopen extends ReopenCases {
    Reopen() {
      super(DurableTraceStoreContract.this);
    }
  }
}
