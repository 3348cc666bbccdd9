package io.spoor.store;

import io.spoor.index.SegmentReader;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.util.ArrayList;
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

  /** The spans of the batch that are not stored; the very list of the batch if none is. */
  List<Span> without(EncodedBatch batch, List<StoreSegment> segments) {
    List<Span> spans = batch.spans();
    boolean[] stored = new boolean[spans.size()];
    int count = 0;
    for (StoreSegment segment : segments) {
      SegmentReader reader = segment.index().reader();
      for (EncodedBatch.Value value : batch.values()) {
        int trace = reader.findTrace(value.traceId());
        if (trace < 0) continue;
        for (int i = 0; i < value.spans(); i++) {
          int row = value.firstRow() + i;
          if (!stored[row] && isStored(batch, row, segment, reader, trace)) {
            stored[row] = true;
            count++;
          }
        }
      }
    }
    return count == 0 ? spans : remaining(spans, stored, count);
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

  private static List<Span> remaining(List<Span> spans, boolean[] stored, int count) {
    List<Span> remaining = new ArrayList<>(spans.size() - count);
    for (int i = 0; i < stored.length; i++) {
      if (!stored[i]) remaining.add(spans.get(i));
    }
    return remaining;
  }
}
