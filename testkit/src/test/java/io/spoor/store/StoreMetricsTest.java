package io.spoor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.Retention;
import io.spoor.StoreClosedException;
import io.spoor.StoreListener.Sealed;
import io.spoor.StoreListener.Written;
import io.spoor.StoreMetrics;
import io.spoor.TraceReader;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store counts, worked out by hand. */
final class StoreMetricsTest {
  private static final TraceId T1 = new TraceId(0, 1);
  private static final TraceId T2 = new TraceId(0, 2);
  private static final TraceId UNKNOWN = new TraceId(0, 3);
  private static final TraceQuery ALL = TraceQuery.builder().build();
  private static final TraceQuery FIRST = TraceQuery.builder().limit(1).build();

  private final Happenings happenings = new Happenings();
  private final TraceStoreOptions options = TraceStoreOptions.defaults().withListener(happenings);

  @Test
  void metrics_newStore_areZero() {
    try (TraceStore store = TraceStore.inMemory(options)) {
      assertThat(store.metrics()).isEqualTo(StoreMetrics.NONE);
    }
  }

  @Test
  void metrics_ofWrites_countBatchesSpansAndDuplicates() throws Exception {
    try (TraceStore store = TraceStore.inMemory(options)) {
      store.write(List.of(span(T1, 1), span(T1, 2), span(T2, 3)));
      store.write(List.of(span(T2, 3), span(T2, 4), span(T2, 4)));
      store.write(List.of());
      store.write(List.of(span(T1, 1)));

      StoreMetrics metrics = store.metrics();

      assertThat(metrics.writes().count()).isEqualTo(3);
      assertThat(metrics.spansWritten()).isEqualTo(4);
      assertThat(metrics.duplicates()).isEqualTo(3);
      long bytes = 0;
      long nanos = 0;
      for (int i = 0; i < 3; i++) {
        Written told = happenings.next(Written.class);
        bytes += told.bytes();
        nanos += told.nanos();
      }
      assertThat(metrics.bytesWritten()).isEqualTo(bytes).isPositive();
      assertThat(metrics.writes().nanos()).isEqualTo(nanos);
      assertThat(metrics.openSegments()).isEqualTo(1);
      assertThat(metrics.sealedSegments()).isZero();
      assertThat(metrics.failures()).isZero();
    }
  }

  @Test
  void metrics_ofReads_countSearchesAndLookups() {
    try (TraceStore store = TraceStore.inMemory(options)) {
      store.write(List.of(span(T1, 1), span(T2, 2)));

      store.find(ALL);
      store.spans(ALL);
      store.spans(ALL, store.spans(FIRST).cursor().orElseThrow());
      store.count(ALL);
      store.explain(ALL);
      store.span(T1, new SpanId(1));
      assertThat(store.trace(T1)).isPresent();
      assertThat(store.trace(UNKNOWN)).isEmpty();
      store.traces(List.of(T2, UNKNOWN, T1));
      store.summaries(List.of(UNKNOWN, T1));

      StoreMetrics metrics = store.metrics();
      assertThat(metrics.searches().count()).isEqualTo(7);
      assertThat(metrics.lookups().count()).isEqualTo(4);
      assertThat(metrics.tracesRead()).isEqualTo(4);
      assertThat(metrics.writes().count()).isEqualTo(1);
    }
  }

  @Test
  void metrics_ofSealing_countSegments() throws Exception {
    try (TraceStore store = TraceStore.inMemory(options.withSegmentSpans(2))) {
      for (int i = 0; i < 5; i++) store.write(List.of(span(T1, i), span(T2, i)));
      long nanos = 0;
      for (int i = 0; i < 4; i++) nanos += happenings.next(Sealed.class).nanos();

      StoreMetrics metrics = store.metrics();

      assertThat(metrics.seals()).isEqualTo(new StoreMetrics.Timer(4, nanos));
      assertThat(metrics.openSegments()).isEqualTo(1);
      assertThat(metrics.sealedSegments()).isEqualTo(4);
    }
  }

