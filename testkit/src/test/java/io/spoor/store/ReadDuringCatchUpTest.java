package io.spoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.ReadOnlyTraceStore;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.index.TermHash;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.testkit.SpanGenerator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A call of a reader that begins while another thread catches up with a removal: the rows are gone
 * by then, and what is there instead is not shown yet.
 */
@Timeout(60)
final class ReadDuringCatchUpTest {
  private static final TraceStoreOptions NO_CACHE =
      TraceStoreOptions.defaults().withSegmentSpans(10).withCacheBytes(0).withBlockCacheBytes(0);

  private final List<Span> spans = new SpanGenerator(3).spans(25);

  @TempDir private Path directory;

  @Test
  void find_segmentsAreRemovedButStillShown_answersFromWhatIsThereThen() throws Exception {
    try (TraceStore store = TraceStore.open(directory, NO_CACHE)) {
      for (int i = 0; i < 20; i += 10) store.write(spans.subList(i, i + 10));
      StoreDoor.awaitSealed(store);
    }
    DuringIndexing hash = new DuringIndexing();
    try (ReadOnlyTraceStore reader = StoreDoor.openReadOnly(directory, NO_CACHE, hash)) {
      try (TraceStore store = TraceStore.open(directory, NO_CACHE)) {
        store.clear();
        store.write(spans.subList(20, 25));
      }
      FutureTask<Long> read =
          new FutureTask<>(() -> reader.count(TraceQuery.builder().build()).spans());
      hash.readOnce(read);

      reader.catchUp();

      assertThat(read.get()).isEqualTo(5);
    }
  }

  /** RocksDB shows less than there was, for a moment, to who reads on while rows are flushed. */
  @Test
  void anyRead_ownerFlushesWhileOthersCatchUp_seesAllOfBefore() throws Exception {
    List<Span> many = new SpanGenerator(4).spans(4_000).stream().distinct().limit(3_000).toList();
    AtomicInteger written = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Path original = directory.resolve("original");
    try (TraceStore store = TraceStore.open(original, NO_CACHE);
        ReadOnlyTraceStore reader = TraceStore.openReadOnly(original, NO_CACHE)) {
      Future<?> owner = threads.submit(() -> writeByTens(store, many, written));
      List<Future<?>> readers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        readers.add(threads.submit(() -> readUntilDone(reader, owner, written)));
      }
      for (Future<?> each : readers) each.get();
      owner.get();
    } finally {
      threads.shutdownNow();
    }
  }

  private void writeByTens(TraceStore store, List<Span> spans, AtomicInteger written) {
    for (int i = 0; i < spans.size(); i += 10) {
      store.write(spans.subList(i, i + 10));
      written.set(i + 10);
      if (i % 100 == 0) store.checkpoint(directory.resolve("copy " + i)); // Which flushes.
    }
  }

  private static void readUntilDone(
      ReadOnlyTraceStore reader, Future<?> owner, AtomicInteger written) {
    while (!owner.isDone()) {
      int before = written.get();
      reader.catchUp();
      assertThat(reader.statistics().spans()).isBetween((long) before, (long) written.get() + 10);
      if (before > 0) assertThat(reader.services()).isNotEmpty();
    }
  }

  /** A hash that is asked for while what arrived is indexed, and lets a thread read then. */
  private static final class DuringIndexing implements TermHash {
    private Thread reading = new Thread(() -> {});

    void readOnce(FutureTask<Long> read) {
      reading = new Thread(read);
    }

    @Override
    public long of(int code, String key, int type, byte[] value) {
      if (reading.getState() == Thread.State.NEW) startAndAwait();
      return TermHash.XXH3.of(code, key, type, value);
    }

    /** Until it has its answer, or waits for this thread. */
    private void startAndAwait() {
      reading.start();
      long began = System.nanoTime();
      while (reading.isAlive() && reading.getState() != Thread.State.BLOCKED) {
        assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(30));
        Thread.onSpinWait();
      }
    }
  }
}
