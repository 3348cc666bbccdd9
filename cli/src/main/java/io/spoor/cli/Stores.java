package io.spoor.cli;

import io.spoor.Retention;
import io.spoor.TraceReader;
import io.spoor.TraceStore;
import java.nio.file.Path;

/** Where the commands get their stores from. */
interface Stores {

  /** Whether a store has been made in this directory. Changes nothing. */
  boolean exists(Path directory);

  /** Opens the store in this directory for reading, whoever else has it open. */
  TraceReader openReadOnly(Path directory);

  /** Opens the store in this directory, creating both if they do not exist. */
  TraceStore open(Path directory);

  /** The same, keeping no more than this. */
  TraceStore open(Path directory, Retention retention);
}
