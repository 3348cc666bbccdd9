package io.spoor;

import org.jspecify.annotations.Nullable;

/** The store was closed before the call. */
public final class StoreClosedException extends TraceStoreException {
  public StoreClosedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  public StoreClosedException(String message) {
    this(message, null);
  }
}
