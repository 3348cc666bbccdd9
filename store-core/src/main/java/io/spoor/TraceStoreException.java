package io.spoor;

import org.jspecify.annotations.Nullable;

/**
 * What can go wrong in a store besides bad arguments. The message says what was attempted and
 * where.
 */
public abstract sealed class TraceStoreException extends RuntimeException
    permits CorruptStoreException,
        UnsupportedFormatException,
        StoreLockedException,
        StoreNotFoundException,
        StoreClosedException,
        StorageFailedException {

  TraceStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
