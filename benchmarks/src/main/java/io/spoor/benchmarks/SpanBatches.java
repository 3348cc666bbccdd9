package io.spoor.benchmarks;

import io.spoor.span.Span;
import io.spoor.testkit.SpanGenerator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The workload of all benchmarks: what the generator makes by default, from one seed. */
final class SpanBatches {
  static final long SEED = 42;

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
}
