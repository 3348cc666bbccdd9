package io.spoor.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.Retention;
import io.spoor.StorageFailedException;
import io.spoor.TraceStore;
import io.spoor.TraceStoreException;
import io.spoor.TraceStoreOptions;
import io.spoor.query.Page;
import io.spoor.query.TraceQuery;
import io.spoor.rocks.RocksEngine;
import io.spoor.span.Span;
import io.spoor.store.StoreDoor;
import io.spoor.testkit.Effort;
import io.spoor.testkit.NaiveTraceStore;
import io.spoor.testkit.SpanGenerator;
import io.spoor.testkit.SpanGeneratorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full, or that fails: writes say so, reads go on, what was acknowledged stays, and
 * the store works again once there is room.
 */
@Tag("soak")
@Timeout(value = 8, unit = TimeUnit.HOURS)
final class FullDiskTest {
  private static final TraceQuery ALL = TraceQuery.builder().limit(TraceQuery.MAX_LIMIT).build();
  private static final int BATCH_SPANS = 20;
  private static final int BATCHES = 60;
  private static final long ENOUGH_BYTES = 600_000;

  @TempDir private Path parent;

  @Test
  void write_whereTheTablesMayTakeSoMuch_losesNothingAndGoesOnOnceThereIsRoom() {
    Effort effort = Effort.of("fulldisk", 8, 2_000);
    long refused = 0;
    for (long seed = effort.firstSeed(); seed < effort.endSeed(); seed++) {
      long limit = 1 + (seed - effort.firstSeed()) * ENOUGH_BYTES / effort.rounds();
      refused += fill(seed, limit);
    }
    effort.report("%,d writes refused, none of the others lost".formatted(refused));
    assertThat(refused).isPositive();
  }

  /** Returns how many writes were refused. */
  private long fill(long seed, long limit) {
    String what = "seed %d, limit %,d".formatted(seed, limit);
    Path directory = parent.resolve("store" + seed);
    AtomicLong maxBytes = new AtomicLong(limit);
    NaiveTraceStore expected = new NaiveTraceStore();
    Iterator<List<Span>> batches = batches(seed);
    long refused = 0;
    try (TraceStore store = StoreDoor.open(directory, options(), maxBytes::get)) {
      for (int i = 0; i < BATCHES; i++) {
        List<Span> batch = batches.next();
        try {
          store.write(batch);
          expected.write(batch);
        } catch (StorageFailedException e) {
          refused++;
          assertThat(e).as(what).hasMessageStartingWith("cannot ");
          if (refused < 3) assertEqual(what, store, expected);
        }
      }
      assertEqual(what, store, expected);
      delete(what, store, expected);

      maxBytes.set(0);
      write(store, expected, batches);
      assertEqual(what + ", with room again", store, expected);
    }
    assertThat(TraceStore.verify(directory).damages()).as(what).isEmpty();
    try (TraceStore store = TraceStore.open(directory, options())) {
      assertEqual(what + ", reopened", store, expected);
    }
    assertThat(RocksEngine.liveHandles()).as(what).isZero();
    return refused;
  }

  /** Works on a full disk, for which room is kept. */
  private static void delete(String what, TraceStore store, NaiveTraceStore expected) {
    Page newest = expected.find(TraceQuery.builder().limit(1).build());
    if (newest.traceIds().isEmpty()) return;
    long spans = expected.delete(newest.traceIds().get(0));
    assertThat(store.delete(newest.traceIds().get(0))).as(what).isEqualTo(spans);
    assertEqual(what + ", deleted from", store, expected);
  }

  @Test
  void retain_whereTheTablesTakeTooMuch_makesRoomForWrites() {
    AtomicLong maxBytes = new AtomicLong(0);
    Path directory = parent.resolve("store");
    Iterator<List<Span>> batches = batches(7);
    try (TraceStore store = StoreDoor.open(directory, options(), maxBytes::get)) {
      for (int i = 0; i < 60; i++) store.write(batches.next());
      StoreDoor.awaitSealed(store);
      maxBytes.set(1);
    }
    try (TraceStore store = StoreDoor.open(directory, options(), maxBytes::get)) {
      long before = store.statistics().spans();
      store.retain(Retention.EVERYTHING.withMaxSpans(200));

      assertThat(store.statistics().spans()).isLessThan(before).isPositive();
      maxBytes.set(0);
      store.write(batches.next());
    }
    assertThat(TraceStore.verify(directory).damages()).isEmpty();
  }

