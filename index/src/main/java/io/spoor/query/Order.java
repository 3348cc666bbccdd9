package io.spoor.query;

/** The order in which a query's traces come; of equal ones, by trace id ascending. */
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
