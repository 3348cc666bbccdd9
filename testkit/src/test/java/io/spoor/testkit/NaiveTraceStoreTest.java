package io.spoor.testkit;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;

class NaiveTraceStoreTest extends TraceStoreContract {
  @Override
  protected TraceStore open(TraceStoreOptions options) {
    return new NaiveTraceStore(options);
  }
}
