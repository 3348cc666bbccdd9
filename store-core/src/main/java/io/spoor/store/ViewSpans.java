package io.spoor.store;

import io.spoor.Trace;
import io.spoor.index.SegmentReader;
import io.spoor.index.SpanSource;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.List;

/** The spans behind the rows of a view. Keeps the value read last. Not thread-safe. */
final class ViewSpans implements SpanSource {
  private final ReadView view;
  private final SpanRows spanRows;
  private SpanRows.StoredSpans last = new SpanRows.StoredSpans(0, 0, List.of());

  ViewSpans(ReadView view, SpanRows spanRows) {
    this.view = view;
    this.spanRows = spanRows;
  }

  @Override
  public Span span(SegmentReader reader, int row) {
    int segment = view.segmentOf(reader);
    int arrival = reader.arrival(row);
    if (last.at(segment, arrival).isEmpty()) {
      last = spanRows.find(segment, reader.traceId(reader.traceNumber(row)), arrival);
    }
    return last.at(segment, arrival)
        .orElseThrow(
            () ->
                new VanishedSpansException(
                    segment,
                    reader.traceId(reader.traceNumber(row)),
                    "the index has a span in row %d, the spans have none".formatted(arrival)));
  }

  @Override
  public List<Span> trace(TraceId id) {
    List<Span> spans = new ArrayList<>();
    for (ReadView.Part part : view.partsOf(id)) {
      int before = spans.size();
      spanRows.read(part.segment(), id, part.reader().arrivals(), spans);
      int indexed = part.reader().ascendingRowsOfTrace(part.trace()).length;
      if (spans.size() - before != indexed) {
        throw new VanishedSpansException(
            part.segment(),
            id,
            "the index has %d spans, there are %d".formatted(indexed, spans.size() - before));
      }
    }
    return spans.isEmpty() ? spans : Trace.of(spans).spans();
  }
}
