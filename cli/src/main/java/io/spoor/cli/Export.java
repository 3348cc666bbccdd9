package io.spoor.cli;

import io.spoor.Trace;
import io.spoor.TraceReader;
import io.spoor.dialect.SpanWriter;
import io.spoor.query.Cursor;
import io.spoor.query.Page;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import java.io.IOException;
import java.util.Optional;

/** The writing of traces from a store, a page at a time. */
final class Export {
  private static final int TRACES_A_PAGE = 100;

  private final TraceReader store;
  private final TraceQuery.Builder query;
  private final long limit;
  private long traces;
  private long spans;
  private long leftOut;
  private String whyLeftOut = "";

  /**
   * @param limit the most traces that are written
   */
  Export(TraceReader store, TraceQuery.Builder query, long limit) {
    this.store = store;
    this.query = query;
    this.limit = limit;
  }

  void write(SpanWriter writer) throws IOException {
    Optional<Cursor> after = Optional.empty();
    long rest = limit;
    do {
      query.limit((int) Math.min(TRACES_A_PAGE, rest));
      after.ifPresent(query::after);
      Page page = store.find(query.build());
      for (Trace trace : store.traces(page.traceIds())) write(trace, writer);
      rest -= page.traceIds().size();
      after = page.cursor();
    } while (after.isPresent() && rest > 0);
  }

  private void write(Trace trace, SpanWriter writer) throws IOException {
    long before = spans;
    for (Span span : trace.spans()) write(span, writer);
    if (spans > before) traces++;
  }

  private void write(Span span, SpanWriter writer) throws IOException {
    try {
      writer.write(span);
      spans++;
    } catch (IllegalArgumentException e) {
      if (leftOut++ == 0) whyLeftOut = String.valueOf(e.getMessage());
    }
  }

  /** How many spans the dialect cannot say. */
  long leftOut() {
    return leftOut;
  }

  /** Of the first of them; empty if there is none. */
  String whyLeftOut() {
    return whyLeftOut;
  }

  long traces() {
    return traces;
  }

  long spans() {
    return spans;
  }
}
