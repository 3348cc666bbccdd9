package io.spoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.ReadOnlyTraceStore;
import io.spoor.TraceReader;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.query.TraceQuery;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process writes, seals and clears in steps that a number determines, and says after each that it
 * is done; this one reads the same directory. What it sees is the store after one of the steps, and
 * not one before the last of which it heard.
 */
final class ReaderInAnotherProcessTest {
  private static final int STEPS = 250;
  private static final int STEPS_TO_A_CLEAR = 60;
  private static final int BATCH_SPANS = 20;
  private static final TraceQuery ALL = TraceQuery.builder().build();

  @TempDir private Path directory;

  /** Small segments and files, so that what is read is sealed, flushed and deleted all the time. */
  private static TraceStoreOptions options() {
    return TraceStoreOptions.defaults().withSegmentSpans(50).withMemtableBytes(64 << 10);
  }

  private static boolean isClear(int step) {
    return step % STEPS_TO_A_CLEAR == STEPS_TO_A_CLEAR - 1;
  }

  /** The batch of a step; its traces go on in those of the next steps. */
  private static List<Span> batch(long seed, int step) {
    Random random = new Random(seed * 1_000_003 + step);
    List<Span> batch = new ArrayList<>();
    for (int i = 0; i < BATCH_SPANS; i++) {
      long start = step * 1_000L + random.nextInt(5_000);
      batch.add(
          Span.builder(new TraceId(seed, 1 + step / 3 + i % 7), new SpanId(step * 100L + i + 1))
              .name("operation " + i % 3)
              .resource(Resource.ofService("service " + random.nextInt(4)))
              .startNanos(start)
              .endNanos(start + random.nextInt(1_000))
              .attributes(
                  Attributes.builder()
                      .put("step", Value.of(step))
                      .put("noise", Long.toHexString(random.nextLong()).repeat(10))
                      .build())
              .build());
    }
    return batch;
  }

  /** Takes step after step, says of each that it is done, and never ends. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) {
      long seed = Long.parseLong(arguments[1]);
      try (TraceStore store = TraceStore.open(Path.of(arguments[0]), options())) {
        for (int step = 0; ; step++) {
          if (isClear(step)) store.clear();
          else store.write(batch(seed, step));
          System.out.println(step);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void read_besideAProcessThatWritesAndIsKilled_seesEachAcknowledgedStep(long seed)
      throws Exception {
    Process writer = start(seed);
    AtomicInteger done = new AtomicInteger(-1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (BufferedReader lines = writer.inputReader()) {
      done.set(Integer.parseInt(lines.readLine())); // There is a store now.
      Future<?> hearing = threads.submit(() -> hear(lines, done));
      try (ReadOnlyTraceStore reader = TraceStore.openReadOnly(directory, options())) {
        AtomicBoolean enough = new AtomicBoolean();
        Future<?> beside = threads.submit(() -> countUntil(enough, reader));
        Set<Integer> seen = new HashSet<>();
        while (done.get() < STEPS && writer.isAlive()) {
          seen.add(lastStepOnceCaughtUp(reader, seed, done.get()));
        }
        writer.toHandle().destroyForcibly(); // Process.destroyForcibly would close the pipe too.
        hearing.get();
        enough.set(true);
        beside.get();

        lastStepOnceCaughtUp(reader, seed, done.get());
        assertThat(seen).as("steps that were the last seen").hasSizeGreaterThan(3);
        checkReopened(reader, seed);
      }
    } finally {
      writer.destroyForcibly().waitFor();
      threads.shutdownNow();
    }
    assertThat(done.get()).as("steps of the writer").isGreaterThanOrEqualTo(STEPS);
  }

  private Process start(long seed) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Writer.class.getName(),
            directory.toString(),
            Long.toString(seed))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Void hear(BufferedReader lines, AtomicInteger done) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      done.set(Integer.parseInt(line));
    }
    return null;
  }

  /** Reads all the time, whoever catches up or clears meanwhile. */
  private static void countUntil(AtomicBoolean enough, TraceReader reader) {
    while (!enough.get()) {
      assertThat(reader.count(ALL).spans() % BATCH_SPANS).isZero();
      assertThat(reader.stream(ALL).limit(30).map(Span::traceId)).doesNotContainNull();
    }
  }

  /** The number of the last step, or -1 after one that cleared, when what is seen is right. */
  private static int lastStepOnceCaughtUp(ReadOnlyTraceStore reader, long seed, int acknowledged) {
    reader.catchUp();
    SortedMap<Integer, Set<Span>> byStep = spansByStep(reader);
    String situation = "seed %d, step %d or a later one".formatted(seed, acknowledged);
    if (byStep.isEmpty()) return -1; // As it is whenever a clear is the last step.
    int last = byStep.lastKey();

    assertThat(last).as(situation).isGreaterThanOrEqualTo(acknowledged);
    for (int step = last; step >= 0 && !isClear(step); step--) {
      Set<Span> found = byStep.remove(step);
      assertThat(found).as("step %d; %s", step, situation).isEqualTo(Set.copyOf(batch(seed, step)));
    }
    assertThat(byStep.keySet()).as("steps before a clear; %s", situation).isEmpty();
    assertThat(reader.find(TraceQuery.builder().attribute("step", last).build()).traces())
        .as(situation)
        .hasSize(7);
    return last;
  }

  private static SortedMap<Integer, Set<Span>> spansByStep(TraceReader reader) {
    return reader.stream(ALL)
        .collect(
            Collectors.groupingBy(
                span -> (int) span.spanId().value() / 100, TreeMap::new, Collectors.toSet()));
  }

  /** What the next process that writes finds is what was read, and what it writes is read. */
  private void checkReopened(ReadOnlyTraceStore reader, long seed) {
    try (TraceStore store = TraceStore.open(directory, options())) {
      reader.catchUp();
      assertThat(spansByStep(reader)).isEqualTo(spansByStep(store));

      store.clear();
      store.write(batch(seed, 7));
      reader.catchUp();
      assertThat(spansByStep(reader)).isEqualTo(spansByStep(store)).containsOnlyKeys(7);
    }
  }
}
