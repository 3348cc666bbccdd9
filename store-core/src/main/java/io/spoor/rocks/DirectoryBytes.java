package io.spoor.rocks;

import io.spoor.StorageFailedException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The sizes of the files in a directory. */
final class DirectoryBytes {
  private DirectoryBytes() {}

  /** The sum over files whose names end in {@code suffix}; those that vanish meanwhile count 0. */
  static long of(Path directory, String suffix) {
    long sum = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (file.getFileName().toString().endsWith(suffix)) sum += sizeOf(file);
      }
      return sum;
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
