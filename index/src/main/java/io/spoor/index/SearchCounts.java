package io.spoor.index;

import io.spoor.query.Condition;
import io.spoor.query.Explanation.Source;
import io.spoor.query.Explanation.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a search did. Not thread-safe. */
final class SearchCounts {
  int segmentsVisited;
  int segmentsWithoutCandidates;
  long terms;
  long walked;
  private final Map<Condition, Step> steps = new LinkedHashMap<>();
  long candidates;
  long matches;
  long decoded;

  /** A segment's conditions were turned into rows, of which so many are left at most. */
  void visited(int rows) {
    segmentsVisited++;
    if (rows == 0) segmentsWithoutCandidates++;
  }

  /** A condition was turned into a filter of a segment's rows. */
  void step(Condition condition, RowFilter filter) {
    Source source =
        switch (filter.cost()) {
          case TERMS -> Source.TERMS;
          case COLUMN -> Source.COLUMNS;
          case SPAN -> Source.SPANS;
          case TRACE -> Source.TRACE;
        };
    Step step = new Step(condition, filter.candidates(), source);
    steps.merge(
        condition,
        step,
        (a, b) ->
            new Step(
                condition,
                a.spans() + b.spans(),
                a.source().compareTo(b.source()) > 0 ? a.source() : b.source()));
  }

  List<Step> steps() {
    return List.copyOf(steps.values());
  }
}
