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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What an unsealed segment has on disk from one arrival row on, indexed in the order of arrival.
 *
 * @param rows how many spans there are
 * @param bytes the size of their values
 */
record ArrivedSpans(List<Batch> batches, int rows, long bytes) {

  /** Spans that are decoded and indexed at a time. */
  private static final int CHUNK_SPANS = 4096;

  /** Spans that arrived one after the other. */
  record Batch(IndexBatch index, int firstArrival) {}

  private record Stored(Rows.SpanKey key, byte[] bytes) {}

  /**
   * @param deleted numbers by which spans arrived that were deleted, ascending: no others may be
   *     missing
   */
  static ArrivedSpans read(
      RocksReader engine, int segment, int fromArrival, int[] deleted, TermHash hash) {
    int next = fromArrival;
    int rows = 0;
    long bytes = 0;
    List<Span> chunk = new ArrayList<>();
    List<Batch> batches = new ArrayList<>();
    for (Stored value : inOrder(engine, segment, fromArrival)) {
      int first = (int) value.key().firstRow();
      if (first != next || chunk.size() >= CHUNK_SPANS) {
        if (!chunk.isEmpty()) {
          batches.add(new Batch(IndexBatch.of(chunk, hash), next - chunk.size()));
        }
        chunk = new ArrayList<>();
        checkDeleted(next, value.key(), deleted);
      }
      List<Span> spans = SpanRows.decode(value.key(), value.bytes());
      chunk.addAll(spans);
      next = first + spans.size();
      rows += spans.size();
      bytes += value.bytes().length;
    }
    if (!chunk.isEmpty()) {
      batches.add(new Batch(IndexBatch.of(chunk, hash), next - chunk.size()));
    }
    return new ArrivedSpans(batches, rows, bytes);
  }

  void addTo(OpenSegment index) {
    for (Batch batch : batches) index.add(batch.index(), batch.firstArrival());
  }

  private static void checkDeleted(int from, Rows.SpanKey found, int[] deleted) {
    if (found.firstRow() < from) throw missingRows(found, from);
    for (int arrival = from; arrival < found.firstRow(); arrival++) {
      if (Arrays.binarySearch(deleted, arrival) < 0) throw missingRows(found, arrival);
    }
  }

  /** As the rows were numbered; their keys are sorted by trace. */
  private static List<Stored> inOrder(RocksReader engine, int segment, int fromArrival) {
    List<Stored> values = new ArrayList<>();
    engine.scan(
        Family.SPANS,
        Rows.segmentStart(segment),
        Rows.segmentEnd(segment),
        key -> Rows.parseSpanKey(key).firstRow() >= fromArrival,
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
