package io.spoor.index;

import io.spoor.query.SpanCursor;
import io.spoor.query.SpanPage;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A search for spans over the segments of a store: their matching rows, merged from the newest.
 * Rows of one start and trace are put into their order together.
 */
final class SpanSearch {
  /** Verdicts on traces that are remembered. */
  private static final int MAX_VERDICTS = 1 << 14;

  /** A matching row, and how many before it agree with it in all that orders spans. */
  private record Match(SegmentReader reader, int segment, int row, int alike) {}

  private final SearchScope scope;
  private final TraceQuery query;
  private final @Nullable SpanCursor after;
  private final PriorityQueue<SegmentMatches> newest =
      new PriorityQueue<>(SegmentMatches.NEWEST_FIRST);
  private final Map<TraceId, Boolean> verdicts = new HashMap<>();

  SpanSearch(SearchScope scope, TraceQuery query, @Nullable SpanCursor after) {
    this.scope = scope;
    this.query = query;
    this.after = after;
    SearchWindow window = new SearchWindow(query.fromNanos(), query.lastNanos());
    SearchWindow upToCursor = after == null ? window : window.until(after.startNanos());
    for (SegmentReader reader : scope.readers()) {
      newest.add(new SegmentMatches(scope, reader, query.conditions(), window, upToCursor));
    }
  }

  SpanPage find() {
    List<Match> found = new ArrayList<>();
    while (found.size() < query.limit()) {
      SegmentMatches head = newest.peek();
      if (head == null || head.isAtEnd()) break;
      if (!head.isAtRow()) {
        advance(newest.remove());
      } else if (isBeforeCursor(head.startNanos(), head.traceId())) {
        advance(newest.remove());
      } else {
        addGroup(head.startNanos(), head.traceId(), found);
      }
    }
    return page(found);
  }

  private void advance(SegmentMatches segment) {
    segment.advance();
    newest.add(segment);
  }

  private boolean isBeforeCursor(long startNanos, TraceId id) {
    return after != null && startNanos == after.startNanos() && id.compareTo(after.traceId()) < 0;
  }

  /** Takes all matches of one start and trace, and adds those on the page. */
  private void addGroup(long startNanos, TraceId id, List<Match> found) {
    List<Match> group = new ArrayList<>();
    while (isAt(startNanos, id)) {
      SegmentMatches segment = newest.remove();
      SegmentReader reader = segment.reader();
      group.add(new Match(reader, scope.readers().indexOf(reader), segment.row(), 0));
      advance(segment);
    }
    if (!meetsTraceConditions(id)) return;
    group.sort(SpanSearch::compareWithin);
    int alike = 0;
    for (int i = 0; i < group.size() && found.size() < query.limit(); i++) {
      Match match = group.get(i);
      alike = i > 0 && areAlike(group.get(i - 1), match) ? alike + 1 : 0;
      if (isOnPage(startNanos, id, match, alike)) {
        found.add(new Match(match.reader(), match.segment(), match.row(), alike));
      }
    }
  }

  private boolean isAt(long startNanos, TraceId id) {
    SegmentMatches head = newest.element();
    return !head.isAtEnd()
        && head.isAtRow()
        && head.startNanos() == startNanos
        && head.traceId().equals(id);
  }

  private boolean meetsTraceConditions(TraceId id) {
    if (query.traceConditions().isEmpty()) return true;
    if (verdicts.size() > MAX_VERDICTS) verdicts.clear();
    Boolean known = verdicts.get(id);
    if (known == null) {
      known = scope.meets(id, query.traceConditions());
      verdicts.put(id, known);
    }
    return known;
  }

  private static int compareWithin(Match a, Match b) {
    int order = compareContent(a, b);
    if (order != 0) return order;
    int bySegment = Integer.compare(a.segment(), b.segment());
    return bySegment != 0
        ? bySegment
        : Integer.compare(a.reader().arrival(a.row()), b.reader().arrival(b.row()));
  }

  private static int compareContent(Match a, Match b) {
    int byId = Long.compareUnsigned(a.reader().spanId(a.row()), b.reader().spanId(b.row()));
    if (byId != 0) return byId;
    return Integer.compareUnsigned(
        a.reader().fingerprint(a.row()), b.reader().fingerprint(b.row()));
  }

  private static boolean areAlike(Match a, Match b) {
    return compareContent(a, b) == 0;
  }

  private boolean isOnPage(long startNanos, TraceId id, Match match, int alike) {
    if (after == null || startNanos != after.startNanos() || !id.equals(after.traceId())) {
      return true;
    }
    long spanId = match.reader().spanId(match.row());
    int byId = Long.compareUnsigned(spanId, after.spanId().value());
    if (byId != 0) return byId > 0;
    int fingerprint = match.reader().fingerprint(match.row());
    int byContent = Integer.compareUnsigned(fingerprint, after.fingerprint());
    return byContent != 0 ? byContent > 0 : alike > after.alike();
  }

  private SpanPage page(List<Match> found) {
    List<Span> spans = new ArrayList<>(found.size());
    for (Match match : found) {
      spans.add(scope.span(match.reader(), match.row()));
    }
    if (found.size() < query.limit()) return new SpanPage(spans, Optional.empty());
    return new SpanPage(spans, Optional.of(cursorAt(found.get(found.size() - 1))));
  }

  private static SpanCursor cursorAt(Match match) {
    SegmentReader reader = match.reader();
    int row = match.row();
    return new SpanCursor(
        reader.startNanos(row),
        reader.traceId(reader.traceNumber(row)),
        new SpanId(reader.spanId(row)),
        reader.fingerprint(row),
        match.alike());
  }
}
