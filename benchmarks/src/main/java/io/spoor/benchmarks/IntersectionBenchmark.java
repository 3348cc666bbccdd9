package io.spoor.benchmarks;

import io.spoor.index.OpenSegment;
import io.spoor.index.Search;
import io.spoor.index.Segment;
import io.spoor.index.SegmentReader;
import io.spoor.index.SpanSource;
import io.spoor.index.TermHash;
import io.spoor.query.Level;
import io.spoor.query.MatchCount;
import io.spoor.query.Page;
import io.spoor.query.TraceQuery;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
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
 * How long does it take to intersect the rows of two terms, depending on how many spans have them?
 *
 * <p>One segment of the default size, without a database or a cache behind it. Every span has a
 * trace of its own and attributes that every 2nd, 20th, 2,000th and 100,000th span has, at random
 * and without regard to each other: the lengths of the lists that a search meets, from a service to
 * a user's id. {@code newest} stops at 20 traces, {@code count} goes through all. Not to be trusted
 * where terms depend on each other, such as a service and its operations, for which the first 20
 * are found sooner, or where rows come from disk ({@link FindBenchmark}).
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar IntersectionBenchmark -p one=2 -p other=20}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class IntersectionBenchmark {
  private static final int[] RARITIES = {2, 20, 2_000, 100_000};

  @Param("262144")
  public int spans = 262_144;

  /** Every so many spans have the one term. */
  @Param({"2", "2000"})
  public int one = 2;

  /** And every so many the other. */
  @Param({"2", "20", "2000", "100000"})
  public int other = 20;

  @Param public SegmentKind segment = SegmentKind.SEALED;

  private Segment indexed = IndexedSegment.open(List.of());
  private TraceQuery query = TraceQuery.builder().build();

  @Setup
  public void index() {
    SplittableRandom random = new SplittableRandom(SpanBatches.SEED);
    List<Span> all = new ArrayList<>();
    for (int i = 0; i < spans; i++) all.add(span(i, random));
    OpenSegment open = IndexedSegment.open(List.of(all));
    indexed = segment == SegmentKind.OPEN ? open : IndexedSegment.sealed(open);
    query =
        TraceQuery.builder()
            .attribute(Level.SPAN, "one-in-" + one, Value.of(true))
            .attribute(Level.SPAN, "another-in-" + other, Value.of(true))
            .build();
  }

  private static Span span(int i, SplittableRandom random) {
    Attributes.Builder attributes = Attributes.builder();
    for (int rarity : RARITIES) {
      if (random.nextInt(rarity) == 0) attributes.put("one-in-" + rarity, true);
      if (random.nextInt(rarity) == 0) attributes.put("another-in-" + rarity, true);
    }
    long start = 1_767_225_600_000_000_000L + i * 1_000_000L;
    return Span.builder(new TraceId(random.nextLong(), i), new SpanId(i + 1))
        .name("GET /")
        .startNanos(start)
        .endNanos(start + 1_000)
        .attributes(attributes.build())
        .build();
  }

  @Benchmark
  public Page newest() {
    return search().find(query);
  }

  @Benchmark
  public MatchCount count() {
    return search().count(query);
  }

  private Search search() {
    return new Search(List.of(indexed.reader()), new NoSpans(), TermHash.XXH3);
  }

  /** Fails where a search would read a span: postings alone must tell. */
  private static final class NoSpans implements SpanSource {
    @Override
    public Span span(SegmentReader reader, int row) {
      throw new IllegalStateException("row " + row + " is read");
    }

    @Override
    public List<Span> trace(TraceId id) {
      throw new IllegalStateException("trace " + id + " is read");
    }
  }
}
