package io.spoor.store;

import io.spoor.StorageFailedException;
import io.spoor.storage.FormatVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The making of a store's directory under another name, so that it is there whole or not at all.
 */
final class NewDirectory {
  private NewDirectory() {}

  /**
   * Makes a directory; one at a time, as two may have the same name.
   *
   * @param database makes the database in the directory that it is given
   * @throws StorageFailedException if it exists, or the disk refuses
   */
  static synchronized void make(Path directory, Consumer<Path> database) {
    Path target = directory.toAbsolutePath().normalize();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    if (Files.exists(target)) {
      throw new StorageFailedException(
          "cannot make a store in %s: it exists; expected no directory".formatted(target));
    }
    deleteAll(part); // A crash left it.
    try {
      Files.createDirectories(part.getParent());
      database.accept(part);
      FormatVersion.mark(part);
      Files.move(part, target);
    } catch (IOException e) {
      throw new StorageFailedException("cannot make a store in " + target, e);
    } finally {
      deleteAll(part);
    }
  }

  /** Deletes a directory and all in it, if it is there. */
  static void deleteAll(Path directory) {
    if (Files.notExists(directory)) return;
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException | UncheckedIOException e) {
      throw new StorageFailedException("cannot delete " + directory, e);
    }
  }
}
