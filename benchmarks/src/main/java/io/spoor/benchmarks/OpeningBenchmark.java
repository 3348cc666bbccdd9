package io.spoor.benchmarks;

import static java.util.Objects.requireNonNull;

import io.spoor.TraceReader;
import io.spoor.TraceStore;
import io.spoor.span.Span;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does it take to open a store?
 *
 * <p>{@code EMPTY} holds no span. {@code CLOSED} was closed, with all segments sealed. {@code
 * CRASHED} is one whose process ended with an open segment that was half full, so that its index is
 * made anew. Each time a copy is opened, because opening and closing change it; the native library
 * is loaded by the time that counts. Not to be trusted for a cold page cache: what was just copied
 * need not be read from disk.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar OpeningBenchmark -p spans=10000000}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class OpeningBenchmark {

  /** What is found in the directory. */
  public enum Found {
    EMPTY,
    CLOSED,
    CRASHED
  }

  @Param public Found found = Found.EMPTY;

  @Param("1000000")
  public int spans = 1_000_000;

  /** Half of a segment. */
  @Param("131072")
  public int unsealedSpans = 131_072;

  private @Nullable TemporaryDirectory template;
  private @Nullable TemporaryDirectory directory;
  private @Nullable TraceReader opened;

  @Setup(Level.Trial)
  public void fill() throws IOException, InterruptedException {
    template = TemporaryDirectory.create();
    Iterator<List<Span>> batches = SpanBatches.ofADay(spans, 1_000);
    Samples samples = new Samples(SpanBatches.SEED);
    try (TraceStore store = TraceStore.open(template.path())) {
      if (found != Found.EMPTY) GeneratedStore.fill(store, batches, spans, samples);
    }
    if (found != Found.CRASHED) return;
    TemporaryDirectory written = template;
    try (written;
        TraceStore store = TraceStore.open(written.path())) {
      GeneratedStore.fill(store, batches, unsealedSpans, samples);
      template = written.copy(); // As a crash would leave it: every write has returned.
    }
  }

  @Setup(Level.Iteration)
  public void copy() throws IOException {
    directory = requireNonNull(template, "template").copy();
  }

  @Benchmark
  public TraceStore open() {
    TraceStore store = TraceStore.open(requireNonNull(directory, "directory").path());
    opened = store;
    return store;
  }

  @Benchmark
  public TraceReader openReadOnly() {
    TraceReader reader = TraceStore.openReadOnly(requireNonNull(directory, "directory").path());
    opened = reader;
    return reader;
  }

  @TearDown(Level.Iteration)
  public void close() {
    requireNonNull(opened, "opened").close();
    requireNonNull(directory, "directory").close();
  }

  @TearDown(Level.Trial)
  public void clear() {
    requireNonNull(template, "template").close();
  }
}
