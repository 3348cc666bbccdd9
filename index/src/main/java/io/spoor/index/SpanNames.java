package io.spoor.index;

import java.util.List;

/**
 * The distinct names of a segment, numbered from zero, and how many rows have each. Immutable.
 *
 * @param counts by number; not copied, do not change it
 */
public record SpanNames(List<SpanName> names, int[] counts) {}
