package io.spoor;

import org.jspecify.annotations.Nullable;

/** Another store has the directory open, in this process or in another. */
public final class StoreLockedException extends TraceStoreException {
  public StoreLockedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  public StoreLockedException(String message) {
    this(message, null);
  }
}
