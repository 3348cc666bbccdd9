package io.spoor.query;

import io.spoor.span.TraceId;
import java.util.List;
import java.util.Optional;

/**
 * The traces that a query found, in its {@link Order}.
 *
 * @param traces at most {@link TraceQuery#limit()}
 * @param cursor where the next page begins; empty if this page was not full, so that none follows
 */
public record Page(List<FoundTrace> traces, Optional<Cursor> cursor) {

  public Page {
    traces = List.copyOf(traces);
  }

  /** A page of these traces, with a cursor if it is full. */
  public static Page of(List<FoundTrace> traces, int limit) {
    if (traces.size() < limit) return new Page(traces, Optional.empty());
    FoundTrace last = traces.get(traces.size() - 1);
    return new Page(traces, Optional.of(new Cursor(last.sortKey(), last.traceId())));
  }

  /** The ids of the traces, in order. */
  public List<TraceId> traceIds() {
    return traces.stream().map(FoundTrace::traceId).toList();
  }
}
