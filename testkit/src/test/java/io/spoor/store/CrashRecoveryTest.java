package io.spoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.Durability;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.index.Part;
import io.spoor.query.TraceQuery;
import io.spoor.rocks.EngineBatch;
import io.spoor.rocks.EngineSettings;
import io.spoor.rocks.Family;
import io.spoor.rocks.RocksEngine;
import io.spoor.rocks.RowVisitor;
import io.spoor.span.Span;
import io.spoor.storage.Rows;
import io.spoor.testkit.NaiveTraceStore;
import io.spoor.testkit.SpanGenerator;
import io.spoor.testkit.SpanGeneratorSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process leaves that was killed between two steps. */
final class CrashRecoveryTest {
  private static final int BATCH_SPANS = 20;

  @TempDir private Path directory;

  /** Small segments, so that sealing runs nearly all the time. */
  private static TraceStoreOptions options() {
    return TraceStoreOptions.defaults().withSegmentSpans(50).withMemtableBytes(1 << 20);
  }

  private static Iterator<List<Span>> batches(long seed) {
    return new SpanGenerator(SpanGeneratorSettings.awkward(), seed).batches(BATCH_SPANS);
  }

  /** As a process leaves them that was killed after it wrote them and before it said so. */
  @Test
  void open_indexRowsOfASegmentThatWasNotSealed_areRemoved() {
    List<Span> spans = batches(4).next();
    try (TraceStore store = TraceStore.open(directory, options())) {
      store.write(spans);
      store.delete(spans.get(0).traceId());
    }
    try (RocksEngine engine = engine()) {
      EngineBatch rows = new EngineBatch();
      for (Part part : List.of(Part.DIRECTORY, Part.POSTINGS, Part.ARRIVAL)) {
        rows.put(Family.INDEX, Rows.indexKey(1, part.code(), 7), new byte[] {1, 2, 3});
      }
      engine.write(rows, Durability.PROCESS_CRASH);
      assertThat(indexParts(engine)).containsExactly(1, 4, Part.DELETED.code(), 24);
    }

    try (TraceStore store = TraceStore.open(directory, options())) {
      NaiveTraceStore expected = new NaiveTraceStore();
      expected.write(spans);
      expected.delete(spans.get(0).traceId());
      TraceQuery all = TraceQuery.builder().build();
      assertThat(store.find(all)).isEqualTo(expected.find(all));
    }
    try (RocksEngine engine = engine()) {
      assertThat(indexParts(engine)).containsExactly(Part.DELETED.code());
    }
  }

  private RocksEngine engine() {
    return RocksEngine.open(directory, new EngineSettings(1 << 20, 1 << 20, Rows::describe));
  }

  private static List<Integer> indexParts(RocksEngine engine) {
    List<Integer> parts = new ArrayList<>();
    engine.scan(
        Family.INDEX,
        Rows.segmentStart(0),
        Rows.segmentEnd(1),
        (key, value) -> {
          parts.add(Rows.parseIndexKey(key).part());
          return RowVisitor.Step.CONTINUE;
        });
    return parts;
  }
}
