package io.spoor.benchmarks;

import static java.util.Objects.requireNonNull;

import io.spoor.TraceReader;
import io.spoor.TraceStore;
import io.spoor.cli.QueryText;
import io.spoor.query.TraceQuery;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
 * How long does this query take in this store?
 *
 * <p>For stores and queries of your own: {@code store} is a directory, which is opened for reading
 * only, also while another process writes to it; {@code query} is what one would give to {@code
 * spoor find}. What it took to find the answer is printed before the measurement. Without a
 * directory, {@code spans} spans of the generator's default are asked.
 *
 * <p>The query is asked again and again, so the parts of the index that it touches are in memory:
 * not to be trusted for the first time it is asked, nor for how many different queries do.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar QueryBenchmark -p store=traces -p
 * query='--service checkout --min-duration 250ms'}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class QueryBenchmark {
  /** The directory of a store; empty for generated spans. */
  @Param("")
  public String store = "";

  /** As the options of {@code spoor find}. Commas part queries, which are measured one by one. */
  @Param("--status error --min-duration 100ms")
  public String query = "";

  @Param({"IDS", "SUMMARIES", "TRACES"})
  public Answer answer = Answer.IDS;

  @Param("200000")
  public int spans = 200_000;

  private @Nullable TemporaryDirectory generated;
  private @Nullable TraceReader reader;
  private TraceQuery parsed = TraceQuery.builder().build();

  @Setup
  public void open() throws InterruptedException {
    parsed = QueryText.parse(query, Clock.systemUTC());
    TraceReader opened = TraceStore.openReadOnly(directory());
    System.out.printf("%n%s", opened.explain(parsed));
    reader = opened;
  }

  private Path directory() throws InterruptedException {
    if (!store.isEmpty()) return Path.of(store);
    TemporaryDirectory filled = TemporaryDirectory.create();
    generated = filled;
    try (TraceStore written = TraceStore.open(filled.path())) {
      GeneratedStore.fill(
          written, SpanBatches.ofADay(spans, 1_000), spans, new Samples(SpanBatches.SEED));
    }
    return filled.path();
  }

  @TearDown
  public void close() {
    requireNonNull(reader, "reader").close();
    if (generated != null) generated.close();
  }

  @Benchmark
  public Object ask() {
    return answer.of(requireNonNull(reader), parsed);
  }
}
