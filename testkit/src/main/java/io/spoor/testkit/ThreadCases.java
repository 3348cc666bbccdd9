package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.Trace;
import io.spoor.query.FoundTrace;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

abstract class ThreadCases extends ContractCases {
  private static final int WRITERS = 3;
  private static final int BATCHES = 40;
  private static final int BATCH_SPANS = 8;

  ThreadCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void write_fromSeveralThreads_storesEachSpanOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        writers.add(threads.submit(() -> writeAll(T1)));
      }
      for (Future<?> writer : writers) writer.get();
    } finally {
      threads.shutdownNow();
    }

    assertThat(store().statistics().spans()).isEqualTo(BATCHES * BATCH_SPANS);
    assertThat(store().trace(T1).orElseThrow().spans()).doesNotHaveDuplicates();
  }

  @Test
  void read_whileOthersWrite_seesWholeBatchesAndWhatItWrote() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
    AtomicBoolean done = new AtomicBoolean();
    try {
      Future<?> reader = threads.submit(() -> readUntil(done));
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 1; writer <= WRITERS; writer++) {
        TraceId id = new TraceId(9, writer);
        writers.add(threads.submit(() -> writeAndRead(id)));
      }
      awaitThenStop(writers, done);
      reader.get();
    } finally {
      threads.shutdownNow();
    }

    assertThat(found(query())).hasSize(WRITERS);
  }

  /**
   * One thread deletes a trace and writes it anew, again and again; others see all of it or none.
   */
  @Test
  void read_whileTracesAreDeletedAndWrittenAgain_seesWholeTraces() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    AtomicBoolean done = new AtomicBoolean();
    try {
      Future<?> reader = threads.submit(() -> readTwinsUntil(done));
      Future<?> otherReader = threads.submit(() -> readTwinsUntil(done));
      awaitThenStop(List.of(threads.submit(this::deleteAndWriteTwins)), done);
      reader.get();
      otherReader.get();
    } finally {
      threads.shutdownNow();
    }

    assertThat(found(query())).containsExactlyInAnyOrder(T1, T2);
    assertThat(store().statistics().spans()).isEqualTo(2 * BATCH_SPANS);
  }

  /** At any moment at least one of T1 and T2 is there. */
  private void deleteAndWriteTwins() {
    store().write(batch(T1, 0));
    store().write(batch(T2, 0));
    for (int i = 0; i < 2 * BATCHES; i++) {
      TraceId id = i % 2 == 0 ? T1 : T2;
      assertThat(store().delete(id)).isEqualTo(BATCH_SPANS);
      assertThat(store().trace(id)).isEmpty();
      store().write(batch(id, 0));
      assertThat(store().trace(id).orElseThrow().spans()).hasSize(BATCH_SPANS);
    }
  }

  private void readTwinsUntil(AtomicBoolean done) {
    boolean haveBegun = false;
    while (!done.get()) {
      List<FoundTrace> page = store().find(query().build()).traces();
      haveBegun |= page.size() == 2;
      if (haveBegun) assertThat(page).isNotEmpty();
      assertThat(page).allMatch(trace -> trace.matchedSpans() == BATCH_SPANS);
      assertThat(store().traces(List.of(T1, T2)))
          .allMatch(trace -> trace.spans().size() == BATCH_SPANS);
      assertThat(store().summaries(List.of(T1, T2)))
          .allMatch(summary -> summary.spanCount() == BATCH_SPANS);
      assertThat(store().count(query().build()).spans() % BATCH_SPANS).isZero();
    }
  }

  private static void awaitThenStop(List<Future<?>> writers, AtomicBoolean done)
      throws ExecutionException, InterruptedException {
    try {
      for (Future<?> writer : writers) writer.get();
    } finally {
      done.set(true);
    }
  }

  private void writeAll(TraceId id) {
    for (int i = 0; i < BATCHES; i++) store().write(batch(id, i));
  }

  private void writeAndRead(TraceId id) {
    for (int i = 0; i < BATCHES; i++) {
      store().write(batch(id, i));
      assertThat(store().trace(id).orElseThrow().spans()).hasSize((i + 1) * BATCH_SPANS);
    }
  }

  private void readUntil(AtomicBoolean done) {
    while (!done.get()) {
      for (Trace trace : store().traces(store().find(query().build()).traceIds())) {
        assertThat(trace.spans().size() % BATCH_SPANS).isZero();
      }
      assertThat(store().statistics().spans() % BATCH_SPANS).isZero();
    }
  }

  private static List<Span> batch(TraceId id, int number) {
    List<Span> batch = new ArrayList<>();
    for (int i = 0; i < BATCH_SPANS; i++) batch.add(span(id, number * BATCH_SPANS + i).build());
    return batch;
  }
}
