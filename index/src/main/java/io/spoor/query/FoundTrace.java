package io.spoor.query;

import static java.util.Objects.requireNonNull;

import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.util.List;

/**
 * A trace that a query found, and why.
 *
 * @param sortKey what the query's {@link Order} goes by: the start of the newest matching span, the
 *     duration of the slowest, or the trace's duration; unsigned nanoseconds
 * @param newestMatchNanos the start of its newest matching span, unsigned
 * @param matchedSpanIds its first {@value #MAX_MATCHED_SPAN_IDS} matching spans by start, then id;
 *     an id stands twice where two matching spans share it
 * @param matchedSpans how many spans match in all
 */
public record FoundTrace(
    TraceId traceId,
    long sortKey,
    long newestMatchNanos,
    List<SpanId> matchedSpanIds,
    long matchedSpans) {

  /** The most span ids that a found trace lists. */
  public static final int MAX_MATCHED_SPAN_IDS = 20;

  public FoundTrace {
    requireNonNull(traceId, "traceId");
    matchedSpanIds = List.copyOf(matchedSpanIds);
  }
}
