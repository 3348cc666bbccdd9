package io.spoor.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * A process that misuses stores, one session after the other, and says at its end what came of it.
 */
final class Misusing {
  static final String END = "ended: ";
  private static final int SESSION_CALLS = 1_000;

  private Misusing() {}

  /**
   * @param arguments the first seed, how many calls, and an empty directory
   */
  public static void main(String[] arguments) throws Exception {
    long seed = Long.parseLong(arguments[0]);
    int calls = Integer.parseInt(arguments[1]);
    Path parent = Path.of(arguments[2]);
    KeptResults kept = new KeptResults();
    ConcurrentMap<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    for (int left = calls; left > 0; left -= SESSION_CALLS, seed++) {
      Path directory = Files.createTempDirectory(parent, "store");
      try {
        MisuseSession.run(seed, SESSION_CALLS, directory, kept, outcomes);
      } catch (Throwable e) {
        System.out.println("-Dspoor.calls.seed=" + seed);
        e.printStackTrace(System.out);
        printThreads();
        Runtime.getRuntime().halt(1); // Not an exit, which would wait for what hangs.
      }
      remove(directory);
    }
    System.out.println(END + new TreeMap<>(outcomes));
  }

  private static void printThreads() {
    for (Map.Entry<Thread, StackTraceElement[]> thread : Thread.getAllStackTraces().entrySet()) {
      System.out.println(thread.getKey());
      for (StackTraceElement frame : thread.getValue()) System.out.println("    at " + frame);
    }
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
