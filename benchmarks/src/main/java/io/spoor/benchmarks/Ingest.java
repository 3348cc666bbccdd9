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
    void write(List<List<Span>> batches, Path directory) {
      TraceStoreOptions options = TraceStoreOptions.defaults();
      EngineSettings settings =
          new EngineSettings(options.memtableBytes(), options.blockCacheBytes(), Rows::describe);
      try (RocksEngine engine = RocksEngine.open(directory, settings)) {
        SpanEncoder encoder = new SpanEncoder();
        int row = 0;
        for (List<Span> batch : batches) {
          EngineBatch rows = new EngineBatch();
          for (Map.Entry<TraceId, List<Span>> trace : byTrace(batch).entrySet()) {
            int segment = 1 + row / options.segmentSpans();
            rows.put(
                Family.SPANS,
                Rows.spanKey(segment, trace.getKey(), row),
                encoder.encode(trace.getValue()));
            row += trace.getValue().size();
          }
          engine.write(rows, Durability.PROCESS_CRASH);
        }
      }
    }
  },

  /** The store with its defaults: everything indexed, duplicates left out, sealing beside. */
  SPOOR {
    @Override
    void write(List<List<Span>> batches, Path directory) {
      try (TraceStore store = TraceStore.open(directory)) {
        for (List<Span> batch : batches) {
          store.write(batch);
        }
      }
    }
  };

  /** Writes all batches from one thread, opening and closing included. */
  abstract void write(List<List<Span>> batches, Path directory);

  private static Map<TraceId, List<Span>> byTrace(List<Span> batch) {
    Map<TraceId, List<Span>> byTrace = new LinkedHashMap<>();
    for (Span span : batch) {
      byTrace.computeIfAbsent(span.traceId(), id -> new ArrayList<>(4)).add(span);
    }
    return byTrace;
  }
}
