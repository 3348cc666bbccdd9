package io.spoor.benchmarks;

import io.spoor.query.TraceQuery;
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
 * How long does a search for 20 traces take, by the kind of query?
 *
 * <p>Each {@link QueryKind} has 400 variants, taken from spans that are stored, so that nearly all
 * find something; they take turns, so no single answer stays hot. Windows of time lie anywhere in
 * the day that is stored. {@link Answer} says what is asked about the traces found; ids are the
 * search itself.
 *
 * <p>Not to be trusted for a cold start, where the first read of a part of the index comes from
 * disk; nor for data whose attributes are much more, fewer or other than here: ask your own ({@link
 * QueryBenchmark}).
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar FindBenchmark -p kind=ATTRIBUTE -p
 * answer=IDS,SUMMARIES,TRACES -p newest=OPEN}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class FindBenchmark {
  private static final int VARIANTS = 400;

  @Param public QueryKind kind = QueryKind.SERVICE;

  @Param({"IDS", "SUMMARIES"})
  public Answer answer = Answer.IDS;

  private final List<TraceQuery> queries = new ArrayList<>();
  private int next;

  @Setup
  public void ask(GeneratedStore stored) {
    for (int i = 0; i < VARIANTS; i++) queries.add(kind.any(stored.samples));
  }

  @Benchmark
  public Object find(GeneratedStore stored) {
    next = (next + 1) % VARIANTS;
    return answer.of(stored.store(), queries.get(next));
  }
}
