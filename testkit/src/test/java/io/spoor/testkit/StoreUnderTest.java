package io.spoor.testkit;

import io.spoor.TraceStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A store that is compared with the naive one, and where it keeps its spans. */
interface StoreUnderTest {

  /** An empty place for one sequence of calls. */
  Place newPlace();

  /** A store in memory, which is empty whenever it is opened. */
  static StoreUnderTest inMemory(Supplier<TraceStore> opener) {
    return () -> new InMemory(opener);
  }

  /** A store in a new directory for each sequence. */
  static StoreUnderTest onDisk(Path parent, Function<Path, TraceStore> opener) {
    return () -> new OnDisk(newDirectory(parent), opener);
  }

  private static Path newDirectory(Path parent) {
    try {
      return Files.createTempDirectory(parent, "store");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a store is opened, and opened again. */
  interface Place extends AutoCloseable {
    TraceStore open();

    /** Whether spans are there after the store was closed and opened again. */
    boolean outlivesClosing();

    /** Removes what the store left. */
    @Override
    void close();
  }

  record InMemory(Supplier<TraceStore> opener) implements Place {
    @Override
    public TraceStore open() {
      return opener.get();
    }

    @Override
    public boolean outlivesClosing() {
      return false;
    }

    @Override
    public void close() {}
  }

  record OnDisk(Path directory, Function<Path, TraceStore> opener) implements Place {
    @Override
    public TraceStore open() {
      return opener.apply(directory);
    }

    @Override
    public boolean outlivesClosing() {
      return true;
    }

    @Override
    public void close() {
      try (Stream<Path> files = Files.walk(directory)) {
        List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        for (Path file : deepestFirst) Files.delete(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
