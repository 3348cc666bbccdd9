package io.spoor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.Retention;
import io.spoor.StoreClosedException;
import io.spoor.StoreListener;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a listener is told of what fails, on call and in the background. */
@Timeout(120)
final class StoreFailuresTest {
  private static final TraceId T1 = new TraceId(0, 1);

  private final Happenings happenings = new Happenings();

  @Test
  void seal_thatFails_tellsWhy() throws Exception {
    FailingClock clock = new FailingClock();
    TraceStoreOptions options = options(happenings).withSegmentSpans(1).withClock(clock);
    try (TraceStore store = TraceStore.inMemory(options)) {
      store.write(List.of(span(1)));
      clock.failOffThread(Thread.currentThread());
      store.write(List.of(span(2)));

      Happenings.Failed failed = happenings.next(Happenings.Failed.class);

      assertThat(failed.attempted()).isEqualTo("seal");
      assertThat(failed.cause()).isSameAs(clock.failure());
      clock.heal();
    }
  }

  @Test
  void retain_thatFailsAfterSealing_tellsWhy() throws Exception {
    FailingClock clock = new FailingClock();
    BlockingQueue<String> failures = new LinkedBlockingQueue<>();
    StoreListener breaking =
        new StoreListener() {
          @Override
          public void sealed(Sealed segment) {
            clock.fail();
          }

          @Override
          public void failed(String attempted, Throwable cause) {
            failures.add(attempted + ": " + cause.getMessage());
          }
        };
    TraceStoreOptions options =
        options(breaking).withClock(clock).withRetention(Retention.EVERYTHING.withMaxSpans(10));
    try (TraceStore store = TraceStore.inMemory(options)) {
      store.write(List.of(span(1)));
      store.write(List.of(span(2)));

      assertThat(failures.poll(1, TimeUnit.MINUTES)).isEqualTo("retain: the clock is broken");
    }
  }

  @Test
  void timer_whoseWorkFails_tellsAndIsNotStopped() throws Exception {
    FailingClock clock = new FailingClock();
    Retention retention = Retention.EVERYTHING.withMaxAge(Duration.ofDays(1));
    TraceStoreOptions options = options(happenings).withClock(clock).withRetention(retention);
    try (TraceStore store = TraceStore.inMemory(options)) {
      store.write(List.of(span(1)));
      clock.failOnThread(Thread.currentThread()); // The store's own timer has begun to tick, too.
      StoreDoor.tick(store);

      assertThat(happenings.next(Happenings.Failed.class))
          .isEqualTo(new Happenings.Failed("seal", clock.failure()));
      assertThat(happenings.next(Happenings.Failed.class))
          .isEqualTo(new Happenings.Failed("retain", clock.failure()));
      assertThat(store.metrics().failures()).isEqualTo(2);
    }
  }

  @Test
  void write_thatFails_tellsWhatWasThrown() throws Exception {
    FailingClock clock = new FailingClock();
    try (TraceStore store = TraceStore.inMemory(options(happenings).withClock(clock))) {
      clock.fail();

      assertThatThrownBy(() -> store.write(List.of(span(1)))).isSameAs(clock.failure());

      assertThat(happenings.next(Happenings.Failed.class))
          .isEqualTo(new Happenings.Failed("write", clock.failure()));
      assertThat(store.trace(T1)).isEmpty();
    }
    assertThat(happenings.isEmpty()).isTrue();
  }

  @Test
  void call_onClosedStore_tellsNothing() {
    TraceStore store = TraceStore.inMemory(options(happenings));
    store.close();

    assertThatThrownBy(() -> store.write(List.of(span(1))))
        .isInstanceOf(StoreClosedException.class);

    assertThat(happenings.isEmpty()).isTrue();
  }

  private static TraceStoreOptions options(StoreListener listener) {
    return TraceStoreOptions.defaults().withListener(listener);
  }

  private static Span span(long id) {
    return Span.builder(T1, new SpanId(id)).build();
  }
}
