package io.spoor.query;

/**
 * How much meets a query.
 *
 * @param spans the matching spans
 * @param traces the traces that they belong to
 */
public record MatchCount(long spans, long traces) {}
