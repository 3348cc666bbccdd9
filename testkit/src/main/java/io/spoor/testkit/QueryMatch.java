package io.spoor.testkit;

import io.spoor.Trace;
import io.spoor.TraceSummary;
import io.spoor.query.Condition;
import io.spoor.query.TraceCondition;
import io.spoor.query.TraceCondition.Between;
import io.spoor.query.TraceCondition.HasNoSpan;
import io.spoor.query.TraceCondition.HasSpan;
import io.spoor.query.TraceCondition.RootOperation;
import io.spoor.query.TraceCondition.RootService;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import java.util.ArrayList;
import java.util.List;

/** Which spans of a trace meet a query. */
final class QueryMatch {
  private final TraceQuery query;
  private final Trace trace;
  private final ConditionMatch conditions;

  private QueryMatch(TraceQuery query, Trace trace) {
    this.query = query;
    this.trace = trace;
    this.conditions = new ConditionMatch(trace);
  }

  /** The matching spans in the order of the trace's; none if the trace itself does not match. */
  static List<Span> spans(TraceQuery query, Trace trace) {
    QueryMatch match = new QueryMatch(query, trace);
    List<Span> spans = new ArrayList<>();
    for (Span span : trace.spans()) {
      if (match.isMet(span)) spans.add(span);
    }
    return spans.isEmpty() || match.isMetByTrace() ? spans : List.of();
  }

  private boolean isMet(Span span) {
    if (!isBetween(query.fromNanos(), span.startNanos(), query.lastNanos())) return false;
    for (Condition condition : query.conditions()) {
      if (!conditions.holds(condition, span)) return false;
    }
    return true;
  }

  private boolean isMetByTrace() {
    for (TraceCondition condition : query.traceConditions()) {
      if (!holds(condition)) return false;
    }
    return true;
  }

  private boolean holds(TraceCondition condition) {
    if (condition instanceof HasSpan c) return hasSpan(c.condition());
    if (condition instanceof HasNoSpan c) return !hasSpan(c.condition());
    TraceSummary summary = NaiveSummary.of(trace);
    if (condition instanceof Between c) {
      return isBetween(c.min(), measure(c.measure(), summary), c.max());
    }
    if (condition instanceof RootService c) return summary.rootService().equals(c.name());
    if (condition instanceof RootOperation c) return summary.rootOperation().equals(c.name());
    throw new IllegalArgumentException("no meaning is given to the condition " + condition);
  }

  private boolean hasSpan(Condition condition) {
    return trace.spans().stream().anyMatch(span -> conditions.holds(condition, span));
  }

  private static long measure(TraceCondition.Measure measure, TraceSummary summary) {
    return switch (measure) {
      case DURATION -> summary.durationNanos();
      case SPANS -> summary.spanCount();
      case ERRORS -> summary.errorCount();
      case SERVICES -> summary.services().size();
    };
  }

  private static boolean isBetween(long first, long nanos, long last) {
    return Long.compareUnsigned(first, nanos) <= 0 && Long.compareUnsigned(nanos, last) <= 0;
  }
}
