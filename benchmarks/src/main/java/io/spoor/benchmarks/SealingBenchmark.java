package io.spoor.benchmarks;

import io.spoor.index.OpenSegment;
import io.spoor.index.SegmentSealer;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * How long does it take to make the rows of a sealed segment of an open one?
 *
 * <p>Segments of the default size and smaller, of the generator's default, whose spans come a
 * little out of order. This is the work of the thread that seals, and of closing a store; writers
 * go on meanwhile, as long as they fill segments no faster. Not to be trusted for what sealing
 * costs in all: the rows are dropped here, not written to disk.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar SealingBenchmark -p spans=262144}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class SealingBenchmark {

  @Param({"16384", "262144"})
  public int spans = 262_144;

  private OpenSegment segment = IndexedSegment.open(List.of());

  @Setup
  public void fill() {
    segment = IndexedSegment.open(SpanBatches.of(spans, 1_000));
  }

  @Benchmark
  public int[] seal(Blackhole blackhole) {
    return SegmentSealer.seal(segment, new int[0], (part, number, row) -> blackhole.consume(row));
  }
}
