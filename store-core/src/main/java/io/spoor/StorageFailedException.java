package io.spoor;

import org.jspecify.annotations.Nullable;

/** The disk, or the database on it, refused to read or write. */
public final class StorageFailedException extends TraceStoreException {
  public StorageFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  public StorageFailedException(String message) {
    this(message, null);
  }
}
