package io.spoor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.Damage;
import io.spoor.Durability;
import io.spoor.StoreNotFoundException;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.Verification;
import io.spoor.index.Part;
import io.spoor.rocks.EngineBatch;
import io.spoor.rocks.EngineSettings;
import io.spoor.rocks.Family;
import io.spoor.rocks.RocksEngine;
import io.spoor.rocks.RowVisitor;
import io.spoor.span.Span;
import io.spoor.storage.Rows;
import io.spoor.testkit.SpanGenerator;
import io.spoor.testkit.SpanGeneratorSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link TraceStore#verify} tells of whole stores, and of rows that are wrong. */
final class VerificationTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void verify_storeThatWasWrittenDeletedFromAndReopened_isIntact(long seed) {
    Iterator<List<Span>> batches = batches(seed);
    List<Span> written = new ArrayList<>();
    long spans = 0;
    for (int opening = 0; opening < 4; opening++) {
      try (TraceStore store = TraceStore.open(directory, options())) {
        for (int i = 0; i < 12; i++) {
          List<Span> batch = batches.next();
          written.addAll(batch);
          store.write(batch);
          if (i % 5 == opening) store.delete(written.get((int) (seed + i)).traceId());
        }
        assertThat(TraceStore.verify(directory).damages()).isEmpty();
        spans = store.statistics().spans();
      }
    }

    Verification verification = TraceStore.verify(directory);

    assertThat(verification.damages()).isEmpty();
    assertThat(verification.isIntact()).isTrue();
    assertThat(verification.spans()).isEqualTo(spans);
    assertThat(verification.segments()).isGreaterThan(5);
    assertThat(verification.indexRows()).isGreaterThan(100);
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void verify_indexRowMissing_saysWhich(Part part) {
    write();
    byte[] key = firstRow(part);
    if (key.length == 0) return; // This small store has none.
    change(batch -> batch.delete(Family.INDEX, key));

    Verification verification = TraceStore.verify(directory);

    assertThat(verification.isIntact()).isFalse();
    assertThat(verification.damages().toString()).contains("segment 1");
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void verify_indexRowOfOtherSpans_saysWhich(Part part) {
    write();
    byte[] key = firstRow(part);
    if (key.length == 0) return;
    change(batch -> batch.put(Family.INDEX, key, new byte[] {1, 2, 3}));

    assertThat(TraceStore.verify(directory).damages().toString()).contains("segment 1");
  }

  @Test
  void verify_valueOfSpansMissing_saysHowManyAreLess() {
    write();
    List<byte[]> keys = new ArrayList<>();
    try (RocksEngine engine = engine()) {
      engine.scan(
          Family.SPANS,
          Rows.segmentStart(1),
          Rows.segmentEnd(1),
          (key, value) -> {
            keys.add(key);
            return RowVisitor.Step.STOP;
          });
    }
    change(batch -> batch.delete(Family.SPANS, keys.get(0)));

    assertThat(TraceStore.verify(directory).damages())
        .singleElement()
        .satisfies(
            damage -> {
              assertThat(damage.place()).isEqualTo("segment 1");
              assertThat(damage.reason()).startsWith("index and spans differ in ");
            });
  }

  @Test
  void verify_entryOfTheCatalogueUnreadable_saysWhich() {
    write();
    change(batch -> batch.put(Family.META, Rows.entryKey(2), new byte[] {1, 99}));

    assertThat(TraceStore.verify(directory).damages())
        .contains(
            new Damage(
                "meta row [catalogue, segment 2]",
                "catalogue entry of segment 2 has state 99, expected 1 (open) or 2 (sealed)"));
  }

  @Test
  void verify_directoryWithoutStore_fails() {
    assertThatThrownBy(() -> TraceStore.verify(directory))
        .isInstanceOf(StoreNotFoundException.class);
  }

  private void write() {
    try (TraceStore store = TraceStore.open(directory, options())) {
      Iterator<List<Span>> batches = batches(9);
      for (int i = 0; i < 10; i++) store.write(batches.next());
    }
  }

  private interface Changes {
    void addTo(EngineBatch batch);
  }

  private void change(Changes changes) {
    try (RocksEngine engine = engine()) {
      EngineBatch batch = new EngineBatch();
      changes.addTo(batch);
      engine.write(batch, Durability.PROCESS_CRASH);
    }
  }

  /** Empty if there is none. */
  private byte[] firstRow(Part part) {
    List<byte[]> keys = new ArrayList<>();
    try (RocksEngine engine = engine()) {
      engine.scan(
          Family.INDEX,
          Rows.indexKey(1, part.code(), 0),
          Rows.indexKey(1, part.code() + 1, 0),
          (key, value) -> {
            keys.add(key);
            return RowVisitor.Step.STOP;
          });
    }
    return keys.isEmpty() ? new byte[0] : keys.get(0);
  }

  private RocksEngine engine() {
    return RocksEngine.open(directory, new EngineSettings(1 << 20, 1 << 20, Rows::describe));
  }

  private static Iterator<List<Span>> batches(long seed) {
    return new SpanGenerator(SpanGeneratorSettings.awkward(), seed).batches(20);
  }

  private static TraceStoreOptions options() {
    return TraceStoreOptions.defaults().withSegmentSpans(60).withMemtableBytes(64 << 10);
  }
}
