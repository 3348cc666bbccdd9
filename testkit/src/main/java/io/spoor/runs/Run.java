package io.spoor.runs;

import io.spoor.ReadOnlyTraceStore;
import io.spoor.TraceStore;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A run that is kept.
 *
 * @param number counts from 1 in the order in which runs began; never used again
 * @param name such as a build or a commit; several runs may have the same
 * @param begun to the millisecond
 * @param directory of its store
 */
public record Run(int number, String name, Instant begun, Path directory) {

  /**
   * Opens its traces for reading, also while they are being written.
   *
   * @throws io.spoor.StoreNotFoundException if nothing was ever written in the run
   */
  public ReadOnlyTraceStore open() {
    return TraceStore.openReadOnly(directory);
  }
}
