package io.spoor.soak;

import io.spoor.Durability;
import io.spoor.Retention;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.span.Span;
import io.spoor.testkit.SpanGenerator;
import io.spoor.testkit.SpanGeneratorSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A process that makes call after call, and says after each that it is made, until it is killed.
 */
final class KillWriter {
  private static final int MOST_CALLS = 60;
  private static final int BATCH_SPANS = 15;
  private static final long KEPT_SPANS = 300;

  private KillWriter() {}

  /** A call that is the same for the same seed and number, whatever was called before. */
  static void call(TraceStore store, long seed, int number) {
    if (isRetention(number)) {
      store.retain(Retention.EVERYTHING.withMaxSpans(KEPT_SPANS));
    } else if (number % 7 == 3) {
      store.delete(batch(seed, number - 1).get(0).traceId());
    } else {
      store.write(batch(seed, number));
    }
  }

  static boolean isRetention(int number) {
    return number % 13 == 11;
  }

  private static List<Span> batch(long seed, int number) {
    long ofBatch = seed * 1_000_003 + number;
    return new SpanGenerator(SpanGeneratorSettings.awkward(), ofBatch).batches(BATCH_SPANS).next();
  }

  /** Drawn anew for each process. */
  static TraceStoreOptions options(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    return TraceStoreOptions.defaults()
        .withDurability(random.nextInt(3) == 0 ? Durability.POWER_LOSS : Durability.PROCESS_CRASH)
        .withSegmentSpans(List.of(7, 40, 100, 1_000).get(random.nextInt(4)))
        .withMemtableBytes(random.nextBoolean() ? 64 << 10 : 8 << 20)
        .withCacheBytes(random.nextBoolean() ? 0 : 1 << 20)
        .withBlockCacheBytes(random.nextBoolean() ? 0 : 1 << 20);
  }

  /** Arguments: directory, seed of the calls, number of the first, seed of the options. */
  public static void main(String[] arguments) {
    long seed = Long.parseLong(arguments[1]);
    int first = Integer.parseInt(arguments[2]);
    TraceStoreOptions options = options(Long.parseLong(arguments[3]));
    System.out.println("begun");
    try (TraceStore store = TraceStore.open(Path.of(arguments[0]), options)) {
      for (int number = first; number < first + MOST_CALLS; number++) {
        call(store, seed, number);
        System.out.println("made");
      }
    }
  }
}
