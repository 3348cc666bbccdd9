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
      return new OwnDirectory(Files.createTempDirectory("spoor-reader-"));
    } catch (IOException e) {
      throw new StorageFailedException(
          "cannot make a directory in " + System.getProperty("java.io.tmpdir"), e);
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
