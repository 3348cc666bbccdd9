package io.spoor.benchmarks;

import static java.util.Objects.requireNonNull;

import io.spoor.TraceStore;
import io.spoor.span.Span;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A store of generated spans, filled anew for every measurement, and samples of what is in it.
 *
 * <p>The spans are a day's of the generator's default. With a million of them, three segments are
 * sealed and the newest holds 213,568 spans, open or sealed as {@code newest} says; of fewer spans
 * than a full segment all are in that one. (What holds fewer than 16,384 stays open.)
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.spoor.benchmarks.GeneratedStore traces
 * 1000000} makes such a store in a directory, to be asked by {@link QueryBenchmark} or {@code
 * spoor}.
 */
@State(Scope.Benchmark)
public class GeneratedStore {
  private static final int BATCH_SPANS = 1_000;
  private static final long MILLIS_BETWEEN_LOOKS = 10;

  @Param("1000000")
  public int spans = 1_000_000;

  @Param public SegmentKind newest = SegmentKind.SEALED;

  final Samples samples = new Samples(SpanBatches.SEED);

  private @Nullable TemporaryDirectory directory;
  private @Nullable TraceStore store;

  TraceStore store() {
    return requireNonNull(store, "store");
  }

  public static void main(String[] arguments) throws InterruptedException {
    int count = Integer.parseInt(arguments[1]);
    try (TraceStore store = TraceStore.open(Path.of(arguments[0]))) {
      fill(store, SpanBatches.ofADay(count, BATCH_SPANS), count, new Samples(SpanBatches.SEED));
    }
  }

  @Setup
  public void fill() throws InterruptedException {
    directory = TemporaryDirectory.create();
    TraceStore filled = TraceStore.open(directory.path());
    fill(filled, SpanBatches.ofADay(spans, BATCH_SPANS), spans, samples);
    if (newest == SegmentKind.SEALED) {
      filled.close();
      filled = TraceStore.open(directory.path());
    }
    store = filled;
  }

  /** Writes so many spans and waits until all full segments are sealed. */
  static void fill(TraceStore store, Iterator<List<Span>> batches, int spans, Samples samples)
      throws InterruptedException {
    for (int count = 0; count < spans; ) {
      List<Span> batch = batches.next();
      count += batch.size();
      store.write(batch);
      samples.takeOf(batch);
    }
    while (store.metrics().openSegments() > 1) Thread.sleep(MILLIS_BETWEEN_LOOKS);
  }

  @TearDown
  public void close() {
    store().close();
    requireNonNull(directory, "directory").close();
  }
}
