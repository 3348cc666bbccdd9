package io.spoor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.Removal;
import io.spoor.Retention;
import io.spoor.StoreClosedException;
import io.spoor.StoreListener;
import io.spoor.StoreListener.Sealed;
import io.spoor.StoreListener.Written;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a listener is told, on which thread, and what it can and cannot do to the store. */
@Timeout(120)
final class StoreListenerTest {
  private static final TraceId T1 = new TraceId(0, 1);
  private static final TraceId UNKNOWN = new TraceId(0, 3);

  private final Happenings happenings = new Happenings();

  @Test
  void write_severalBatches_tellsWhatBecameOfEach() throws Exception {
    try (TraceStore store = open(happenings)) {
      store.write(List.of(span(1), span(2), span(3)));
      store.write(List.of(span(3), span(4), span(4)));
      store.write(List.of(span(1)));
    }

    Happenings.Told first = happenings.nextTold(Written.class);
    Written second = happenings.next(Written.class);
    Written third = happenings.next(Written.class);
    assertThat(first.thread()).isSameAs(Thread.currentThread());
    assertThat(first.what())
        .isInstanceOfSatisfying(
            Written.class,
            batch -> {
              assertThat(batch.spans()).isEqualTo(3);
              assertThat(batch.duplicates()).isZero();
              assertThat(batch.bytes()).isGreaterThan(second.bytes());
            });
    assertThat(second).isEqualTo(new Written(1, 2, second.bytes(), second.nanos()));
    assertThat(second.bytes()).isPositive();
    assertThat(third).isEqualTo(new Written(0, 1, 0, third.nanos()));
  }

  @Test
  void write_nothingOrTooMuch_tellsNothing() {
    TraceStoreOptions options = options(happenings).withMaxBatchSpans(1);
    try (TraceStore store = TraceStore.inMemory(options)) {
      store.write(List.of());
      assertThatThrownBy(() -> store.write(List.of(span(1), span(2))))
          .isInstanceOf(IllegalArgumentException.class);
    }

    assertThat(happenings.isEmpty()).isTrue();
  }

  @Test
  void seal_inBackground_tellsEachSegment() throws Exception {
    try (TraceStore store = TraceStore.inMemory(options(happenings).withSegmentSpans(3))) {
      store.write(List.of(span(1), span(2), span(3)));
      store.write(List.of(span(4), span(5)));
      store.write(List.of(span(6), span(7)));

      Happenings.Told first = happenings.nextTold(Sealed.class);
      Sealed second = happenings.next(Sealed.class);

      assertThat(first.thread()).isNotSameAs(Thread.currentThread());
      assertThat(first.what())
          .isInstanceOfSatisfying(
              Sealed.class,
              segment -> {
                assertThat(segment.segment()).isEqualTo(1);
                assertThat(segment.spans()).isEqualTo(3);
              });
      assertThat(second).isEqualTo(new Sealed(2, 2, second.nanos()));
    }
  }

  @Test
  void delete_storedTrace_tellsHowManySpansItHad() throws Exception {
    try (TraceStore store = open(happenings)) {
      store.write(List.of(span(1), span(2), span(3)));
      store.delete(UNKNOWN);
      store.delete(T1);
      store.delete(T1);
    }

    Happenings.Told told = happenings.nextTold(Happenings.Deleted.class);
    assertThat(told.thread()).isSameAs(Thread.currentThread());
    assertThat(told.what()).isEqualTo(new Happenings.Deleted(T1, 3));
    assertThat(happenings.isEmpty()).isTrue();
  }

  @Test
  void retain_onCall_tellsWhatItReturns() throws Exception {
    try (TraceStore store = TraceStore.inMemory(options(happenings).withSegmentSpans(2))) {
      for (int i = 0; i < 6; i += 2) store.write(List.of(span(i), span(i + 1)));
      StoreDoor.awaitSealed(store);
      Retention bounds = Retention.EVERYTHING.withMaxSpans(3);
      Removal removal = store.retain(bounds);
      assertThat(store.retain(bounds)).isEqualTo(Removal.NONE);

      Happenings.Told told = happenings.nextTold(Removal.class);

      assertThat(told.thread()).isSameAs(Thread.currentThread());
      assertThat(told.what()).isEqualTo(removal).isEqualTo(new Removal(2, 4, removal.bytes()));
    }
  }

  @Test
  void retain_bySealing_tellsOnTheThreadThatSealed() throws Exception {
    TraceStoreOptions options =
        options(happenings).withRetention(Retention.EVERYTHING.withMaxSpans(10));
    try (TraceStore store = TraceStore.inMemory(options)) {
      for (int i = 0; i < 20; i++) store.write(List.of(span(i)));

      Thread background = happenings.nextTold(Sealed.class).thread();
      Happenings.Told told = happenings.nextTold(Removal.class);

      assertThat(told.thread()).isSameAs(background);
      assertThat(((Removal) told.what()).spans()).isPositive();
    }
  }

  @Test
  void listener_thatThrows_changesNothing() throws Exception {
    CountDownLatch seals = new CountDownLatch(3);
    StoreListener throwing =
        onEvent(
            event -> {
              if (event.equals("sealed")) seals.countDown();
              if (event.equals("written")) throw new StackOverflowError();
              throw new IllegalStateException(event);
            });
    TraceStoreOptions options = options(throwing).withSegmentSpans(1);
    try (TraceStore store = TraceStore.inMemory(options)) {
      for (int i = 1; i <= 4; i++) store.write(List.of(span(i)));
      seals.await();

      assertThat(store.trace(T1).orElseThrow().spans()).hasSize(4);
      assertThat(store.metrics().failures()).isZero();
    }
  }

