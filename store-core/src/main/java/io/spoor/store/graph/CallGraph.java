package io.spoor.store.graph;

import io.spoor.graph.CountingRule;
import io.spoor.graph.GraphQuery;
import io.spoor.graph.ServiceGraph;
import io.spoor.index.SegmentReader;
import io.spoor.index.SpanSource;
import io.spoor.index.TermHash;
import io.spoor.index.WindowRows;
import io.spoor.span.TraceId;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The calls that the spans of a view stand for. A trace that lies in one segment is read from its
 * columns, one that lies in several from its decoded spans, as is one of which the columns do not
 * tell what the rule asks for.
 */
public final class CallGraph {
  private final GraphQuery query;
  private final List<SegmentReader> readers;
  private final SpanSource spans;
  private final TermHash hash;
  private final CallRule rule;
  private final CallEnds ends;
  private final CallCounts counts;
  private final Set<TraceId> decoded = new HashSet<>();

  private CallGraph(
      GraphQuery query, List<SegmentReader> readers, SpanSource spans, TermHash hash) {
    this.query = query;
    this.readers = readers;
    this.spans = spans;
    this.hash = hash;
    this.rule = CallRule.of(query.rule());
    this.ends = new CallEnds(query.granularity());
    this.counts = new CallCounts(ends);
  }

  /**
   * @param readers of all segments of a view
   */
  public static ServiceGraph of(
      GraphQuery query, List<SegmentReader> readers, SpanSource spans, TermHash hash) {
    CallGraph graph = new CallGraph(query, readers, spans, hash);
    for (SegmentReader reader : readers) {
      graph.count(reader);
    }
    return graph.counts.toGraph();
  }

  private void count(SegmentReader reader) {
    if (query.isEmptyWindow() || reader.rows() == 0 || !mayStartInWindow(reader)) return;
    WindowRows window =
        query.rule() == CountingRule.JAEGER_MEMORY
            ? reader.rowsStartingIn(query.fromNanos(), query.lastNanos())
            : null;
    if (window == null) countTraces(reader);
    else countRows(reader, window);
  }

  /** Row by row, but for the traces that need their spans. */
  private void countRows(SegmentReader reader, WindowRows window) {
    RowCalls calls = new RowCalls(reader, window, ends);
    BitSet traces = new BitSet();
    BitSet needSpans = new BitSet();
    calls.collect(traces, needSpans);
    for (int trace = traces.nextSetBit(0); trace >= 0; trace = traces.nextSetBit(trace + 1)) {
      if (reader.isElsewhere(trace, readers)) needSpans.set(trace);
      if (needSpans.get(trace)) countDecoded(reader.traceId(trace));
    }
    calls.count(needSpans, counts);
  }

  private void countTraces(SegmentReader reader) {
    ColumnTrace columns = new ColumnTrace(ends, query, reader, spans, hash);
    for (int trace : reader.tracesStartingIn(query.fromNanos(), query.lastNanos())) {
      if (reader.isElsewhere(trace, readers)) {
        countDecoded(reader.traceId(trace));
        continue;
      }
      columns.load(trace);
      if (rule.canCount(columns)) rule.count(columns, counts);
      else countDecoded(reader.traceId(trace));
    }
  }

  private boolean mayStartInWindow(SegmentReader reader) {
    return Long.compareUnsigned(reader.maxStartNanos(), query.fromNanos()) >= 0
        && Long.compareUnsigned(reader.minStartNanos(), query.lastNanos()) <= 0;
  }

  private void countDecoded(TraceId id) {
    if (decoded.add(id)) rule.count(new DecodedTrace(ends, query, spans.trace(id)), counts);
  }
}
