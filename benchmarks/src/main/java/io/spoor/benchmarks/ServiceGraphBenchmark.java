package io.spoor.benchmarks;

import io.spoor.graph.CountingRule;
import io.spoor.graph.GraphQuery;
import io.spoor.graph.ServiceGraph;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does it take to count which service calls which?
 *
 * <p>Over windows that begin anywhere in the day that is stored, by each of the rules. An hour of a
 * million spans a day is about 42,000 spans. Linear in the spans of the traces in the window; not
 * to be trusted for data of which most traces lie in several segments, whose spans are decoded.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar ServiceGraphBenchmark -p hours=1}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class ServiceGraphBenchmark {
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  @Param public CountingRule rule = CountingRule.ZIPKIN_LINKER;

  @Param({"1", "24"})
  public int hours = 1;

  @Benchmark
  public ServiceGraph graph(GeneratedStore stored) {
    long from = stored.samples.any().startNanos() - stored.samples.anyBelow(hours * HOUR_NANOS);
    return stored
        .store()
        .serviceGraph(
            GraphQuery.builder()
                .fromNanos(from)
                .toNanos(from + hours * HOUR_NANOS)
                .rule(rule)
                .build());
  }
}
