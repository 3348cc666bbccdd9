package io.spoor.cli;

import io.spoor.Retention;
import io.spoor.TraceReader;
import io.spoor.TraceStore;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says which store a command is about. */
final class StoreDirectory {

  @Option(
      names = "--store",
      required = true,
      paramLabel = "DIR",
      description = "The directory of the store.")
  private Path directory;

  Path directory() {
    return directory;
  }

  /** Opens the store, making a new one where there is none. */
  TraceStore openOrCreate(Stores stores) {
    if (Files.exists(directory) && !Files.isDirectory(directory)) throw notADirectory();
    return stores.open(directory);
  }

  /** The same, keeping no more than this. */
  TraceStore openOrCreate(Stores stores, Retention retention) {
    if (Files.exists(directory) && !Files.isDirectory(directory)) throw notADirectory();
    return stores.open(directory, retention);
  }

  /** Opens the store for reading, also beside one who writes; or fails and creates nothing. */
  TraceReader openToRead(Stores stores) {
    checkExists(stores);
    return stores.openReadOnly(directory);
  }

  /** Opens the store, or fails and creates nothing. */
  TraceStore openExisting(Stores stores) {
    checkExists(stores);
    return stores.open(directory);
  }

  private void checkExists(Stores stores) {
    if (stores.exists(directory)) return;
    if (!Files.exists(directory)) {
      throw new CommandFailedException(
          "there is no directory %s; \"spoor import --store %s FILE\" makes a store there"
              .formatted(directory, directory));
    }
    if (!Files.isDirectory(directory)) throw notADirectory();
    throw new CommandFailedException(
        "there is no store in %s; \"spoor import --store %s FILE\" makes one"
            .formatted(directory, directory));
  }

  private CommandFailedException notADirectory() {
    return new CommandFailedException(
        "%s is a file, expected the directory of a store".formatted(directory));
  }
}
