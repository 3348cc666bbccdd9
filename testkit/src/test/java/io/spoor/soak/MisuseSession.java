package io.spoor.soak;

import io.spoor.ReadOnlyTraceStore;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.rocks.RocksEngine;
import io.spoor.span.Span;
import io.spoor.testkit.StoreVariant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * The life of one store, and at times of a reader beside it: random calls from one thread or
 * sixteen, until it is closed, while it is closed, and after.
 */
final class MisuseSession {
  private static final int THREADS = 16;
  private static final int MOST_MINUTES = 10;

  private final int calls;
  private final List<MisusedStore> stores = new ArrayList<>();
  private final List<Integer> closings = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  private MisuseSession(long seed, int calls, Path directory) {
    this.calls = calls;
    SplittableRandom random = new SplittableRandom(seed);
    StoreVariant variant = StoreVariant.of(seed);
    TraceStoreOptions options =
        OddArguments.OPTIONS.withSegmentSpans(variant.options().segmentSpans());
    switch ((int) (seed / 2 % 3)) {
      case 0 -> add(new MisusedStore(variant.inMemory(options), TraceStore.class), random);
      case 1 -> add(new MisusedStore(variant.onDisk(directory, options), TraceStore.class), random);
      default -> {
        add(new MisusedStore(TraceStore.open(directory, options), TraceStore.class), random);
        ReadOnlyTraceStore reader = TraceStore.openReadOnly(directory, options);
        add(new MisusedStore(reader, ReadOnlyTraceStore.class), random);
      }
    }
  }

  /** Writes what a stream cannot read at once. */
  private void fill() {
    TraceStore store = (TraceStore) stores.get(0).reader();
    List<Span> spans = OddArguments.TWO_PAGES;
    for (int from = 0; from < spans.size(); from += 100) {
      store.write(spans.subList(from, from + 100));
    }
  }

  private void add(MisusedStore store, SplittableRandom random) {
    stores.add(store);
    closings.add(calls / 2 + random.nextInt(calls / 2));
  }

  /**
   * Makes so many calls.
   *
   * @param kept what earlier sessions left, and this one leaves
   */
  static void run(
      long seed,
      int calls,
      Path directory,
      KeptResults kept,
      ConcurrentMap<String, LongAdder> outcomes)
      throws Exception {
    MisuseSession session = new MisuseSession(seed, calls, directory);
    if (seed % 5 == 0) session.fill();
    int threads = seed % 2 == 0 ? 1 : THREADS;
    List<Callable<Void>> callers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      MisuseCaller caller =
          new MisuseCaller(seed * THREADS + i, directory, session.stores, kept, outcomes);
      callers.add(() -> session.callOn(caller));
    }
    runAll(callers);
    for (MisusedStore store : session.stores) store.close();
    if (RocksEngine.liveHandles() != 0) {
      throw new AssertionError(RocksEngine.liveHandles() + " native objects are left");
    }
  }

  private Void callOn(MisuseCaller caller) {
    for (int call = next.getAndIncrement(); call < calls; call = next.getAndIncrement()) {
      int closed = closings.indexOf(call);
      if (closed >= 0) stores.get(closed).close();
      else caller.callAny();
    }
    return null;
  }

  private static void runAll(List<Callable<Void>> callers) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(callers.size());
    try {
      for (Future<Void> caller : threads.invokeAll(callers, MOST_MINUTES, TimeUnit.MINUTES)) {
        if (caller.isCancelled()) throw new AssertionError("a call hangs");
        caller.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
