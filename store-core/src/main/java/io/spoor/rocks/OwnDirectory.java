package io.spoor.rocks;

import io.spoor.StorageFailedException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A new directory in the system's temporary one, deleted with its files when closed. */
record OwnDirectory(Path path) implements AutoCloseable {

  static OwnDirectory create() {
    try {
      return new OwnDirectory(Files.createTempDirectory("spoor-"));
    } catch (IOException e) {
      throw new StorageFailedException(
          "cannot make a directory in " + System.getProperty("java.io.tmpdir"), e);
    }
  }

  /** Takes the files of a database: tables, which never change, as links, the others as copies. */
  void linkFilesOf(Path directory) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (name.endsWith(".sst")) link(path.resolve(name), file);
        else if (ClosingNote.isOfDatabase(name)) Files.copy(file, path.resolve(name));
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new StorageFailedException("cannot copy the logs of " + directory + " to " + path, e);
    }
  }

  private static void link(Path link, Path file) throws IOException {
    try {
      Files.createSymbolicLink(link, file);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(file, link); // Windows does not let everybody make links.
    }
  }

  @Override
  public void close() {
    try {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
        for (Path file : files) Files.deleteIfExists(file);
      }
      Files.deleteIfExists(path);
    } catch (IOException | DirectoryIteratorException e) {
      throw new StorageFailedException("cannot delete the temporary directory " + path, e);
    }
  }
}
