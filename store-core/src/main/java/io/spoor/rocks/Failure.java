package io.spoor.rocks;

import io.spoor.CorruptStoreException;
import io.spoor.StorageFailedException;
import io.spoor.StoreLockedException;
import io.spoor.StoreNotFoundException;
import io.spoor.TraceStoreException;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** An exception of RocksDB's in the terms of this store. */
final class Failure {

  /*
   * RocksDB has no status for a taken lock: it is an IOError whose text begins like one of these,
   * on POSIX for another process and for this one, and on Windows.
   */
  private static final String[] LOCKED = {
    "While lock file: ", "lock hold by current process", "Failed to create lock file: "
  };

  private Failure() {}

  /** A failure to open {@code location}. */
  static TraceStoreException ofOpening(String location, RocksDBException cause) {
    if (isLocked(cause)) {
      return new StoreLockedException(
          "cannot open " + location + ": another store, in this process or another, has it open",
          cause);
    }
    return of("open " + location, cause);
  }

  /** A failure to open {@code location} for following its owner. */
  static TraceStoreException ofFollowing(String location, RocksDBException cause) {
    if (code(cause) == Status.Code.InvalidArgument) { // Its families are not all there.
      return new StoreNotFoundException(
          "cannot open %s for reading: it is only being created: %s"
              .formatted(location, cause.getMessage()),
          cause);
    }
    return of("open " + location + " for reading", cause);
  }

  /**
   * @param attempt what was being done, as a verb with its objects
   */
  static TraceStoreException of(String attempt, RocksDBException cause) {
    String message = "cannot " + attempt + ": " + cause.getMessage();
    return code(cause) == Status.Code.Corruption
        ? new CorruptStoreException(message, cause)
        : new StorageFailedException(message, cause);
  }

  private static boolean isLocked(RocksDBException e) {
    if (code(e) != Status.Code.IOError || e.getMessage() == null) return false;
    for (String beginning : LOCKED) {
      if (e.getMessage().startsWith(beginning)) return true;
    }
    return false;
  }

  private static Status.@Nullable Code code(RocksDBException e) {
    return e.getStatus() == null ? null : e.getStatus().getCode();
  }
}
