package io.spoor.soak;

import io.spoor.StorageFailedException;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.rocks.NativeLibraryFile;
import io.spoor.span.Span;
import io.spoor.store.StoreDoor;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** A process that writes under a limit of its shell's, and says of each batch what became of it. */
final class LimitedWriter {
  private static final int BATCHES = 150;

  /** Open until the process ends. */
  private static final List<FileInputStream> HELD = new ArrayList<>();

  /**
   * What such a process reported.
   *
   * @param acknowledged the batches that it could write
   * @param refused how many it could not
   * @param unexpected the lines that say anything else
   */
  record Outcome(List<List<Span>> acknowledged, int refused, List<String> unexpected) {}

  private LimitedWriter() {}

  /**
   * Runs one, under a line of the shell such as {@code ulimit -f 100}.
   *
   * @param filesLeft how many files it may open once it has begun to write; 0 for all
   */
  static Outcome run(String limit, int filesLeft, Path directory, long seed)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                limit + "; exec \"$0\" \"$@\"",
                java,
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Djava.library.path=" + NativeLibraryFile.in(directory.resolveSibling("native")),
                "-cp",
                System.getProperty("java.class.path"),
                LimitedWriter.class.getName(),
                directory.toString(),
                Long.toString(seed),
                Integer.toString(filesLeft))
            .redirectErrorStream(true)
            .start();
    Iterator<List<Span>> batches = FullDiskTest.batches(seed);
    List<List<Span>> acknowledged = new ArrayList<>();
    List<String> unexpected = new ArrayList<>();
    int refused = 0;
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("written")) {
          acknowledged.add(batches.next());
        } else if (line.equals("refused")) {
          batches.next();
          refused++;
        } else if (!line.equals("not opened") && !line.equals("not closed")) {
          unexpected.add(line);
        }
      }
    }
    int exit = process.waitFor();
    if (exit != 0) unexpected.add("exit code " + exit);
    return new Outcome(acknowledged, refused, unexpected);
  }

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    int filesLeft = Integer.parseInt(arguments[2]);
    try {
      if (filesLeft > 0) {
        // Has all classes loaded, also those of failures: classes are files, too.
        write(StoreDoor.open(directory.resolveSibling("warm"), options(), () -> 1), seed, s -> {});
        leave(filesLeft);
      }
      write(TraceStore.open(directory, options()), seed, System.out::println);
    } catch (StorageFailedException e) {
      System.out.println("not opened");
    }
  }

  /** Opens so many files that only a few more can be. */
  private static void leave(int files) throws IOException {
    Deque<FileInputStream> open = new ArrayDeque<>();
    try {
      while (true) open.push(new FileInputStream("/dev/null"));
    } catch (FileNotFoundException e) { // There are too many open files.
      for (int i = 0; i < files; i++) open.pop().close();
    }
    HELD.addAll(open);
  }

  private static TraceStoreOptions options() {
    return FullDiskTest.options();
  }

  private static void write(TraceStore store, long seed, Consumer<String> reports) {
    Iterator<List<Span>> batches = FullDiskTest.batches(seed);
    for (int i = 0; i < BATCHES; i++) {
      List<Span> batch = batches.next();
      try {
        store.write(batch);
        reports.accept("written");
      } catch (StorageFailedException e) {
        reports.accept("refused");
      }
    }
    try {
      store.close();
    } catch (StorageFailedException e) {
      reports.accept("not closed");
    }
  }
}
