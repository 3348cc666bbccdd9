package io.spoor.benchmarks;

/** How a segment is indexed. */
public enum SegmentKind {
  /** In memory, as its spans arrived. */
  OPEN,
  /** In rows that were written once, in order of start. */
  SEALED
}
