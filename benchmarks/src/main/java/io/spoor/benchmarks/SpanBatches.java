package io.spoor.benchmarks;

import io.spoor.span.Span;
import io.spoor.testkit.SpanGenerator;
import io.spoor.testkit.SpanGeneratorSettings;
import io.spoor.testkit.SpanGeneratorSettings.Shape;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The workload of all benchmarks: what the generator makes by default, from one seed. */
final class SpanBatches {
  static final long SEED = 42;

  private static final long DAY_NANOS = 86_400_000_000_000L;

  /** What the generator's default comes to. */
  private static final double SPANS_OF_A_TRACE = 16.4;

  private SpanBatches() {}

  /** At least {@code spans} spans in batches of {@code batchSize}, as a collector sends them. */
  static List<List<Span>> of(int spans, int batchSize) {
    List<List<Span>> batches = new ArrayList<>();
    Iterator<List<Span>> generated = new SpanGenerator(SEED).batches(batchSize);
    for (int count = 0; count < spans; count += batchSize) {
      batches.add(generated.next());
    }
    return batches;
  }

  /** Batches without end, at such a rate that {@code spans} spans are a day's. */
  static Iterator<List<Span>> ofADay(int spans, int batchSize) {
    SpanGeneratorSettings settings = SpanGeneratorSettings.realistic();
    Shape shape = settings.shape();
    Shape slower =
        new Shape(
            shape.services(),
            shape.operationsPerService(),
            shape.medianSpans(),
            shape.sigma(),
            shape.maxSpans(),
            shape.parallelShare(),
            shape.errorShare(),
            shape.firstStartNanos(),
            Math.max(1, (long) (DAY_NANOS * SPANS_OF_A_TRACE / spans)));
    return new SpanGenerator(settings.withShape(slower), SEED).batches(batchSize);
  }

  /** The spans of each trace, as the store makes one value of them. */
  static List<List<Span>> byTrace(List<Span> batch) {
    Map<Object, List<Span>> traces = new LinkedHashMap<>();
    for (Span span : batch) {
      traces.computeIfAbsent(span.traceId(), id -> new ArrayList<>()).add(span);
    }
    return List.copyOf(traces.values());
  }
}
