package io.spoor.store;

import io.spoor.CorruptStoreException;
import io.spoor.index.SegmentReader;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.util.List;

/**
 * Tells which spans of a batch are stored already: those whose trace, span id, start and
 * fingerprint the index knows, confirmed on the bytes.
 *
 * <p>For one batch. To be used under the store's write lock, so that nothing is added meanwhile.
 */
final class StoredDuplicates {
  private final SpanRows spanRows;
  private final EncodedBatch batch;
  private final boolean[] stored;

  /** The value read last: spans that came together are often sent together again. */
  private SpanRows.StoredSpans last = new SpanRows.StoredSpans(0, 0, List.of());

  private StoredDuplicates(SpanRows spanRows, EncodedBatch batch) {
    this.spanRows = spanRows;
    this.batch = batch;
    this.stored = new boolean[batch.spans().size()];
  }

  /** For each row of the batch whether its span is stored. */
  static boolean[] of(EncodedBatch batch, List<StoreSegment> segments, SpanRows spanRows) {
    StoredDuplicates duplicates = new StoredDuplicates(spanRows, batch);
    for (StoreSegment segment : segments) {
      duplicates.findIn(segment);
    }
    return duplicates.stored;
  }

  private void findIn(StoreSegment segment) {
    SegmentReader reader = segment.index().reader();
    for (EncodedBatch.Value value : batch.values()) {
      int trace = reader.findTrace(value.traceId());
      if (trace < 0) continue;
      for (int row = value.firstRow(); row < value.firstRow() + value.spans(); row++) {
        if (!stored[row]) stored[row] = isStored(row, segment.id(), reader, trace);
      }
    }
  }

  private boolean isStored(int row, int segment, SegmentReader reader, int trace) {
    Span span = batch.spans().get(row);
    int[] alike =
        reader.rowsLike(
            trace, span.startNanos(), span.spanId().value(), batch.index().fingerprint(row));
    for (int candidate : alike) {
      if (span.equals(read(segment, span.traceId(), reader.arrival(candidate)))) return true;
    }
    return false;
  }

  private Span read(int segment, TraceId traceId, int arrival) {
    if (last.at(segment, arrival).isEmpty()) last = spanRows.find(segment, traceId, arrival);
    return last.at(segment, arrival)
        .orElseThrow(
            () ->
                new CorruptStoreException(
                    "segment %d, trace %s: the index has a span in row %d, the spans have none"
                        .formatted(segment, traceId, arrival)));
  }
}
