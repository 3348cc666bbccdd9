package io.spoor.benchmarks.comparison;

import static java.util.Objects.requireNonNull;

import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.StatusCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All spans of a trace, for the questions that a system without knowledge of trees leaves to its
 * caller. No two spans share an id.
 */
final class WholeTrace {
  private final List<Span> spans;
  private final Map<SpanId, Span> byId = new HashMap<>();

  WholeTrace(List<Span> spans) {
    this.spans = spans;
    for (Span span : spans) byId.put(span.spanId(), span);
  }

  /** Adds the spans that meet the question and have the broken descendant that it asks for. */
  void findBroken(Question question, NewestTraces newest) {
    for (SpanId id : aboveBroken(question)) {
      Span span = requireNonNull(byId.get(id));
      newest.add(span.traceId(), span.startNanos());
    }
  }

  /** The spans that meet the question and have the broken descendant that it asks for. */
  Set<SpanId> aboveBroken(Question question) {
    Set<SpanId> climbed = new HashSet<>();
    Set<SpanId> matching = new HashSet<>();
    for (Span span : spans) {
      if (!question.isBroken(span)) continue;
      Span above = parent(span);
      while (above != null && climbed.add(above.spanId())) {
        if (question.holdsOn(above)) matching.add(above.spanId());
        above = parent(above);
      }
    }
    return matching;
  }

  /** Counts the calls of spans that start in the question's window. */
  void count(Question question, CallCounts counts) {
    for (Span span : spans) {
      Span caller = parent(span);
      if (caller == null || !question.holdsOn(span)) continue;
      boolean failed = span.status().code() == StatusCode.ERROR;
      counts.add(caller.service(), span.service(), failed);
    }
  }

  private @Nullable Span parent(Span span) {
    SpanId id = span.parentSpanId();
    return id == null ? null : byId.get(id);
  }
}
