package io.spoor;

import org.jspecify.annotations.Nullable;

/** Stored bytes are not what was written: a damaged file, or a row that contradicts another. */
public final class CorruptStoreException extends TraceStoreException {
  public CorruptStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  public CorruptStoreException(String message) {
    this(message, null);
  }
}
