package io.spoor.store;

import io.spoor.Trace;
import io.spoor.TraceSummary;
import io.spoor.index.ParentLinks;
import io.spoor.index.SegmentReader;
import io.spoor.index.SpanName;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Summaries of traces: from columns where a trace lies within one segment, else from its spans.
 * Both ways are the same steps over different sources.
 */
final class TraceSummarizer {
  private final TraceId id;
  private final int spans;
  private final SortedMap<String, Integer> services = new TreeMap<>();
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
    int[] parents = reader.parentsOfTrace(rows);
    SpanName root = reader.name(reader.nameNumber(rows[rootOf(parents)]));
    return summary.withRoot(root.service(), root.operation(), parents);
  }

  static TraceSummary ofSpans(Trace trace) {
    List<Span> spans = trace.spans();
    int count = spans.size();
    TraceSummarizer summary = new TraceSummarizer(trace.id(), count);
    long[] spanIds = new long[count];
    long[] parentIds = new long[count];
    boolean[] hasParent = new boolean[count];
    byte[] kinds = new byte[count];
    for (int i = 0; i < count; i++) {
      Span span = spans.get(i);
      boolean isError = span.status().code() == StatusCode.ERROR;
      summary.add(span.service(), span.startNanos(), span.durationNanos(), isError);
      SpanId parent = span.parentSpanId();
      spanIds[i] = span.spanId().value();
      parentIds[i] = parent == null ? 0 : parent.value();
      hasParent[i] = parent != null;
      kinds[i] = (byte) span.kind().ordinal();
    }
    int[] parents = ParentLinks.of(count, spanIds, parentIds, hasParent, kinds);
    Span root = spans.get(rootOf(parents));
    return summary.withRoot(root.service(), root.name(), parents);
  }

  private void add(String service, long start, long duration, boolean isError) {
    services.merge(service, 1, Integer::sum);
    long end = start + duration;
    if (Long.compareUnsigned(start, startNanos) < 0) startNanos = start;
    if (Long.compareUnsigned(end, endNanos) > 0) endNanos = end;
    if (isError) errors++;
  }

  /** The first span without a parent; else the first orphan; else the first root of a cycle. */
  private static int rootOf(int[] parents) {
    int root = 0;
    int best = Integer.MIN_VALUE;
    for (int i = 0; i < parents.length; i++) {
      if (parents[i] < 0 && parents[i] > best) {
        best = parents[i];
        root = i;
      }
    }
    return root;
  }

  private TraceSummary withRoot(String service, String operation, int[] parents) {
    int orphans = 0;
    for (int parent : parents) {
      if (parent == ParentLinks.MISSING) orphans++;
    }
    return new TraceSummary(
        id, service, operation, startNanos, endNanos, spans, errors, orphans, services);
  }
}
