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

/**
 * Which spans of a trace meet a query, told from the spans alone. To be used by one thread at a
 * time.
 */
public final class QueryMatch {
  private final TraceQuery query;
  private final Trace trace;
  private final ConditionMatch conditions;

  private QueryMatch(TraceQuery query, Trace trace) {
    this.query = query;
    this.trace = trace;
    this.conditions = new ConditionMatch(trace);
  }

  public static QueryMatch of(TraceQuery query, Trace trace) {
    return new QueryMatch(query, trace);
  }

  /** The matching spans in the order of the trace's; none if the trace itself does not match. */
  public static List<Span> spans(TraceQuery query, Trace trace) {
    QueryMatch match = new QueryMatch(query, trace);
    List<Span> spans = new ArrayList<>();
    for (Span span : trace.spans()) {
      if (match.isMet(span)) spans.add(span);
    }
    return spans.isEmpty() || match.isMetByTrace() ? spans : List.of();
  }

  /** Whether a span starts in the query's window. */
  public boolean isInWindow(Span span) {
    return isBetween(query.fromNanos(), span.startNanos(), query.lastNanos());
  }

  /** The conditions that do not hold for this span of the trace. */
  public List<Condition> failedBy(Span span) {
    return query.conditions().stream()
        .filter(condition -> !conditions.holds(condition, span))
        .toList();
  }

  /** The conditions that do not hold for the trace. */
  public List<TraceCondition> failedByTrace() {
    return query.traceConditions().stream().filter(condition -> !holds(condition)).toList();
  }

  private boolean isMet(Span span) {
    return isInWindow(span) && failedBy(span).isEmpty();
  }

  private boolean isMetByTrace() {
    return failedByTrace().isEmpty();
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
