package io.spoor.index;

import static io.spoor.query.FoundTrace.MAX_MATCHED_SPAN_IDS;

import io.spoor.query.Cursor;
import io.spoor.query.FoundTrace;
import io.spoor.query.TraceQuery;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search over the segments of a store: their matching rows, merged from the newest, name the
 * traces in the order of the answer, and it stops at the limit.
 */
public final class TraceSearch {
  private final List<SegmentMatches> segments = new ArrayList<>();
  private final TraceQuery query;
  private final @Nullable Cursor after;

  private TraceSearch(List<SegmentReader> readers, TraceQuery query, TermHash hash) {
    this.query = query;
    this.after = query.after().orElse(null);
    SearchTerms terms = SearchTerms.of(query, hash);
    SearchTerms upToCursor = terms.until(after == null ? -1L : after.sortKey());
    for (SegmentReader reader : readers) {
      segments.add(new SegmentMatches(reader, terms, upToCursor));
    }
  }

  /**
   * @param readers the segments, in any order
   */
  public static List<FoundTrace> find(
      List<SegmentReader> readers, TraceQuery query, TermHash hash) {
    if (query.isEmptyWindow()) return List.of();
    return new TraceSearch(readers, query, hash).find();
  }

  private List<FoundTrace> find() {
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
      }
      head.advance();
      newest.add(head);
    }
    return found;
  }

  private boolean isAfterCursor(long startNanos, TraceId id) {
    if (after == null) return true;
    int byStart = Long.compareUnsigned(startNanos, after.sortKey());
    return byStart < 0 || (byStart == 0 && id.compareTo(after.traceId()) > 0);
  }

  /** All matching spans of a trace, wherever they lie; empty if an earlier page had it. */
  private Optional<FoundTrace> matchesOf(TraceId id) {
    MatchedSpans spans = new MatchedSpans();
    for (SegmentMatches segment : segments) {
      segment.addMatchesOf(id, spans);
    }
    if (!isAfterCursor(spans.newestStartNanos(), id)) return Optional.empty();
    return Optional.of(
        new FoundTrace(
            id,
            spans.newestStartNanos(),
            spans.newestStartNanos(),
            spans.firstIds(),
            spans.count()));
  }

  /** The matching spans of one trace. */
  static final class MatchedSpans {
    private record Matched(long startNanos, long spanId) implements Comparable<Matched> {
      @Override
      public int compareTo(Matched other) {
        int byStart = Long.compareUnsigned(startNanos, other.startNanos);
        return byStart != 0 ? byStart : Long.compareUnsigned(spanId, other.spanId);
      }
    }

    private final PriorityQueue<Matched> first =
        new PriorityQueue<>((a, b) -> b.compareTo(a)); // The last of the first is on top.

    private long newestStartNanos;
    private long count;

    void add(long startNanos, long spanId) {
      count++;
      if (Long.compareUnsigned(startNanos, newestStartNanos) > 0) newestStartNanos = startNanos;
      Matched matched = new Matched(startNanos, spanId);
      if (first.size() == MAX_MATCHED_SPAN_IDS) {
        if (matched.compareTo(first.element()) >= 0) return;
        first.remove();
      }
      first.add(matched);
    }

    long newestStartNanos() {
      return newestStartNanos;
    }

    long count() {
      return count;
    }

    List<SpanId> firstIds() {
      return first.stream().sorted().map(matched -> new SpanId(matched.spanId())).toList();
    }
  }
}
