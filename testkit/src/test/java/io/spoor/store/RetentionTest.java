package io.spoor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.Removal;
import io.spoor.Retention;
import io.spoor.StoreListener;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.index.TermHash;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a store keeps by itself, and by age: the clock is the test's. */
final class RetentionTest {

  /** A clock that shows what it is set to. */
  private static final class SetClock extends Clock {
    private Instant now = Instant.parse("2026-05-04T12:00:00Z");

    void advance(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final SetClock clock = new SetClock();
  private final TraceStoreOptions options = TraceStoreOptions.defaults().withClock(clock);

  @TempDir private Path directory;

  @Test
  void write_beyondTheSpansKept_losesTheOldestATenthAtATime() {
    try (TraceStore store = open(options.withRetention(Retention.EVERYTHING.withMaxSpans(100)))) {
      for (int i = 1; i <= 500; i++) {
        write(store, i);
        if (i % 10 == 0) StoreDoor.awaitSealed(store);
        assertThat(store.statistics().spans()).isLessThanOrEqualTo(120);
      }

      assertThat(store.statistics().spans()).isGreaterThanOrEqualTo(90);
      assertThat(store.trace(trace(500))).isPresent();
      assertThat(store.trace(trace(380))).isEmpty();
      assertThat(store.find(TraceQuery.builder().limit(200).build()).traceIds())
          .startsWith(trace(500), trace(499))
          .hasSize((int) store.statistics().spans());
    }
  }

  @Test
  void write_beyondTheBytesKept_losesTheOldest() {
    try (TraceStore store =
        open(options.withRetention(Retention.EVERYTHING.withMaxBytes(20 << 10)))) {
      for (int i = 1; i <= 1_000; i++) write(store, i);
      StoreDoor.awaitSealed(store);

      assertThat(store.statistics().spans()).isBetween(100L, 900L);
      assertThat(store.trace(trace(1_000))).isPresent();
      assertThat(store.trace(trace(1))).isEmpty();
    }
  }

  @Test
  void retain_byAge_removesWhatArrivedLongAgoAlsoFromTheOpenSegment() {
    try (TraceStore store = open(options)) {
      write(store, 1);
      clock.advance(Duration.ofHours(3));

      assertThat(store.retain(Retention.EVERYTHING.withMaxAge(Duration.ofHours(3))))
          .isEqualTo(Removal.NONE);
      clock.advance(Duration.ofMillis(1));
      Removal removal = store.retain(Retention.EVERYTHING.withMaxAge(Duration.ofHours(3)));

      assertThat(removal.spans()).isEqualTo(1);
      assertThat(removal.bytes()).isPositive();
      assertThat(store.statistics().spans()).isZero();
      write(store, 1);
      assertThat(store.trace(trace(1))).isPresent();
    }
  }

  @Test
  void timer_withRetentionByAge_sealsAtATenthOfItAndRemovesWhatIsOlder() {
    Retention aDay = Retention.EVERYTHING.withMaxAge(Duration.ofHours(20));
    try (TraceStore store = open(options.withRetention(aDay))) {
      for (int hour = 0; hour < 40; hour++) {
        write(store, hour);
        StoreDoor.tick(store);
        StoreDoor.awaitSealed(store);
        clock.advance(Duration.ofHours(1));
      }
      StoreDoor.tick(store);

      assertThat(store.trace(trace(39))).isPresent();
      assertThat(store.trace(trace(20))).isPresent();
      assertThat(store.trace(trace(16))).isEmpty();
      assertThat(store.statistics().segments()).isBetween(8, 12);
      clock.advance(Duration.ofHours(30));
      StoreDoor.tick(store);
      assertThat(store.statistics().spans()).isZero();
    }
  }

  @Test
  void retain_olderSegmentsOnDisk_areGoneAfterReopeningAndTheirNumbersNotUsedAgain() {
    TraceStoreOptions small = options.withSegmentSpans(10);
    try (TraceStore store = StoreDoor.open(directory, small, TermHash.XXH3)) {
      for (int i = 1; i <= 55; i++) write(store, i);
      assertThat(store.retain(Retention.EVERYTHING.withMaxSpans(20)).spans()).isEqualTo(40);
    }
    try (TraceStore store = StoreDoor.open(directory, small, TermHash.XXH3)) {
      assertThat(store.statistics().spans()).isEqualTo(15);
      assertThat(store.trace(trace(40))).isEmpty();
      assertThat(store.trace(trace(41))).isPresent();
      for (int i = 1; i <= 40; i++) write(store, i);
      assertThat(store.statistics().spans()).isEqualTo(55);
    }
  }

  @Test
  void retain_afterACrashOfTheWriter_takesTheSpansOwnTimesForTheirArrival() {
    clock.now = Instant.EPOCH.plus(Duration.ofDays(10));
    try (TraceStore store = StoreDoor.open(directory, options, TermHash.XXH3)) {
      write(store, 1); // Its span starts in the first second of 1970.
    }
    clock.advance(Duration.ofDays(1));
    try (TraceStore store = StoreDoor.open(directory, options, TermHash.XXH3)) {
      Duration day = Duration.ofDays(1);

      assertThat(store.retain(Retention.EVERYTHING.withMaxAge(day))).isEqualTo(Removal.NONE);
      clock.advance(Duration.ofSeconds(1));
      assertThat(store.retain(Retention.EVERYTHING.withMaxAge(day)).spans()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("tighterBounds")
  void open_withTighterBounds_removesWhatExceedsThem(Retention bounds) throws Exception {
    TraceStoreOptions small = options.withSegmentSpans(10);
    try (TraceStore store = StoreDoor.open(directory, small, TermHash.XXH3)) {
      for (int i = 1; i <= 55; i++) write(store, i);
      StoreDoor.awaitSealed(store);
    }
    clock.advance(Duration.ofDays(2));
    CountDownLatch isRetained = new CountDownLatch(1);
    StoreListener listener =
        new StoreListener() {
          @Override
          public void retained(Removal removed) {
            isRetained.countDown();
          }
        };

    try (TraceStore store =
        StoreDoor.open(
            directory, small.withRetention(bounds).withListener(listener), TermHash.XXH3)) {
      assertThat(isRetained.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(store.statistics().spans()).isLessThanOrEqualTo(20);
      assertThat(store.trace(trace(1))).isEmpty();
    }
  }

  static Stream<Retention> tighterBounds() {
    return Stream.of(
        Retention.EVERYTHING.withMaxSpans(20), Retention.EVERYTHING.withMaxAge(Duration.ofDays(1)));
  }

  @Test
  void delete_lastTracesOfSegments_removesTheSegments() {
    try (TraceStore store = open(options.withSegmentSpans(10))) {
      for (int i = 1; i <= 55; i++) write(store, i);
      StoreDoor.awaitSealed(store);
      assertThat(store.statistics().segments()).isEqualTo(6);

      for (int i = 11; i <= 20; i++) store.delete(trace(i)); // The second segment, sealed.
      for (int i = 51; i <= 55; i++) store.delete(trace(i)); // The open one.

      assertThat(store.statistics().segments()).isEqualTo(4);
      assertThat(store.statistics().spans()).isEqualTo(40);
      write(store, 51);
      assertThat(store.trace(trace(51))).isPresent();
      assertThat(store.statistics().segments()).isEqualTo(5);
    }
  }

  @Test
  void bounds_notPositive_areRefused() {
    assertThatThrownBy(() -> Retention.EVERYTHING.withMaxSpans(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxSpans is 0, expected more than 0");
    assertThatThrownBy(() -> Retention.EVERYTHING.withMaxBytes(-7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxBytes is -7, expected more than 0");
    assertThatThrownBy(() -> Retention.EVERYTHING.withMaxAge(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxAge is PT-1S, expected more than 0");
  }

  private static TraceStore open(TraceStoreOptions options) {
    return StoreDoor.inMemory(options, TermHash.XXH3);
  }

  private static void write(TraceStore store, int number) {
    store.write(
        List.of(
            Span.builder(trace(number), new SpanId(number + 1L))
                .name("call " + number)
                .startNanos(number)
                .endNanos(number + 1L)
                .build()));
  }

  private static TraceId trace(int number) {
    return new TraceId(7, number);
  }
}
