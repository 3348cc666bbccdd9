package io.spoor.store;

import io.spoor.CorruptStoreException;
import io.spoor.index.IndexBatch;
import io.spoor.index.OpenSegment;
import io.spoor.index.TermHash;
import io.spoor.rocks.Family;
import io.spoor.rocks.RocksReader;
import io.spoor.rocks.RowVisitor;
import io.spoor.span.Span;
import io.spoor.storage.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What an unsealed segment has on disk from one arrival row on, indexed in the order of arrival.
 *
 * @param rows how many spans there are
 * @param bytes the size of their values
 */
record ArrivedSpans(List<IndexBatch> batches, int rows, long bytes) {

  /** Spans that are decoded and indexed at a time. */
  private static final int CHUNK_SPANS = 4096;

  private record Stored(Rows.SpanKey key, byte[] bytes) {}

  static ArrivedSpans read(RocksReader engine, int segment, int fromRow, TermHash hash) {
    int next = fromRow;
    long bytes = 0;
    List<Span> chunk = new ArrayList<>();
    List<IndexBatch> batches = new ArrayList<>();
    for (Stored value : inOrder(engine, segment, fromRow)) {
      if (value.key().firstRow() != next) throw missingRows(value.key(), next);
      List<Span> spans = SpanRows.decode(value.key(), value.bytes());
      next += spans.size();
      bytes += value.bytes().length;
      chunk.addAll(spans);
      if (chunk.size() >= CHUNK_SPANS) {
        batches.add(IndexBatch.of(chunk, hash));
        chunk = new ArrayList<>();
      }
    }
    if (!chunk.isEmpty()) batches.add(IndexBatch.of(chunk, hash));
    return new ArrivedSpans(batches, next - fromRow, bytes);
  }

  void addTo(OpenSegment index) {
    batches.forEach(index::add);
  }

  /** As the rows were numbered; their keys are sorted by trace. */
  private static List<Stored> inOrder(RocksReader engine, int segment, int fromRow) {
    List<Stored> values = new ArrayList<>();
    engine.scan(
        Family.SPANS,
        Rows.segmentStart(segment),
        Rows.segmentEnd(segment),
        key -> Rows.parseSpanKey(key).firstRow() >= fromRow,
        (key, value) -> {
          values.add(new Stored(Rows.parseSpanKey(key), value));
          return RowVisitor.Step.CONTINUE;
        });
    values.sort(Comparator.comparingLong(value -> value.key().firstRow()));
    return values;
  }

  private static CorruptStoreException missingRows(Rows.SpanKey found, int rows) {
    return new CorruptStoreException(
        "segment %d: row %d is expected next, found row %d, of trace %s"
            .formatted(found.segment(), rows, found.firstRow(), found.traceId()));
  }
}
