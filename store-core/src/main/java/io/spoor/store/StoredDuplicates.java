package io.spoor.store;

import io.spoor.index.SegmentReader;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.util.List;

/**
 * Tells which spans of a batch are stored already: those whose trace, span id, start and
 * fingerprint the index knows, confirmed on the bytes.
 *
 * <p>To be used under the store's write lock, so that nothing is added meanwhile.
 */
final class StoredDuplicates {
  private final SpanRows spanRows;

  StoredDuplicates(SpanRows spanRows) {
    this.spanRows = spanRows;
  }

  /** For each row of the batch whether its span is stored. */
  boolean[] of(EncodedBatch batch, List<StoreSegment> segments) {
    boolean[] stored = new boolean[batch.spans().size()];
    for (StoreSegment segment : segments) {
      SegmentReader reader = segment.index().reader();
      for (EncodedBatch.Value value : batch.values()) {
        int trace = reader.findTrace(value.traceId());
        if (trace < 0) continue;
        for (int row = value.firstRow(); row < value.firstRow() + value.spans(); row++) {
          stored[row] |= isStored(batch, row, segment, reader, trace);
        }
      }
    }
    return stored;
  }

  private boolean isStored(
      EncodedBatch batch, int row, StoreSegment segment, SegmentReader reader, int trace) {
    Span span = batch.spans().get(row);
    TraceId traceId = span.traceId();
    int[] alike =
        reader.rowsLike(
            trace, span.startNanos(), span.spanId().value(), batch.index().fingerprint(row));
    for (int candidate : alike) {
      int arrival = reader.arrival(candidate);
      if (spanRows.find(segment.id(), traceId, arrival).filter(span::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
