package io.spoor;

import org.jspecify.annotations.Nullable;

/** A newer release wrote the directory, or no store did. Nothing was changed. */
public final class UnsupportedFormatException extends TraceStoreException {
  public UnsupportedFormatException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  public UnsupportedFormatException(String message) {
    this(message, null);
  }
}
