package io.spoor.junit;

import static java.util.Comparator.comparingInt;

import io.spoor.Trace;
import io.spoor.query.Condition;
import io.spoor.query.TraceCondition;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.testkit.QueryMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A span that comes near to what a query asks for.
 *
 * @param isInWindow whether it starts in the window of the query
 * @param failed the conditions that it fails
 * @param failedByTrace those that its trace fails
 */
record NearMiss(
    Trace trace,
    Span span,
    boolean isInWindow,
    List<Condition> failed,
    List<TraceCondition> failedByTrace) {

  static boolean meets(TraceQuery query, Trace trace) {
    return !QueryMatch.spans(query, trace).isEmpty();
  }

  /** The span that fails the fewest conditions; the first of several. */
  static Optional<NearMiss> among(List<Trace> traces, TraceQuery query) {
    List<NearMiss> misses = new ArrayList<>();
    for (Trace trace : traces) {
      QueryMatch match = QueryMatch.of(query, trace);
      List<TraceCondition> failedByTrace = match.failedByTrace();
      for (Span span : trace.spans()) {
        misses.add(
            new NearMiss(trace, span, match.isInWindow(span), match.failedBy(span), failedByTrace));
      }
    }
    return misses.stream().filter(miss -> miss.count() > 0).min(comparingInt(NearMiss::count));
  }

  private int count() {
    return failed.size() + failedByTrace.size() + (isInWindow ? 0 : 1);
  }

  String describe() {
    List<String> lines = new ArrayList<>();
    lines.add("nearest: %s in trace %s, which fails".formatted(label(), trace.id()));
    failed.forEach(condition -> lines.add(condition.describe()));
    failedByTrace.forEach(condition -> lines.add(condition.describe()));
    if (!isInWindow) lines.add("the query's window of time");
    return String.join("\n  ", lines);
  }

  private String label() {
    return span.service().isEmpty()
        ? "\"%s\"".formatted(span.name())
        : "\"%s\" of %s".formatted(span.name(), span.service());
  }
}