  @Test
  void listener_thatReads_seesWhatItIsToldOf() throws Exception {
    AtomicReference<TraceStore> opened = new AtomicReference<>();
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    StoreListener reading =
        onEvent(
            event -> {
              TraceStore store = opened.get();
              seen.add(
                  "%s: %d spans, %d sealed"
                      .formatted(
                          event, store.statistics().spans(), store.metrics().sealedSegments()));
            });
    try (TraceStore store = TraceStore.inMemory(options(reading).withSegmentSpans(2))) {
      opened.set(store);
      store.write(List.of(span(1), span(2)));
      assertThat(seen.take()).isEqualTo("written: 2 spans, 0 sealed");

      store.write(List.of(span(3)));

      assertThat(List.of(seen.take(), seen.take())).contains("sealed: 3 spans, 1 sealed");
    }
  }

  @Test
  void listener_thatBlocks_keepsNobodyElseWaiting() throws Exception {
    for (String blockedBy : List.of("written", "sealed")) {
      CountDownLatch isBlocked = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      StoreListener blocking =
          onEvent(
              event -> {
                if (!event.equals(blockedBy) || isBlocked.getCount() == 0) return;
                isBlocked.countDown();
                awaitUninterrupted(goOn);
              });
      ExecutorService threads = Executors.newSingleThreadExecutor();
      try (TraceStore store = TraceStore.inMemory(options(blocking).withSegmentSpans(2))) {
        Future<?> writer =
            threads.submit(
                () -> {
                  store.write(List.of(span(1), span(2)));
                  store.write(List.of(span(3)));
                });
        isBlocked.await();

        store.write(List.of(span(9)));

        assertThat(store.span(T1, new SpanId(9))).hasSize(1);
        goOn.countDown();
        writer.get();
        assertThat(store.trace(T1).orElseThrow().spans()).hasSize(4);
      } finally {
        goOn.countDown();
        threads.shutdownNow();
      }
    }
  }

  @Test
  void listener_thatChangesOrCloses_isRefused() {
    List<Consumer<TraceStore>> calls =
        List.of(
            store -> store.write(List.of(span(2))),
            store -> store.delete(T1),
            store -> store.retain(Retention.EVERYTHING.withMaxSpans(1)),
            TraceStore::clear,
            TraceStore::close);
    List<String> refused = new ArrayList<>();
    AtomicReference<TraceStore> opened = new AtomicReference<>();
    StoreListener changing =
        onEvent(
            event -> {
              for (Consumer<TraceStore> call : calls) {
                try {
                  call.accept(opened.get());
                } catch (IllegalStateException e) {
                  refused.add(e.getMessage());
                }
              }
            });
    try (TraceStore store = open(changing)) {
      opened.set(store);
      store.write(List.of(span(1)));

      assertThat(store.trace(T1).orElseThrow().spans()).containsExactly(span(1));
    }

    String rest = " called by the store's own listener, expected that it only reads";
    assertThat(refused)
        .containsExactly(
            "write" + rest, "delete" + rest, "retain" + rest, "clear" + rest, "close" + rest);
  }

  @Test
  void close_whileTheListenerReadsInTheBackground_endsTheReading() throws Exception {
    AtomicReference<TraceStore> opened = new AtomicReference<>();
    CountDownLatch isReading = new CountDownLatch(1);
    BlockingQueue<StoreClosedException> ends = new LinkedBlockingQueue<>();
    StoreListener reading =
        onEvent(
            event -> {
              if (event.equals("sealed")) ends.add(readUntilClosed(opened.get(), isReading));
            });
    try (TraceStore store = TraceStore.inMemory(options(reading).withSegmentSpans(1))) {
      opened.set(store);
      store.write(List.of(span(1)));
      store.write(List.of(span(2)));
      isReading.await();
    }

    assertThat(ends.poll(1, TimeUnit.MINUTES)).hasMessageStartingWith("services called ");
  }

  private static StoreClosedException readUntilClosed(TraceStore store, CountDownLatch isReading) {
    while (true) {
      try {
        SortedSet<String> services = store.services();
        assertThat(services).containsExactly("shop");
        isReading.countDown();
      } catch (StoreClosedException e) {
        return e;
      }
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Does the same whatever is told. */
  private static StoreListener onEvent(Consumer<String> action) {
    return new StoreListener() {
      @Override
      public void written(Written batch) {
        action.accept("written");
      }

      @Override
      public void sealed(Sealed segment) {
        action.accept("sealed");
      }

      @Override
      public void retained(Removal removed) {
        action.accept("retained");
      }

      @Override
      public void deleted(TraceId id, long spans) {
        action.accept("deleted");
      }

      @Override
      public void failed(String attempted, Throwable cause) {
        action.accept("failed");
      }
    };
  }

  private static TraceStore open(StoreListener listener) {
    return TraceStore.inMemory(options(listener));
  }

  private static TraceStoreOptions options(StoreListener listener) {
    return TraceStoreOptions.defaults().withListener(listener);
  }

  private static Span span(long id) {
    return Span.builder(T1, new SpanId(id)).resource(Resource.ofService("shop")).build();
  }
}
