package io.spoor.benchmarks;

import io.spoor.Trace;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * How long does it take to read a whole trace, given its id?
 *
 * <p>2,000 ids take turns. Those that are stored are the ids of spans drawn at random, so that
 * large traces come more often, as they do when somebody follows a link in a log line; most traces
 * came in one batch, some in several. An unknown id is what a lookup costs in a store that does not
 * have the trace: a filter a segment. Not to be trusted for a store that does not fit into the page
 * cache, where a trace costs a read from disk.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar TraceBenchmark -p id=STORED}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class TraceBenchmark {
  private static final int IDS = 2_000;

  /** Whether there is such a trace. */
  public enum Id {
    STORED,
    UNKNOWN
  }

  @Param public Id id = Id.STORED;

  private final List<TraceId> ids = new ArrayList<>();
  private int next;

  @Setup
  public void choose(GeneratedStore stored) {
    SplittableRandom random = new SplittableRandom(SpanBatches.SEED);
    for (int i = 0; i < IDS; i++) {
      ids.add(
          id == Id.STORED
              ? stored.samples.any().traceId()
              : new TraceId(random.nextLong(), random.nextLong()));
    }
  }

  @Benchmark
  public Optional<Trace> trace(GeneratedStore stored) {
    next = (next + 1) % IDS;
    return stored.store().trace(ids.get(next));
  }
}
