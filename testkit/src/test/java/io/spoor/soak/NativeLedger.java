package io.spoor.soak;

import io.spoor.rocks.RocksEngine;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Fails each test of this module after which more native objects are open than before it. */
public final class NativeLedger implements BeforeEachCallback, AfterEachCallback {
  private static final Namespace LEDGER = Namespace.create(NativeLedger.class);

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(LEDGER).put("open", RocksEngine.liveHandles());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    long before = context.getStore(LEDGER).get("open", Long.class);
    long after = RocksEngine.liveHandles();
    if (after > before) {
      throw new AssertionError(
          "%,d native objects were left open, expected none".formatted(after - before));
    }
  }
}
