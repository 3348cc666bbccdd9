package io.spoor.benchmarks;

import io.spoor.index.IndexBatch;
import io.spoor.index.OpenSegment;
import io.spoor.index.TermHash;
import io.spoor.span.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does it take to fill an open segment?
 *
 * <p>A whole segment at its default size, since its tables grow while it fills: an average over a
 * few batches would tell of small tables only. This is what the writer does under the lock, beside
 * writing to disk. The terms were found beforehand ({@link IndexBatchBenchmark}). Not to be trusted
 * for the pauses of a garbage collector, as nothing else takes memory here.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar OpenSegmentBenchmark -p batchSize=1000}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class OpenSegmentBenchmark {

  @Param("262144")
  public int spans = 262_144;

  @Param({"100", "1000"})
  public int batchSize = 1_000;

  private final List<IndexBatch> batches = new ArrayList<>();

  @Setup
  public void generate() {
    for (List<Span> batch : SpanBatches.of(spans, batchSize)) {
      batches.add(IndexBatch.of(batch, TermHash.XXH3));
    }
  }

  @Benchmark
  public OpenSegment fill() {
    OpenSegment segment = new OpenSegment(batches.size() * batchSize);
    for (IndexBatch batch : batches) segment.add(batch);
    return segment;
  }
}
