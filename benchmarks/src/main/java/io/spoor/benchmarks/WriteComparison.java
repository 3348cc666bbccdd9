package io.spoor.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.spoor.span.Span;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What share of the limit's speed does the store reach when it writes?
 *
 * <p>Both ways of {@link Ingest} take turns in one warmed JVM, so that a machine that is slow for a
 * while slows both; medians of the rounds and of their ratios are printed: of all writes, until the
 * last returns, while sealing runs beside them; and of everything from opening to closing, with all
 * spans flushed into files and all full segments sealed. The CPU time is that of the whole process,
 * garbage collection included.
 *
 * <p>{@code java -Xmx4g -XX:+UseParallelGC -cp benchmarks/target/benchmarks.jar
 * io.spoor.benchmarks.WriteComparison 9 1000000 1000}: rounds, spans, spans a batch.
 */
public final class WriteComparison {
  private static final int WARM_UP_ROUNDS = 2;

  /**
   * What one round took, in nanoseconds a span.
   *
   * @param writes until the last write returned
   * @param files from before opening until after closing
   * @param cpu of the whole process in that time
   */
  private record Cost(double writes, double files, double cpu) {}

  private final List<List<Span>> batches;
  private final int spans;

  private WriteComparison(int spans, int batchSize) {
    this.batches = SpanBatches.of(spans, batchSize);
    this.spans = spans;
  }

  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    int spans = Integer.parseInt(arguments[1]);
    int batchSize = Integer.parseInt(arguments[2]);
    System.out.printf(
        "%,d spans in batches of %,d, seed %d; %d rounds after %d%n",
        spans, batchSize, SpanBatches.SEED, rounds, WARM_UP_ROUNDS);
    new WriteComparison(spans, batchSize).run(rounds);
  }

  private void run(int rounds) {
    Cost[] limit = new Cost[rounds];
    Cost[] spoor = new Cost[rounds];
    for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
      Cost ofLimit = measure(Ingest.LIMIT);
      Cost ofSpoor = measure(Ingest.SPOOR);
      if (round < 0) continue;
      limit[round] = ofLimit;
      spoor[round] = ofSpoor;
    }
    print("until the last write returns", limit, spoor, Cost::writes);
    print("until all is in files and closed", limit, spoor, Cost::files);
    System.out.printf(
        "CPU s for 1 M spans: limit %.2f, store %.2f%n",
        median(limit, Cost::cpu) / 1e3, median(spoor, Cost::cpu) / 1e3);
  }

  private static void print(String what, Cost[] limit, Cost[] spoor, ToDoubleFunction<Cost> time) {
    double[] ratios = new double[limit.length];
    Arrays.setAll(
        ratios, round -> time.applyAsDouble(limit[round]) / time.applyAsDouble(spoor[round]));
    Arrays.sort(ratios);
    System.out.printf(
        "%s: limit %,.0f spans/s, store %,.0f spans/s, share of the limit %.2f (%.2f to %.2f)%n",
        what,
        1e9 / median(limit, time),
        1e9 / median(spoor, time),
        median(ratios),
        ratios[0],
        ratios[ratios.length - 1]);
  }

  private static double median(Cost[] costs, ToDoubleFunction<Cost> part) {
    return median(Arrays.stream(costs).mapToDouble(part).toArray());
  }

  private Cost measure(Ingest ingest) {
    System.gc(); // So that neither pays for the other's garbage.
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      long cpu = cpuNanos();
      long begin = System.nanoTime();
      long writes;
      try (Ingest.Sink sink = ingest.open(directory.path())) {
        long opened = System.nanoTime();
        for (List<Span> batch : batches) {
          sink.write(batch);
        }
        writes = System.nanoTime() - opened;
      }
      double files = System.nanoTime() - begin;
      return new Cost((double) writes / spans, files / spans, (double) (cpuNanos() - cpu) / spans);
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
