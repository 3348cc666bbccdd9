package io.spoor.store;

import io.spoor.CorruptStoreException;
import io.spoor.codec.CorruptSpanException;
import io.spoor.codec.SpanDecoder;
import io.spoor.rocks.EngineBatch;
import io.spoor.rocks.Family;
import io.spoor.rocks.RocksReader;
import io.spoor.rocks.RowVisitor;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import io.spoor.storage.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The spans as they are stored: one value for each trace and batch, in a segment. Thread-safe. */
final class SpanRows {

  private final RocksReader engine;

  SpanRows(RocksReader engine) {
    this.engine = engine;
  }

  /** Adds the rows of a batch that arrives from this number on in a segment. */
  static void put(EngineBatch rows, int segment, int firstArrival, EncodedBatch batch) {
    for (EncodedBatch.Value value : batch.values()) {
      long firstRow = (long) firstArrival + value.firstRow();
      rows.put(Family.SPANS, Rows.spanKey(segment, value.traceId(), firstRow), value.bytes());
    }
  }

  /** Adds the spans of a trace in a segment that arrived before a number, as they arrived. */
  void read(int segment, TraceId traceId, int arrivals, List<Span> spans) {
    engine.scanPrefixes(
        Family.SPANS,
        List.of(Rows.spanPrefix(segment, traceId)),
        (key, value) -> {
          Rows.SpanKey spanKey = Rows.parseSpanKey(key);
          if (spanKey.firstRow() >= arrivals) return RowVisitor.Step.STOP;
          spans.addAll(decode(spanKey, value));
          return RowVisitor.Step.CONTINUE;
        });
  }

  /** Adds the removal of all spans of a trace in a segment. */
  void delete(EngineBatch rows, int segment, TraceId traceId) {
    engine.scanPrefixes(
        Family.SPANS,
        List.of(Rows.spanPrefix(segment, traceId)),
        (key, value) -> {
          rows.delete(Family.SPANS, key);
          return RowVisitor.Step.CONTINUE;
        });
  }

  /** The spans of one stored value, the first of which has this arrival row. */
  record StoredSpans(int segment, long firstRow, List<Span> spans) {

    /** The span with this arrival row, if it is of this value. */
    Optional<Span> at(int inSegment, int arrival) {
      long index = arrival - firstRow;
      boolean isHere = inSegment == segment && index >= 0 && index < spans.size();
      return isHere ? Optional.of(spans.get((int) index)) : Optional.empty();
    }
  }

  /** The value that holds the span with this arrival row, or none if it is not there. */
  StoredSpans find(int segment, TraceId traceId, int arrival) {
    List<StoredSpans> found = new ArrayList<>(1);
    byte[] key = Rows.spanKey(segment, traceId, arrival);
    engine.floor(
        Family.SPANS,
        key,
        Rows.SPAN_PREFIX_BYTES,
        (stored, value) -> {
          Rows.SpanKey spanKey = Rows.parseSpanKey(stored);
          found.add(new StoredSpans(segment, spanKey.firstRow(), decode(spanKey, value)));
          return RowVisitor.Step.STOP;
        });
    return found.isEmpty() ? new StoredSpans(segment, arrival, List.of()) : found.get(0);
  }

  /** The spans of a value. */
  static List<Span> decode(Rows.SpanKey key, byte[] value) {
    try {
      return SpanDecoder.decode(key.traceId(), value);
    } catch (CorruptSpanException e) {
      throw new CorruptStoreException(
          "spans row [segment %d, trace %s, first row %d]: %s"
              .formatted(key.segment(), key.traceId(), key.firstRow(), e.getMessage()),
          e);
    }
  }
}
