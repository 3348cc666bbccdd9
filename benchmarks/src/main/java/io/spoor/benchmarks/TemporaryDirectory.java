package io.spoor.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory that goes with all it holds. */
record TemporaryDirectory(Path path) implements AutoCloseable {

  static TemporaryDirectory create() {
    try {
      return new TemporaryDirectory(Files.createTempDirectory("spoor-benchmark"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another one that holds the same. */
  TemporaryDirectory copy() throws IOException {
    TemporaryDirectory copy = create();
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted().toList()) {
        if (Files.isRegularFile(file)) copyInto(copy.path.resolve(path.relativize(file)), file);
      }
    }
    return copy;
  }

  private static void copyInto(Path target, Path file) throws IOException {
    Files.createDirectories(target.getParent());
    Files.copy(file, target);
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
