package io.spoor.benchmarks;

import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.TraceId;
import io.spoor.tree.SpanTree;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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
 * How long does it take to hang the spans of a trace under their parents?
 *
 * <p>Spans as the store returns them, in order of start. {@code RANDOM} hangs each under any of
 * those before it, as calls of services spread; {@code CHAIN} under the one before, the deepest
 * there is; {@code FLAT} under the first, as a batch job's. Only the tree: what it tells (self
 * time, chains, problems) is worked out when asked for. Not to be trusted for spans out of order,
 * which are sorted first.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar TreeBenchmark -p spans=1000}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class TreeBenchmark {

  /** How spans hang under each other. */
  public enum Shape {
    RANDOM {
      @Override
      int parentOf(int span, SplittableRandom random) {
        return random.nextInt(span);
      }
    },
    CHAIN {
      @Override
      int parentOf(int span, SplittableRandom random) {
        return span - 1;
      }
    },
    FLAT {
      @Override
      int parentOf(int span, SplittableRandom random) {
        return 0;
      }
    };

    abstract int parentOf(int span, SplittableRandom random);
  }

  @Param({"16", "1000", "100000"})
  public int spans = 1_000;

  @Param public Shape shape = Shape.RANDOM;

  private final List<Span> trace = new ArrayList<>();

  @Setup
  public void make() {
    SplittableRandom random = new SplittableRandom(SpanBatches.SEED);
    TraceId traceId = new TraceId(random.nextLong(), random.nextLong());
    for (int i = 0; i < spans; i++) {
      SpanId id = new SpanId(random.nextLong());
      SpanId parent = i == 0 ? null : trace.get(shape.parentOf(i, random)).spanId();
      trace.add(
          Span.builder(traceId, id)
              .parentSpanId(parent)
              .kind(SpanKind.INTERNAL)
              .startNanos(1_767_225_600_000_000_000L + i)
              .endNanos(1_767_225_600_000_000_000L + 2L * spans)
              .build());
    }
  }

  @Benchmark
  public SpanTree build() {
    return SpanTree.of(trace);
  }
}
