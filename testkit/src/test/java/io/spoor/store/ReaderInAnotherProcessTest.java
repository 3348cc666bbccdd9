package io.spoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.ReadOnlyTraceStore;
import io.spoor.Retention;
import io.spoor.Trace;
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
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process writes, seals, deletes, retains and clears in steps that a number determines, and says
 * after each that it is done; this one reads the same directory. What it sees is the store after
 * one of the steps, and not one before the last of which it had heard.
 *
 * <p>The writer takes some steps each time that the reader catches up, and no more: its segments
 * are so small that on a fast machine it would otherwise flush rows in each moment, which is more
 * than a reader can follow.
 */
final class ReaderInAnotherProcessTest {
  private static final int STEPS = 250;
  private static final int STEPS_SEEN = 10;
  private static final int STEPS_AT_A_TIME = 8;
  private static final int BATCH_SPANS = 20;
  private static final int BATCH_TRACES = 7;
  private static final TraceQuery ALL = TraceQuery.builder().limit(1_000).build();

  @TempDir private Path directory;

  /** Small segments and files, so that what is read is sealed, flushed and deleted all the time. */
  private static TraceStoreOptions options() {
    return TraceStoreOptions.defaults().withSegmentSpans(50).withMemtableBytes(64 << 10);
  }

  /** The same changes for the same numbers, on any store with these options. */
  private static void take(TraceStore store, long seed, int step) {
    switch (step % 60) {
      case 13, 14, 33 -> store.delete(traceId(seed, step - 4, 2));
      case 20, 40, 50 -> store.retain(Retention.EVERYTHING.withMaxSpans(150));
      case 59 -> store.clear();
      default -> store.write(batch(seed, step));
    }
  }

  /** The batch of a step; its traces go on in those of the next steps. */
  private static List<Span> batch(long seed, int step) {
    Random random = new Random(seed * 1_000_003 + step);
    List<Span> batch = new ArrayList<>();
    for (int i = 0; i < BATCH_SPANS; i++) {
      long start = step * 1_000L + random.nextInt(5_000);
      batch.add(
          Span.builder(traceId(seed, step, i), new SpanId(step * 100L + i + 1))
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

  private static TraceId traceId(long seed, int step, int span) {
    return new TraceId(seed, 1 + step / 3 + span % BATCH_TRACES);
  }

  private static int stepOf(Span span) {
    return (int) (span.spanId().value() / 100);
  }

  /** Takes some steps for each byte that it reads, and says of each step that it is done. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      long seed = Long.parseLong(arguments[1]);
      try (TraceStore store = TraceStore.open(Path.of(arguments[0]), options())) {
        for (int step = 0; step % STEPS_AT_A_TIME != 0 || System.in.read() >= 0; step++) {
          take(store, seed, step);
          System.out.println(step);
        }
      }
    }
  }

  /** Kills it before its pipes are closed: closing waits for a thread that reads from one. */
  private record Killed(Process process) implements AutoCloseable {
    void now() {
      process.toHandle().destroyForcibly(); // Process.destroyForcibly would close the pipes too.
    }

    @Override
    public void close() {
      now();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void read_besideAProcessThatWritesAndIsKilled_seesEachAcknowledgedStep(long seed)
      throws Exception {
    Process writer = start(seed);
    AtomicInteger done = new AtomicInteger(-1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (OutputStream goOn = writer.getOutputStream();
        BufferedReader lines = writer.inputReader();
        Killed killed = new Killed(writer);
        Model model = new Model(seed)) {
      Allowance allowance = new Allowance(goOn, done);
      allowance.extend();
      done.set(Integer.parseInt(lines.readLine())); // There is a store now.
      Future<?> hearing = threads.submit(() -> hear(lines, done));
      try (ReadOnlyTraceStore reader = TraceStore.openReadOnly(directory, options())) {
        AtomicBoolean enough = new AtomicBoolean();
        Future<?> beside = threads.submit(() -> readUntil(enough, reader, seed));
        Set<Integer> seen = new HashSet<>();
        while ((done.get() < STEPS || seen.size() < STEPS_SEEN) && writer.isAlive()) {
          allowance.extend();
          seen.add(model.stepSeen(reader, done.get(), allowance.lastStep()));
        }
        allowance.extend();
        killed.now();
        hearing.get();
        enough.set(true);
        beside.get();

        model.stepSeen(reader, done.get(), allowance.lastStep());
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

  /** Lets the writer take its next steps, once it has taken those before. */
  private static final class Allowance {
    private final OutputStream goOn;
    private final AtomicInteger done;
    private int steps;

    Allowance(OutputStream goOn, AtomicInteger done) {
      this.goOn = goOn;
      this.done = done;
    }

    void extend() throws IOException {
      if (done.get() + 1 < steps) return;
      goOn.write('\n');
      goOn.flush();
      steps += STEPS_AT_A_TIME;
    }

    int lastStep() {
      return steps - 1;
    }
  }

  private static Void hear(BufferedReader lines, AtomicInteger done) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      done.set(Integer.parseInt(line));
    }
    return null;
  }

  /**
   * Reads all the time, whoever catches up or removes meanwhile: no trace lacks part of a batch.
   */
  private static void readUntil(AtomicBoolean enough, TraceReader reader, long seed) {
    while (!enough.get()) {
      for (Trace trace : reader.traces(reader.find(ALL).traceIds())) {
        Set<Span> expected = new HashSet<>();
        trace.spans().stream()
            .map(ReaderInAnotherProcessTest::stepOf)
            .distinct()
            .forEach(step -> expected.addAll(batch(seed, step)));
        expected.removeIf(span -> !span.traceId().equals(trace.id()));
        assertThat(trace.spans()).hasSameElementsAs(expected);
      }
    }
  }

  /** What the next process that writes finds is what was read, and what it writes is read. */
  private void checkReopened(ReadOnlyTraceStore reader, long seed) {
    try (TraceStore store = TraceStore.open(directory, options())) {
      reader.catchUp();
      assertThat(reader.stream()).containsExactlyElementsOf(store.stream().toList());

      store.write(batch(seed, 1_000_000));
      reader.catchUp();
      assertThat(reader.stream()).containsExactlyElementsOf(store.stream().toList());
    }
  }

  /** A store in memory that takes the steps of the other process after it. */
  private static final class Model implements AutoCloseable {
    private final TraceStore store = TraceStore.inMemory(options());
    private final long seed;
    private int step = -1;

    Model(long seed) {
      this.seed = seed;
    }

    /** Catches up, and takes the step of which the reader sees the end: this one or a later one. */
    int stepSeen(ReadOnlyTraceStore reader, int acknowledged, int allowed) {
      reader.catchUp();
      List<Span> seen = reader.stream().toList();
      while (step < acknowledged) take(store, seed, ++step);
      while (!isStore(seen)) {
        assertThat(step)
            .as(
                "seed %d: what is read is not the store after a step of %d to %d",
                seed, acknowledged, allowed)
            .isLessThan(allowed);
        take(store, seed, ++step);
      }
      assertThat(reader.find(ALL)).isEqualTo(store.find(ALL));
      assertThat(reader.services()).isEqualTo(store.services());
      return step;
    }

    private boolean isStore(List<Span> seen) {
      return seen.size() == store.statistics().spans() && seen.equals(store.stream().toList());
    }

    @Override
    public void close() {
      store.close();
    }
  }
}
