package io.spoor.benchmarks;

import io.spoor.index.IndexBatch;
import io.spoor.index.TermHash;
import io.spoor.span.Span;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How long does it take to find the terms of a span and everything else that the index wants to
 * know of it?
 *
 * <p>10,000 spans of the generator's default, in batches as collectors send them: the terms that
 * spans of a batch share are made once a batch, so that large ones cost less for each span. A
 * writer does this before it takes any lock. Not to be trusted for spans without attributes, or
 * with large ones, whose cost is that of hashing their bytes.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar IndexBatchBenchmark -p batchSize=1000}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
public class IndexBatchBenchmark {
  private static final int SPANS = 10_000;

  @Param({"1", "100", "1000"})
  public int batchSize = 1_000;

  private List<List<Span>> batches = List.of();

  @Setup
  public void generate() {
    batches = SpanBatches.of(SPANS, batchSize);
  }

  @Benchmark
  @OperationsPerInvocation(SPANS)
  public void extract(Blackhole blackhole) {
    for (List<Span> batch : batches) blackhole.consume(IndexBatch.of(batch, TermHash.XXH3));
  }
}
