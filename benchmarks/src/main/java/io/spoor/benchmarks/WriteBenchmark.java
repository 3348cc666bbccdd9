package io.spoor.benchmarks;

import static java.util.Objects.requireNonNull;

import io.spoor.span.Span;
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
 * How long does it take to bring spans to disk, against writing the same bytes without an index?
 *
 * <p>300,000 spans of the generator's default, made beforehand, from one thread in batches of 1,000
 * (or 100): a little more than one segment, so that sealing runs beside the writer once. Not to be
 * trusted for the rate of a store that runs for hours, which seals all the time; and since the two
 * ways are not alternated here, their ratio is better taken from {@link WriteComparison}.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar WriteBenchmark -p batchSize=1000}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
public class WriteBenchmark {
  @Param({"LIMIT", "SPOOR"})
  public Ingest ingest = Ingest.SPOOR;

  @Param("300000")
  public int spans = 300_000;

  @Param({"1000", "100"})
  public int batchSize = 1_000;

  private List<List<Span>> batches = List.of();
  private @Nullable TemporaryDirectory directory;
  private Ingest.@Nullable Sink sink;

  @Setup(Level.Trial)
  public void generate() {
    batches = SpanBatches.of(spans, batchSize);
  }

  @Setup(Level.Iteration)
  public void open() {
    directory = TemporaryDirectory.create();
    sink = ingest.open(directory.path());
  }

  @TearDown(Level.Iteration)
  public void close() {
    requireNonNull(sink).close();
    requireNonNull(directory).close();
  }

  @Benchmark
  public void write() {
    Ingest.Sink open = requireNonNull(sink);
    for (List<Span> batch : batches) {
      open.write(batch);
    }
  }
}
