package io.spoor.tree;

/** How a span is attached to its tree: under a parent, or as one of three kinds of root. */
public enum Attachment {
  /** Hangs under the span that it names as its parent, or under the client half of its own id. */
  CHILD,
  /** Names no parent: a true root. */
  ROOT,
  /** Names a parent that is not among the spans. */
  ORPHAN,
  /** The earliest span of a cycle of parents, or a span that is its own parent. */
  CYCLE
}
