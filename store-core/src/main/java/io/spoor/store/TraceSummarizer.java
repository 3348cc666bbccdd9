package io.spoor.store;

import io.spoor.Trace;
import io.spoor.TraceSummary;
import io.spoor.codec.Utf8Order;
import io.spoor.index.ParentLinks;
import io.spoor.index.SegmentReader;
import io.spoor.index.SpanName;
import io.spoor.span.Span;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Summaries of traces: from columns where a trace lies within one segment, else from its spans.
 * Both ways are the same steps over different sources.
 */
final class TraceSummarizer {
  private final TraceId id;
  private final int spans;
  private final Map<String, Integer> services = new HashMap<>();
  private long startNanos = -1L;
  private long endNanos;
  private int errors;

  private TraceSummarizer(TraceId id, int spans) {
    this.id = id;
    this.spans = spans;
  }

  static TraceSummary ofColumns(TraceId id, ReadView.Part part) {
    SegmentReader reader = part.reader();
    int[] rows = reader.rowsOfTrace(part.trace());
    TraceSummarizer summary = new TraceSummarizer(id, rows.length);
    for (int row : rows) {
      SpanName name = reader.name(reader.nameNumber(row));
      summary.add(
          name.service(),
          reader.startNanos(row),
          reader.durationNanos(row),
          reader.status(row) == StatusCode.ERROR.ordinal());
    }
    int[] parents = reader.rootsOfTrace(rows);
    SpanName root = reader.name(reader.nameNumber(rows[ParentLinks.root(parents)]));
    return summary.withRoot(root.service(), root.operation(), parents);
  }

  static TraceSummary ofSpans(Trace trace) {
    List<Span> spans = trace.spans();
    TraceSummarizer summary = new TraceSummarizer(trace.id(), spans.size());
    for (Span span : spans) {
      boolean isError = span.status().code() == StatusCode.ERROR;
      summary.add(span.service(), span.startNanos(), span.durationNanos(), isError);
    }
    int[] parents = ParentLinks.of(spans);
    Span root = spans.get(ParentLinks.root(parents));
    return summary.withRoot(root.service(), root.name(), parents);
  }

  private void add(String service, long start, long duration, boolean isError) {
    services.merge(service, 1, Integer::sum);
    long end = start + duration;
    if (Long.compareUnsigned(start, startNanos) < 0) startNanos = start;
    if (Long.compareUnsigned(end, endNanos) > 0) endNanos = end;
    if (isError) errors++;
  }

  private TraceSummary withRoot(String service, String operation, int[] parents) {
    int orphans = 0;
    for (int parent : parents) {
      if (parent == ParentLinks.MISSING) orphans++;
    }
    SortedMap<String, Integer> sorted = new TreeMap<>(Utf8Order.INSTANCE);
    sorted.putAll(services);
    return new TraceSummary(
        id, service, operation, startNanos, endNanos, spans, errors, orphans, sorted);
  }
}