  @Test
  void write_inAProcessWhoseFilesMayNotGrow_losesNothing() throws Exception {
    int refused = 0;
    for (int kilobytes : new int[] {30, 100, 250}) {
      Path directory = parent.resolve("limited" + kilobytes);
      String limit = "ulimit -f " + kilobytes;
      LimitedWriter.Outcome outcome = LimitedWriter.run(limit, 0, directory, 9);
      assertAcknowledgedIsThere(limit, directory, outcome);
      refused += outcome.refused();
    }
    assertThat(refused).isPositive();
  }

  @Test
  void write_inAProcessThatMayOpenFewFiles_losesNothing() throws Exception {
    int refused = 0;
    for (int left : new int[] {3, 12, 25}) {
      Path directory = parent.resolve("few" + left);
      LimitedWriter.Outcome outcome = LimitedWriter.run("ulimit -n 300", left, directory, 11);
      assertAcknowledgedIsThere(left + " files left", directory, outcome);
      refused += outcome.refused();
    }
    assertThat(refused).isPositive();
  }

  private static void assertAcknowledgedIsThere(
      String what, Path directory, LimitedWriter.Outcome outcome) {
    NaiveTraceStore expected = new NaiveTraceStore();
    outcome.acknowledged().forEach(expected::write);
    assertThat(outcome.unexpected()).as(what).isEmpty();
    if (outcome.acknowledged().isEmpty()) return; // It may not even have been able to open it.
    try (TraceStore store = TraceStore.open(directory, options())) {
      Page page = expected.find(ALL);
      for (int i = 0; i < page.traceIds().size(); i++) {
        assertThat(store.trace(page.traceIds().get(i)).orElseThrow().spans())
            .as(what)
            .containsAll(expected.trace(page.traceIds().get(i)).orElseThrow().spans());
      }
      store.write(batches(99).next());
    }
    assertThat(TraceStore.verify(directory).damages()).as(what).isEmpty();
  }

  @Test
  void open_directoryThatMayNotBeWritten_saysSo() throws IOException {
    Path unwritable = parent.resolve("unwritable");
    Files.createDirectories(unwritable);
    boolean isBound = unwritable.toFile().setWritable(false) && !Files.isWritable(unwritable);
    // Who may write everywhere is refused by a file system that holds no files of people.
    Path directory = isBound ? unwritable.resolve("store") : Path.of("/proc/store");

    assertThatThrownBy(() -> TraceStore.open(directory))
        .isInstanceOf(StorageFailedException.class)
        .hasMessageContaining(directory.toString());
    assertThat(RocksEngine.liveHandles()).isZero();
    unwritable.toFile().setWritable(true);
  }

  @Test
  void write_toADirectoryThatWasRemoved_failsAndMakesNoOtherStore() throws IOException {
    Path directory = parent.resolve("removed");
    Iterator<List<Span>> batches = batches(5);
    NaiveTraceStore expected = new NaiveTraceStore();
    TraceStore store = TraceStore.open(directory, options());
    write(store, expected, batches);
    deleteAll(directory);

    int refused = 0;
    for (int i = 0; i < 200 && refused < 3; i++) {
      try {
        write(store, expected, batches);
      } catch (StorageFailedException e) {
        refused++;
      }
    }
    assertThat(refused).isEqualTo(3);
    assertThatThrownBy(() -> store.delete(expected.find(ALL).traceIds().get(0)))
        .isInstanceOf(TraceStoreException.class);
    try {
      store.close();
    } catch (StorageFailedException e) {
      assertThat(e).hasMessageContaining(directory.toString());
    }
    assertThat(directory.resolve("SPOOR")).doesNotExist();
    assertThat(RocksEngine.liveHandles()).isZero();
  }

  private static void write(
      TraceStore store, NaiveTraceStore expected, Iterator<List<Span>> batches) {
    List<Span> batch = batches.next();
    store.write(batch);
    expected.write(batch);
  }

  private static void assertEqual(String what, TraceStore store, NaiveTraceStore expected) {
    Page page = expected.find(ALL);
    assertThat(store.find(ALL)).as(what).isEqualTo(page);
    assertThat(store.traces(page.traceIds()).equals(expected.traces(page.traceIds())))
        .as(what)
        .isTrue();
    assertThat(store.services()).as(what).isEqualTo(expected.services());
  }

  static Iterator<List<Span>> batches(long seed) {
    return new SpanGenerator(SpanGeneratorSettings.awkward(), seed).batches(BATCH_SPANS);
  }

  /** Tables as small as can be, so that there are many. */
  static TraceStoreOptions options() {
    return TraceStoreOptions.defaults().withSegmentSpans(60).withMemtableBytes(64 << 10);
  }

  private static void deleteAll(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
