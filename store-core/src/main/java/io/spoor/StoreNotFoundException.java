package io.spoor;

import org.jspecify.annotations.Nullable;

/** There is no store to read in the directory. */
public final class StoreNotFoundException extends TraceStoreException {
  public StoreNotFoundException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  public StoreNotFoundException(String message) {
    this(message, null);
  }
}
