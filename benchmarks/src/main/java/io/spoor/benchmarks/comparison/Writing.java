package io.spoor.benchmarks.comparison;

import io.spoor.span.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * How fast a system takes spans, after it has taken some into a store that is thrown away.
 *
 * <p>The spans stand in memory before the clock starts, so that what a system does behind the
 * writer's back competes with the writer. Too many for that are made between the writes; then only
 * the time within the writes counts, and what is done behind them has the pauses for nothing.
 */
final class Writing {
  private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final Setup setup;
  private final Contender contender;
  private final int writers;
  private final int batchSpans;

  Writing(Setup setup, Contender contender, int writers, int batchSpans) {
    this.setup = setup;
    this.contender = contender;
    this.writers = writers;
    this.batchSpans = batchSpans;
  }

  /** Fills the directory, which is emptied before. */
  Figures measure(Path directory) throws Exception {
    warmUp();
    Directories.makeEmpty(directory);
    List<List<Span>> held = setup.isHeld() ? hold(setup.spans()) : List.of();
    System.gc();
    Machine machine = new Machine();
    long cpuBefore = machine.cpuNanos();
    long before = System.nanoTime();
    Written written;
    try (TraceSystem system = contender.open(directory)) {
      written = setup.isHeld() ? writeHeld(system, held) : writeStreamed(system);
    }
    long closed = System.nanoTime() - before - written.generatingNanos;
    long cpu = machine.cpuNanos() - cpuBefore - written.generatingCpuNanos;
    Latencies calls = written.calls;
    return new Figures()
        .put("spans", setup.spans())
        .put("writeNanos", written.nanos)
        .put("closedNanos", closed)
        .put("cpuNanos", cpu)
        .put("bytes", Directories.bytes(directory))
        .put("calls", calls.size())
        .put("callP50Nanos", calls.quantile(0.5))
        .put("callP99Nanos", calls.quantile(0.99))
        .put("callP999Nanos", calls.quantile(0.999))
        .put("callMaxNanos", calls.quantile(1));
  }

  /** Writes all spans, as they are made, into a system, and times nothing. */
  static void fill(Setup setup, TraceSystem system, int count) throws Exception {
    Iterator<List<Span>> batches = setup.batches(count, setup.batchSpans());
    while (batches.hasNext()) system.write(batches.next());
  }

  private void warmUp() throws Exception {
    Path directory = setup.directory().resolve("warm-up-" + contender.id());
    Directories.makeEmpty(directory);
    try (TraceSystem system = contender.open(directory)) {
      long end = System.nanoTime() + WARM_UP_NANOS;
      Iterator<List<Span>> batches = setup.batches(setup.warmUpSpans(), batchSpans);
      while (batches.hasNext() && System.nanoTime() < end) system.write(batches.next());
    }
    Directories.delete(directory);
  }

  private List<List<Span>> hold(int count) {
    List<List<Span>> batches = new ArrayList<>();
    setup.batches(count, batchSpans).forEachRemaining(batches::add);
    return batches;
  }

  /** What a run of writes took. */
  private static final class Written {
    final Latencies calls = new Latencies();
    long nanos;
    long generatingNanos;
    long generatingCpuNanos;
  }

  private Written writeHeld(TraceSystem system, List<List<Span>> batches) throws Exception {
    Written written = new Written();
    long before = System.nanoTime();
    if (writers == 1) {
      written.calls.addAll(write(system, batches, 0));
    } else {
      for (Latencies calls : writeInParallel(system, batches)) written.calls.addAll(calls);
    }
    written.nanos = System.nanoTime() - before;
    return written;
  }

  private List<Latencies> writeInParallel(TraceSystem system, List<List<Span>> batches)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      List<Future<Latencies>> running = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        int first = i;
        running.add(threads.submit(() -> write(system, batches, first)));
      }
      List<Latencies> calls = new ArrayList<>();
      for (Future<Latencies> writer : running) calls.add(writer.get());
      return calls;
    } finally {
      threads.shutdown();
    }
  }

  /** Writes every so many-th of the batches, as many as there are writers. */
  private Latencies write(TraceSystem system, List<List<Span>> batches, int first)
      throws Exception {
    Latencies calls = new Latencies();
    for (int i = first; i < batches.size(); i += writers) {
      long before = System.nanoTime();
      system.write(batches.get(i));
      calls.add(System.nanoTime() - before);
    }
    return calls;
  }

  private Written writeStreamed(TraceSystem system) throws Exception {
    Written written = new Written();
    Iterator<List<Span>> batches = setup.batches(batchSpans);
    while (batches.hasNext()) {
      long before = System.nanoTime();
      long cpuBefore = Machine.threadCpuNanos();
      List<Span> batch = batches.next();
      written.generatingCpuNanos += Machine.threadCpuNanos() - cpuBefore;
      long made = System.nanoTime();
      written.generatingNanos += made - before;
      system.write(batch);
      long call = System.nanoTime() - made;
      written.calls.add(call);
      written.nanos += call;
    }
    return written;
  }
}
