package io.spoor.benchmarks;

import io.spoor.TraceStore;
import io.spoor.query.Level;
import io.spoor.query.Page;
import io.spoor.query.TraceQuery;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.StatusCode;
import io.spoor.span.Value;
import java.time.Duration;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does a search for 20 traces take in a store of 1,000,000 spans?
 *
 * <p>The spans are the generator's default, in four segments, the last of them open. Each kind of
 * query has 400 variants, taken from spans that are stored, so that nearly all find something; they
 * take turns, so no single answer stays hot. Ids only: no span is decoded. Not to be trusted for a
 * cold start, where the first read of a part of the index comes from disk.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar FindBenchmark -p
 * question=SERVICE_AND_ATTRIBUTE}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class FindBenchmark {
  private static final int SPANS = 1_000_000;
  private static final int VARIANTS = 400;
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  /** A kind of query, made after a stored span. */
  public enum Question {
    SERVICE_LAST_HOUR,
    SERVICE_AND_OPERATION,
    SERVICE_AND_DURATION,
    SERVICE_AND_ATTRIBUTE,
    ATTRIBUTE,
    ALL_TOGETHER,
    SLOW_ERRORS;

    TraceQuery like(Span span, long newestNanos) {
      TraceQuery.Builder query = TraceQuery.builder().limit(20);
      switch (this) {
        case SERVICE_LAST_HOUR -> query.service(span.service()).fromNanos(newestNanos - HOUR_NANOS);
        case SERVICE_AND_OPERATION -> query.service(span.service()).operation(span.name());
        case SERVICE_AND_DURATION ->
            query.service(span.service()).minDuration(Duration.ofMillis(500));
        case SERVICE_AND_ATTRIBUTE -> addText(query.service(span.service()), span.attributes());
        case ATTRIBUTE -> addText(query, span.attributes());
        case ALL_TOGETHER ->
            addText(
                query
                    .service(span.service())
                    .operation(span.name())
                    .minDuration(Duration.ofNanos(span.durationNanos() / 2))
                    .fromNanos(newestNanos - 12 * HOUR_NANOS),
                span.attributes());
        case SLOW_ERRORS -> query.status(StatusCode.ERROR).minDuration(Duration.ofMillis(200));
      }
      return query.build();
    }

    private static void addText(TraceQuery.Builder query, Attributes attributes) {
      for (int i = 0; i < attributes.size(); i++) {
        if (attributes.value(i) instanceof Value.Text text) {
          query.attribute(Level.SPAN, attributes.key(i), text);
          return;
        }
      }
    }
  }

  @Param public Question question = Question.SERVICE_LAST_HOUR;

  private TemporaryDirectory directory;
  private TraceStore store;
  private List<TraceQuery> queries;
  private int next;

  @Setup
  public void fill() {
    directory = TemporaryDirectory.create();
    store = TraceStore.open(directory.path());
    SplittableRandom random = new SplittableRandom(SpanBatches.SEED);
    List<Span> samples = new ArrayList<>();
    long newestNanos = 0;
    for (List<Span> batch : SpanBatches.of(SPANS, 1_000)) {
      store.write(batch);
      samples.add(batch.get(random.nextInt(batch.size())));
      newestNanos = Math.max(newestNanos, batch.get(0).startNanos());
    }
    queries = new ArrayList<>();
    for (int i = 0; i < VARIANTS; i++) {
      queries.add(question.like(samples.get(random.nextInt(samples.size())), newestNanos));
    }
  }

  @TearDown
  public void close() {
    store.close();
    directory.close();
  }

  @Benchmark
  public Page find() {
    TraceQuery query = queries.get(next);
    next = (next + 1) % VARIANTS;
    return store.find(query);
  }
}
