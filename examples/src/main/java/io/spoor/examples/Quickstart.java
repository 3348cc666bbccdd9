package io.spoor.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.spoor.StoreStatistics;
import io.spoor.TraceStore;
import io.spoor.dialect.ReadResult;
import io.spoor.file.TraceFile;
import io.spoor.span.Span;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stores the spans of three services that call each other, and finds the slow and the failed traces
 * among them. With files of traces as arguments it takes their spans instead.
 *
 * <p>The store is in a temporary directory, unless {@code -Dspoor.directory=DIR} names one to keep.
 */
public final class Quickstart {
  private static final int ORDERS = 100;
  private static final long SEED = 42;
  private static final int BATCH_SPANS = 1_000;

  private final TraceStore store;
  private final PrintStream out;

  Quickstart(TraceStore store, PrintStream out) {
    this.store = store;
    this.out = out;
  }

  /** Runs with these files, if any. */
  public static void main(String[] files) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    String kept = System.getProperty("spoor.directory");
    Path directory = kept == null ? Files.createTempDirectory("spoor-quickstart") : Path.of(kept);
    try (TraceStore store = TraceStore.open(directory)) {
      new Quickstart(store, out).run(Stream.of(files).map(Path::of).toList());
    } finally {
      if (kept == null) delete(directory);
    }
  }

  void run(List<Path> files) throws IOException, InterruptedException {
    if (files.isEmpty()) {
      runServices();
    } else {
      importFiles(files);
    }
    StoreStatistics stored = store.statistics();
    out.printf("Stored: %,d spans, %,d traces.%n", stored.spans(), stored.traces());
    new Report(store, out).print();
  }

  private void runServices() throws IOException, InterruptedException {
    int failures = 0;
    try (ThreeServices services = new ThreeServices(store, SEED)) {
      for (int i = 0; i < ORDERS; i++) {
        if (services.placeOrder() != 200) failures++;
      }
    }
    out.printf(
        "Three services answered %d orders, frontend → checkout → payment; %d failed.%n",
        ORDERS, failures);
  }

  private void importFiles(List<Path> files) throws IOException {
    for (Path file : files) {
      List<Span> batch = new ArrayList<>(BATCH_SPANS);
      try (InputStream in = Files.newInputStream(file)) {
        ReadResult result = TraceFile.read(file.toString(), in, span -> add(span, batch));
        store.write(batch);
        out.printf("%s: %,d spans read%n", file, result.spans());
        result.rejected().forEach(out::println);
      }
    }
  }

  private void add(Span span, List<Span> batch) {
    batch.add(span);
    if (batch.size() == BATCH_SPANS) {
      store.write(batch);
      batch.clear();
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