  @Test
  void metrics_ofRemovals_tellDeletionFromRetention() {
    try (TraceStore store = TraceStore.inMemory(options.withSegmentSpans(2))) {
      for (int i = 0; i < 3; i++) store.write(List.of(span(T1, i), span(T2, i)));
      StoreDoor.awaitSealed(store);
      store.delete(T1);
      store.delete(UNKNOWN);
      store.retain(Retention.EVERYTHING.withMaxSpans(1));
      store.retain(Retention.EVERYTHING);

      StoreMetrics metrics = store.metrics();

      assertThat(metrics.spansDeleted()).isEqualTo(3);
      assertThat(metrics.segmentsRemoved()).isEqualTo(2);
      assertThat(metrics.spansRemoved()).isEqualTo(2);
      assertThat(metrics.openSegments()).isEqualTo(1);
      assertThat(metrics.sealedSegments()).isZero();
      assertThat(metrics.spansWritten()).isEqualTo(6);
    }
  }

  @Test
  void metrics_ofAReaderBesideTheStore_countItsOwnCalls(@TempDir Path directory) {
    try (TraceStore store = TraceStore.open(directory, options.withSegmentSpans(1))) {
      store.write(List.of(span(T1, 1)));
      store.write(List.of(span(T2, 2)));
      StoreDoor.awaitSealed(store);
      try (TraceReader reader = TraceStore.openReadOnly(directory)) {
        reader.find(ALL);
        reader.trace(T1);
        store.count(ALL);

        StoreMetrics metrics = reader.metrics();

        assertThat(metrics.searches().count()).isEqualTo(1);
        assertThat(metrics.lookups().count()).isEqualTo(1);
        assertThat(metrics.writes()).isEqualTo(StoreMetrics.Timer.NONE);
        assertThat(metrics.openSegments()).isEqualTo(1);
        assertThat(metrics.sealedSegments()).isEqualTo(1);
      }
      assertThat(store.metrics().searches().count()).isEqualTo(1);
      assertThat(store.metrics().writes().count()).isEqualTo(2);
    }
  }

  @Test
  void metrics_ofTheCache_tellReadsFromRepeatedReads() {
    try (TraceStore store = sealed(options)) {
      store.find(TraceQuery.builder().operation("GET /").build());
      StoreMetrics first = store.metrics();
      store.find(TraceQuery.builder().operation("GET /").build());
      StoreMetrics second = store.metrics();

      assertThat(first.cacheMisses()).isPositive();
      assertThat(second.cacheMisses()).isEqualTo(first.cacheMisses());
      assertThat(second.cacheHits()).isGreaterThan(first.cacheHits());
    }
  }

  @Test
  void metrics_withoutACache_areAllMisses() {
    try (TraceStore store = sealed(options.withCacheBytes(0))) {
      store.find(TraceQuery.builder().operation("GET /").build());
      store.find(TraceQuery.builder().operation("GET /").build());

      assertThat(store.metrics().cacheHits()).isZero();
      assertThat(store.metrics().cacheMisses()).isPositive();
    }
  }

  @Test
  void metrics_ofFailures_leaveOutMistakesOfTheCaller() {
    FailingClock clock = new FailingClock();
    TraceStore store = TraceStore.inMemory(options.withClock(clock).withMaxBatchSpans(1));
    try (store) {
      assertThatThrownBy(() -> store.write(List.of(span(T1, 1), span(T1, 2))))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(store.metrics()).isEqualTo(StoreMetrics.NONE);

      clock.fail();
      assertThatThrownBy(() -> store.write(List.of(span(T1, 1)))).isSameAs(clock.failure());

      assertThat(store.metrics().failures()).isEqualTo(1);
      assertThat(store.metrics().writes()).isEqualTo(StoreMetrics.Timer.NONE);
    }
    assertThatThrownBy(() -> store.find(ALL)).isInstanceOf(StoreClosedException.class);

    assertThat(store.metrics().failures()).isEqualTo(1);
  }

  @Test
  void mean_isTimePerCall() {
    assertThat(new StoreMetrics.Timer(4, 10).mean()).isEqualTo(Duration.ofNanos(2));
    assertThat(StoreMetrics.Timer.NONE.mean()).isZero();
  }

  /** With one span in a sealed segment and one in an open one. */
  private static TraceStore sealed(TraceStoreOptions options) {
    TraceStore store = TraceStore.inMemory(options.withSegmentSpans(1));
    store.write(List.of(span(T1, 1)));
    store.write(List.of(span(T2, 2)));
    StoreDoor.awaitSealed(store);
    return store;
  }

  private static Span span(TraceId traceId, long id) {
    return Span.builder(traceId, new SpanId(id)).name("GET /").build();
  }
}
