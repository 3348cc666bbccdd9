package io.spoor.index;

import io.spoor.query.Condition;
import io.spoor.query.Cursor;
import io.spoor.query.FoundTrace;
import io.spoor.query.Order;
import io.spoor.query.TraceQuery;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search for traces over the segments of a store.
 *
 * <p>For the newest ones the matching rows of all segments, merged from the newest, name the traces
 * in the order of the answer, and it stops at the limit. For other orders every match is looked at.
 */
final class TraceSearch {
  private static final Comparator<FoundTrace> GREATEST_FIRST =
      Comparator.comparing(FoundTrace::sortKey, Long::compareUnsigned)
          .reversed()
          .thenComparing(FoundTrace::traceId);

  private final List<SegmentMatches> segments = new ArrayList<>();
  private final SearchScope scope;
  private final TraceQuery query;
  private final @Nullable Cursor after;

  TraceSearch(SearchScope scope, TraceQuery query) {
    this.scope = scope;
    this.query = query;
    this.after = query.after().orElse(null);
    List<Condition> conditions = query.conditions();
    SearchWindow window = new SearchWindow(query.fromNanos(), query.lastNanos());
    boolean isByStart = query.order() == Order.NEWEST_FIRST;
    SearchWindow upToCursor = after == null || !isByStart ? window : window.until(after.sortKey());
    for (SegmentReader reader : scope.readers()) {
      segments.add(new SegmentMatches(scope, reader, conditions, window, upToCursor));
    }
  }

  List<FoundTrace> find() {
    return query.order() == Order.NEWEST_FIRST ? newest() : greatest();
  }

  private List<FoundTrace> newest() {
    PriorityQueue<SegmentMatches> newest = new PriorityQueue<>(SegmentMatches.NEWEST_FIRST);
    newest.addAll(segments);
    Set<TraceId> seen = new HashSet<>();
    List<FoundTrace> found = new ArrayList<>();
    while (found.size() < query.limit()) {
      SegmentMatches head = newest.poll();
      if (head == null || head.isAtEnd()) break;
      if (head.isAtRow()) {
        TraceId id = head.traceId();
        if (isAfterCursor(head.startNanos(), id) && seen.add(id)) {
          matchesOf(id).ifPresent(found::add);
        }
        head.advancePastTrace();
      } else {
        head.advance();
      }
      newest.add(head);
    }
    return found;
  }

  private List<FoundTrace> greatest() {
    PriorityQueue<FoundTrace> top = new PriorityQueue<>(GREATEST_FIRST.reversed());
    Set<TraceId> inTop = new HashSet<>();
    for (SegmentMatches segment : segments) {
      if (!segment.isAtEnd()) addGreatestOf(segment, top, inTop);
    }
    List<FoundTrace> found = new ArrayList<>(top);
    found.sort(GREATEST_FIRST);
    return found;
  }

  private void addGreatestOf(
      SegmentMatches segment, PriorityQueue<FoundTrace> top, Set<TraceId> inTop) {
    SegmentReader reader = segment.reader();
    BitSet seen = new BitSet();
    NewestRows rows = segment.newest();
    for (int row = rows.next(); row != NewestRows.END; row = rows.next()) {
      scope.counts().matches++;
      int number = reader.traceNumber(row);
      if (seen.get(number) || cannotEnter(reader.durationNanos(row), top)) continue;
      seen.set(number);
      TraceId id = reader.traceId(number);
      if (inTop.contains(id)) continue;
      Optional<FoundTrace> found = matchesOf(id);
      if (found.isEmpty()) continue;
      top.add(found.get());
      inTop.add(id);
      if (top.size() > query.limit()) inTop.remove(top.remove().traceId());
    }
  }

  /** A trace is as slow as its slowest span, so that faster ones need no look at their traces. */
  private boolean cannotEnter(long durationNanos, PriorityQueue<FoundTrace> top) {
    return query.order() == Order.SLOWEST_SPAN_FIRST
        && top.size() == query.limit()
        && Long.compareUnsigned(durationNanos, top.element().sortKey()) < 0;
  }

  private boolean isAfterCursor(long sortKey, TraceId id) {
    if (after == null) return true;
    int byKey = Long.compareUnsigned(sortKey, after.sortKey());
    return byKey < 0 || (byKey == 0 && id.compareTo(after.traceId()) > 0);
  }

  /**
   * All matching spans of a trace, wherever they lie; empty if an earlier page had it, or it does
   * not meet the conditions on traces.
   */
  private Optional<FoundTrace> matchesOf(TraceId id) {
    MatchedSpans spans = new MatchedSpans(query.order());
    for (SegmentMatches segment : segments) {
      segment.addMatchesOf(id, spans);
    }
    long sortKey =
        switch (query.order()) {
          case NEWEST_FIRST -> spans.newestStartNanos();
          case SLOWEST_SPAN_FIRST -> spans.slowestNanos();
          case LONGEST_TRACE_FIRST -> new TraceFacts(scope, id).durationNanos();
        };
    if (!isAfterCursor(sortKey, id)) return Optional.empty();
    if (!scope.meets(id, query.traceConditions())) return Optional.empty();
    return Optional.of(
        new FoundTrace(id, sortKey, spans.newestStartNanos(), spans.firstIds(), spans.count()));
  }
}
