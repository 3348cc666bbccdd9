package io.spoor.rocks;

import io.spoor.StorageFailedException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** How many files of a kind a directory holds, and what they take. */
record DirectoryFiles(int count, long bytes) {

  /** Those whose names end in {@code suffix}; files that vanish meanwhile have no bytes. */
  static DirectoryFiles of(Path directory, String suffix) {
    int count = 0;
    long bytes = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (!file.getFileName().toString().endsWith(suffix)) continue;
        count++;
        bytes += sizeOf(file);
      }
      return new DirectoryFiles(count, bytes);
    } catch (IOException | DirectoryIteratorException e) {
      throw new StorageFailedException("cannot measure the files of " + directory, e);
    }
  }

  private static long sizeOf(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }
}
