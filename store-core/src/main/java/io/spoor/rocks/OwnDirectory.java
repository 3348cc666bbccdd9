package io.spoor.rocks;

import io.spoor.StorageFailedException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A new directory in the system's temporary one, deleted with its files when closed. */
record OwnDirectory(Path path) implements AutoCloseable {
  private static final int MOST_ATTEMPTS = 20;

  static OwnDirectory create() {
    try {
      return new OwnDirectory(Files.createTempDirectory("spoor-"));
    } catch (IOException e) {
      throw new StorageFailedException(
          "cannot make a directory in " + System.getProperty("java.io.tmpdir"), e);
    }
  }

  /**
   * Takes the files of a database as they are at one moment: tables, which never change, as links,
   * the others as copies. Tries again where an owner changes them meanwhile.
   */
  void linkFilesOf(Path directory) {
    for (int attempt = 1; ; attempt++) {
      OwnerFiles before = OwnerFiles.of(directory);
      try {
        tryToLinkFilesOf(directory);
        if (OwnerFiles.of(directory).areAsBefore(before)) return;
      } catch (IOException | DirectoryIteratorException e) {
        if (attempt == MOST_ATTEMPTS || OwnerFiles.of(directory).areAsBefore(before)) {
          throw new StorageFailedException(
              "cannot copy the logs of " + directory + " to " + path, e);
        }
      }
      if (attempt == MOST_ATTEMPTS) return; // What is missing is told when it is looked for.
      clear();
    }
  }

  private void tryToLinkFilesOf(Path directory) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (name.endsWith(".sst")) link(path.resolve(name), file);
        else if (ClosingNote.isOfDatabase(name)) Files.copy(file, path.resolve(name));
      }
    }
  }

  /** A hard one, where it can be, keeps a table that its owner deletes. */
  private static void link(Path link, Path file) throws IOException {
    try {
      Files.createLink(link, file);
    } catch (IOException | UnsupportedOperationException e) {
      linkByName(link, file);
    }
  }

  private static void linkByName(Path link, Path file) throws IOException {
    try {
      Files.createSymbolicLink(link, file);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(file, link); // Windows does not let everybody make links.
    }
  }

  private void clear() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) Files.deleteIfExists(file);
    } catch (IOException | DirectoryIteratorException e) {
      throw new StorageFailedException("cannot empty the temporary directory " + path, e);
    }
  }

  @Override
  public void close() {
    clear();
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new StorageFailedException("cannot delete the temporary directory " + path, e);
    }
  }
}
