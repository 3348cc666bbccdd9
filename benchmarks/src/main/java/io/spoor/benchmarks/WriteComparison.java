package io.spoor.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.spoor.span.Span;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/**
 * What share of the limit's speed does the store reach when it writes?
 *
 * <p>Both ways of {@link Ingest} take turns in one warmed JVM, so that a machine that is slow for a
 * while slows both; medians of the rounds and of their ratios are printed, and CPU time of the
 * whole process. The time of a way includes opening and closing, and for the store all sealing that
 * is left at the end.
 *
 * <p>{@code java -Xmx3g -cp benchmarks/target/benchmarks.jar io.spoor.benchmarks.WriteComparison 9
 * 1000000 1000}: rounds, spans, spans a batch.
 */
public final class WriteComparison {
  private static final int WARM_UP_ROUNDS = 2;

  /** What one round took, in nanoseconds a span. */
  private record Cost(double wall, double cpu) {}

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
    print(Ingest.LIMIT, limit);
    print(Ingest.SPOOR, spoor);
    double[] ratios = new double[rounds];
    Arrays.setAll(ratios, round -> limit[round].wall() / spoor[round].wall());
    Arrays.sort(ratios);
    System.out.printf(
        "the store reaches %.2f of the limit (median; %.2f to %.2f)%n",
        median(ratios), ratios[0], ratios[rounds - 1]);
  }

  private static void print(Ingest ingest, Cost[] costs) {
    double wall = median(Arrays.stream(costs).mapToDouble(Cost::wall).toArray());
    double cpu = median(Arrays.stream(costs).mapToDouble(Cost::cpu).toArray());
    System.out.printf(
        "%-6s %,9.0f spans/s  %5.2f CPU s for 1 M spans%n", ingest, 1e9 / wall, cpu / 1e3);
  }

  private Cost measure(Ingest ingest) {
    System.gc(); // So that neither pays for the other's garbage.
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      long wall = System.nanoTime();
      long cpu = cpuNanos();
      ingest.write(batches, directory.path());
      return new Cost(
          (double) (System.nanoTime() - wall) / spans, (double) (cpuNanos() - cpu) / spans);
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
