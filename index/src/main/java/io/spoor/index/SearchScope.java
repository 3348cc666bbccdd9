package io.spoor.index;

import io.spoor.query.Condition;
import io.spoor.query.TraceCondition;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one search looks at: the segments, the spans behind them, and what was made of its
 * conditions once for all segments. Counts what it reads. Not thread-safe.
 */
final class SearchScope {
  private static final int MAX_KEPT_SPANS = 1 << 13;

  private final List<SegmentReader> readers;
  private final SpanSource spans;
  private final TermHash hash;
  private final SearchCounts counts;
  private final Map<Condition, LeafTerms> terms = new HashMap<>();
  private final Map<Condition, SpanMatcher> matchers = new HashMap<>();
  private final Map<Condition, Map<SegmentReader, RowFilter>> filters = new HashMap<>();
  private final Map<Condition, Map<SegmentReader, PossibleRows>> possibleRows = new HashMap<>();
  private final Map<Condition, Set<TraceId>> traces = new HashMap<>();
  private final Map<TraceId, List<Span>> decodedTraces = new HashMap<>();
  private int keptSpans;

  private @Nullable SegmentReader lastReader; // Of which `lastSpan` is row `lastRow`.
  private int lastRow;
  private @Nullable Span lastSpan;

  SearchScope(List<SegmentReader> readers, SpanSource spans, TermHash hash, SearchCounts counts) {
    this.readers = readers;
    this.spans = spans;
    this.hash = hash;
    this.counts = counts;
  }

  List<SegmentReader> readers() {
    return readers;
  }

  SearchCounts counts() {
    return counts;
  }

  LeafTerms terms(Condition leaf) {
    return terms.computeIfAbsent(leaf, condition -> LeafTerms.of(condition, hash));
  }

  SpanMatcher matcher(Condition condition) {
    return matchers.computeIfAbsent(condition, SpanMatcher::of);
  }

  /** The span of a row; the one asked for last is kept. */
  Span span(SegmentReader reader, int row) {
    Span known = lastSpan;
    if (known != null && reader == lastReader && row == lastRow) return known;
    Span span = spans.span(reader, row);
    counts.decoded++;
    lastReader = reader;
    lastRow = row;
    lastSpan = span;
    return span;
  }

  /** All spans of a trace; those asked for of late are kept, as its next row is often met soon. */
  List<Span> spans(TraceId id) {
    List<Span> known = decodedTraces.get(id);
    if (known != null) return known;
    List<Span> trace = spans.trace(id);
    counts.decoded += trace.size();
    keptSpans += trace.size();
    if (keptSpans > MAX_KEPT_SPANS) {
      decodedTraces.clear();
      keptSpans = trace.size();
    }
    decodedTraces.put(id, trace);
    return trace;
  }

  /** The rows of a segment that meet a condition. */
  RowFilter filter(SegmentReader reader, Condition condition) {
    return filters
        .computeIfAbsent(condition, asked -> new HashMap<>())
        .computeIfAbsent(reader, segment -> new RowFilters(this, segment).of(condition));
  }

  /** The traces in which some row may meet a condition; all that do are among them. */
  Set<TraceId> tracesWith(Condition condition) {
    return traces.computeIfAbsent(condition, this::findTracesWith);
  }

  private Set<TraceId> findTracesWith(Condition condition) {
    Set<TraceId> ids = new HashSet<>();
    for (SegmentReader reader : readers) {
      BitSet seen = new BitSet();
      possibleRows(reader, condition)
          .rows()
          .forEach(
              row -> {
                int trace = reader.traceNumber(row);
                if (!seen.get(trace)) ids.add(reader.traceId(trace));
                seen.set(trace);
              });
    }
    return ids;
  }

  /** The rows of a segment that may meet a condition. */
  PossibleRows possibleRows(SegmentReader reader, Condition condition) {
    return possibleRows
        .computeIfAbsent(condition, asked -> new HashMap<>())
        .computeIfAbsent(
            reader, segment -> PossibleRows.of(filter(segment, condition), segment.rows()));
  }

  /** Whether some row of a trace may meet a condition, wherever it lies. */
  boolean mayBeIn(TraceId id, Condition condition) {
    for (SegmentReader reader : readers) {
      int trace = reader.findTrace(id);
      if (trace < 0) continue;
      RowFilter filter = filter(reader, condition);
      for (int row : reader.ascendingRowsOfTrace(trace)) {
        if (filter.test(row) != Truth.NO) return true;
      }
    }
    return false;
  }

  /** Whether a trace as a whole meets these conditions. */
  boolean meets(TraceId id, List<TraceCondition> conditions) {
    if (conditions.isEmpty()) return true;
    TraceFacts facts = new TraceFacts(this, id);
    for (TraceCondition condition : conditions) {
      if (!facts.meets(condition)) return false;
    }
    return true;
  }
}
