package io.spoor.store.graph;

import io.spoor.index.ParentLinks;

/**
 * One trace as the rules see it: its spans, numbered in canonical order, and how they hang
 * together.
 */
abstract class LinkedTrace {
  /** There is no peer. */
  static final int NO_PEER = -1;

  static final int[] NO_SPANS = {};

  final CallEnds ends;

  LinkedTrace(CallEnds ends) {
    this.ends = ends;
  }

  abstract int size();

  /** The number of the span's name in {@link #ends}. */
  abstract int name(int span);

  abstract long spanId(int span);

  abstract boolean startsInWindow(int span);

  abstract boolean isError(int span);

  abstract long durationNanos(int span);

  /** The span under which it hangs in the tree, or one of the constants of {@link ParentLinks}. */
  abstract int parent(int span);

  /** The span that stands for the id that it names as its parent, or a negative number. */
  abstract int namedParent(int span);

  abstract boolean namesParent(int span);

  abstract boolean hasLinks(int span);

  /** The spans that stand for the ids it links to in this trace, that of its parent left out. */
  abstract int[] linked(int span);

  /** The end that its peer is, or {@link #NO_PEER}. */
  abstract int peer(int span);

  final byte kind(int span) {
    return ends.kind(name(span));
  }

  final int end(int span) {
    return ends.end(name(span));
  }

  final String service(int span) {
    return ends.get(end(span)).service();
  }
}
