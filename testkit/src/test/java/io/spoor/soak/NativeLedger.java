package io.spoor.soak;

import io.spoor.junit.SpoorExtension;
import io.spoor.rocks.RocksEngine;
import java.util.Arrays;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails each test of this module after which more native objects are open than before it, unless an
 * extension keeps stores for several tests of its class.
 */
public final class NativeLedger implements BeforeEachCallback, AfterEachCallback {
  private static final Namespace LEDGER = Namespace.create(NativeLedger.class);

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(LEDGER).put("open", RocksEngine.liveHandles());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (keepsStores(context.getRequiredTestClass())) return;
    long before = context.getStore(LEDGER).get("open", Long.class);
    long after = RocksEngine.liveHandles();
    if (after > before) {
      throw new AssertionError(
          "%,d native objects were left open, expected none".formatted(after - before));
    }
  }

  private static boolean keepsStores(Class<?> test) {
    return Arrays.stream(test.getDeclaredFields())
            .anyMatch(field -> field.getType() == SpoorExtension.class)
        || (test.getEnclosingClass() != null && keepsStores(test.getEnclosingClass()));
  }
}
