package io.spoor.query;

/**
 * The order in which a query's traces come; of equal ones, by trace id ascending.
 *
 * <pre>{@code
 * TraceQuery slowest =
 *     TraceQuery.builder().service("shop").order(Order.SLOWEST_SPAN_FIRST).limit(10).build();
 * for (FoundTrace found : store.find(slowest).traces()) {
 *   System.out.println(found.traceId() + " " + Duration.ofNanos(found.sortKey()));
 * }
 * }</pre>
 */
public enum Order {
  /** By the start of the newest matching span. Costs little more than what is returned. */
  NEWEST_FIRST,
  /** By the duration of the slowest matching span. Exact; the cost is linear in the matches. */
  SLOWEST_SPAN_FIRST,
  /**
   * By the trace's duration, from its earliest start to its latest end. Exact; the cost is linear
   * in the matches and their traces' spans.
   */
  LONGEST_TRACE_FIRST
}
