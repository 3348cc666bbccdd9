package io.spoor.index;

import io.spoor.query.MatchCount;
import io.spoor.query.TraceQuery;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Counts what meets a query, in memory that does not depend on how much it is. */
final class MatchCounting {
  private final SearchScope scope;
  private final TraceQuery query;
  private final List<SegmentMatches> segments = new ArrayList<>();
  private long spans;
  private long traces;

  MatchCounting(SearchScope scope, TraceQuery query) {
    this.scope = scope;
    this.query = query;
    SearchWindow window = new SearchWindow(query.fromNanos(), query.lastNanos());
    for (SegmentReader reader : scope.readers()) {
      segments.add(new SegmentMatches(scope, reader, query.conditions(), window, window));
    }
  }

  MatchCount count() {
    for (int i = 0; i < segments.size(); i++) {
      if (!segments.get(i).isAtEnd()) count(i);
    }
    return new MatchCount(spans, traces);
  }

  private void count(int place) {
    SegmentMatches segment = segments.get(place);
    SegmentReader reader = segment.reader();
    BitSet seen = new BitSet();
    BitSet refused = new BitSet();
    NewestRows rows = segment.newest();
    for (int row = rows.next(); row != NewestRows.END; row = rows.next()) {
      scope.counts().matches++;
      int number = reader.traceNumber(row);
      if (!seen.get(number)) {
        seen.set(number);
        TraceId id = reader.traceId(number);
        if (!scope.meets(id, query.traceConditions())) refused.set(number);
        else if (!wasCounted(place, id)) traces++;
      }
      if (!refused.get(number)) spans++;
    }
  }

  /** Whether a segment before this one had a match of the trace. */
  private boolean wasCounted(int place, TraceId id) {
    for (int before = 0; before < place; before++) {
      if (segments.get(before).hasMatchOf(id)) return true;
    }
    return false;
  }
}
