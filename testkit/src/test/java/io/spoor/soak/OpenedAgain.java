package io.spoor.soak;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.query.TraceQuery;
import io.spoor.rocks.RocksEngine;
import io.spoor.span.Span;
import io.spoor.testkit.SpanGenerator;
import io.spoor.testkit.SpanGeneratorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Opens a store, writes, finds and closes it, again and again, and says what the process takes. */
final class OpenedAgain {
  private static final long SLACK_KILOBYTES = 48 << 10;
  private static final long SLACK_FILES = 3;
  private static final long SLACK_THREADS = 2;

  /** What a process takes; zeros of what its machine does not tell. */
  private record Usage(long kilobytes, long files, long threads) {
    static Usage now() throws IOException {
      System.gc();
      return new Usage(residentKilobytes(), openFiles(), Thread.getAllStackTraces().size());
    }

    private static long residentKilobytes() throws IOException {
      Path status = Path.of("/proc/self/status");
      if (Files.notExists(status)) return 0;
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
      return 0;
    }

    private static long openFiles() throws IOException {
      Path files = Path.of("/proc/self/fd");
      if (Files.notExists(files)) return 0;
      try (var all = Files.list(files)) {
        return all.count();
      }
    }
  }

  private OpenedAgain() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]).resolve("again");
    int cycles = Integer.parseInt(arguments[1]);
    Iterator<List<Span>> batches =
        new SpanGenerator(SpanGeneratorSettings.realistic(), 1).batches(50);
    for (int i = 0; i < cycles / 2; i++) cycle(directory, batches);
    Usage warm = Usage.now();
    for (int i = cycles / 2; i < cycles; i++) cycle(directory, batches);
    Usage end = Usage.now();
    if (end.kilobytes > warm.kilobytes + SLACK_KILOBYTES
        || end.files > warm.files + SLACK_FILES
        || end.threads > warm.threads + SLACK_THREADS) {
      System.out.printf("fault: it took %s, then %s%n", warm, end);
    }
    if (RocksEngine.liveHandles() != 0) System.out.println("fault: native objects are open");
    System.out.printf("done: %s after half of them, %s at the end%n", warm, end);
  }

  private static void cycle(Path directory, Iterator<List<Span>> batches) {
    TraceStoreOptions options = TraceStoreOptions.defaults().withSegmentSpans(200);
    try (TraceStore store = TraceStore.open(directory, options)) {
      store.write(batches.next());
      store.traces(store.find(TraceQuery.builder().limit(5).build()).traceIds());
      if (store.statistics().spans() > 5_000) store.clear();
    }
    try (var reader = TraceStore.openReadOnly(directory, options)) {
      reader.services();
    }
  }
}
