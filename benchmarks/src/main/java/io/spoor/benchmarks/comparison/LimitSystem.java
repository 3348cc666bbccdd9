package io.spoor.benchmarks.comparison;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.spoor.Durability;
import io.spoor.TraceStoreOptions;
import io.spoor.codec.CorruptSpanException;
import io.spoor.codec.SpanDecoder;
import io.spoor.codec.SpanEncoder;
import io.spoor.rocks.EngineBatch;
import io.spoor.rocks.EngineSettings;
import io.spoor.rocks.Family;
import io.spoor.rocks.RocksEngine;
import io.spoor.rocks.RowVisitor;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import io.spoor.storage.Rows;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The limit: RocksDB under Spoor's settings, the same encoded bytes under the same keys, one value
 * for each trace and batch; no index, no search for duplicates. Any thread may write.
 */
final class LimitSystem implements TraceSystem {
  private static final byte[] ROWS = "rows".getBytes(US_ASCII);

  private final TraceStoreOptions options = TraceStoreOptions.defaults();
  private final ThreadLocal<SpanEncoder> encoders = ThreadLocal.withInitial(SpanEncoder::new);
  private final AtomicInteger rows = new AtomicInteger();
  private final RocksEngine engine;

  LimitSystem(Path directory) {
    engine =
        RocksEngine.open(
            directory,
            new EngineSettings(options.memtableBytes(), options.blockCacheBytes(), Rows::describe));
    byte[] stored = engine.get(Family.META, ROWS);
    if (stored != null) rows.set(ByteBuffer.wrap(stored).getInt());
  }

  @Override
  public void write(List<Span> batch) {
    SpanEncoder encoder = encoders.get();
    Map<TraceId, List<Span>> byTrace = new LinkedHashMap<>();
    for (Span span : batch) {
      byTrace.computeIfAbsent(span.traceId(), id -> new ArrayList<>(4)).add(span);
    }
    EngineBatch changes = new EngineBatch();
    byTrace.forEach(
        (traceId, spans) -> {
          int row = rows.getAndAdd(spans.size());
          byte[] key = Rows.spanKey(segmentOf(row), traceId, row);
          changes.put(Family.SPANS, key, encoder.encode(spans));
        });
    engine.write(changes, Durability.PROCESS_CRASH);
  }

  private int segmentOf(int row) {
    return 1 + row / options.segmentSpans();
  }

  @Override
  public List<TraceId> find(Question question) {
    throw new UnsupportedOperationException("no index for " + question);
  }

  @Override
  public List<Call> graph(Question question) {
    throw new UnsupportedOperationException("no index for " + question);
  }

  /** Looks into every segment, since nothing tells which ones have the trace. */
  @Override
  public List<List<Span>> traces(List<TraceId> ids) {
    List<List<Span>> traces = new ArrayList<>();
    for (TraceId id : ids) {
      List<byte[]> prefixes = new ArrayList<>();
      for (int segment = 1; segment <= segmentOf(rows.get()); segment++) {
        prefixes.add(Rows.spanPrefix(segment, id));
      }
      List<Span> spans = new ArrayList<>();
      engine.scanPrefixes(
          Family.SPANS,
          prefixes,
          (key, value) -> {
            spans.addAll(decode(id, value));
            return RowVisitor.Step.CONTINUE;
          });
      traces.add(spans);
    }
    return traces;
  }

  private static List<Span> decode(TraceId id, byte[] value) {
    try {
      return SpanDecoder.decode(id, value);
    } catch (CorruptSpanException e) {
      throw new IllegalStateException("trace " + id + " cannot be read back", e);
    }
  }

  @Override
  public void close() {
    EngineBatch count = new EngineBatch();
    count.put(Family.META, ROWS, ByteBuffer.allocate(Integer.BYTES).putInt(rows.get()).array());
    engine.write(count, Durability.PROCESS_CRASH);
    engine.flush(Family.SPANS, Family.META);
    engine.close();
  }
}
