package io.spoor.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories in which systems keep their files. */
final class Directories {
  private Directories() {}

  static void makeEmpty(Path directory) throws IOException {
    delete(directory);
    Files.createDirectories(directory);
  }

  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) return;
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }

  static long bytes(Path directory) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      for (Path file : all) bytes += Files.size(file);
    }
    return bytes;
  }
}
