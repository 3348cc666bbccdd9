package io.spoor.benchmarks;

import io.spoor.Durability;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.codec.SpanEncoder;
import io.spoor.rocks.EngineBatch;
import io.spoor.rocks.EngineSettings;
import io.spoor.rocks.Family;
import io.spoor.rocks.RocksEngine;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import io.spoor.storage.Rows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A way to bring batches of spans to disk. */
public enum Ingest {

  /**
   * The limit: RocksDB under the same settings, writing the same bytes under the same keys, one
   * value for each trace and batch, encoded here; no index, no search for duplicates.
   */
  LIMIT {
    @Override
    Sink open(Path directory) {
      return new WithoutIndex(directory);
    }
  },

  /** The store with its defaults: everything indexed, duplicates left out, sealing beside. */
  SPOOR {
    @Override
    Sink open(Path directory) {
      TraceStore store = TraceStore.open(directory);
      return new Sink() {
        @Override
        public void write(List<Span> batch) {
          store.write(batch);
        }

        @Override
        public void close() {
          store.close();
        }
      };
    }
  };

  /** Takes one batch after another from one thread. */
  interface Sink extends AutoCloseable {
    void write(List<Span> batch);

    @Override
    void close();
  }

  abstract Sink open(Path directory);

  private static final class WithoutIndex implements Sink {
    private final TraceStoreOptions options = TraceStoreOptions.defaults();
    private final SpanEncoder encoder = new SpanEncoder();
    private final RocksEngine engine;
    private int row;

    WithoutIndex(Path directory) {
      engine =
          RocksEngine.open(
              directory,
              new EngineSettings(
                  options.memtableBytes(), options.blockCacheBytes(), Rows::describe));
    }

    @Override
    public void write(List<Span> batch) {
      Map<TraceId, List<Span>> byTrace = new LinkedHashMap<>();
      for (Span span : batch) {
        byTrace.computeIfAbsent(span.traceId(), id -> new ArrayList<>(4)).add(span);
      }
      EngineBatch rows = new EngineBatch();
      byTrace.forEach(
          (traceId, spans) -> {
            byte[] key = Rows.spanKey(1 + row / options.segmentSpans(), traceId, row);
            rows.put(Family.SPANS, key, encoder.encode(spans));
            row += spans.size();
          });
      engine.write(rows, Durability.PROCESS_CRASH);
    }

    @Override
    public void close() {
      engine.close();
    }
  }
}
