package io.spoor.query;

/**
 * How another span of the trace stands to a span, in the {@linkplain io.spoor.index.ParentLinks
 * tree} of the trace: an orphan and a span that breaks a cycle are roots, and where spans share an
 * id, children hang under the one that the tree hangs them under.
 *
 * <pre>{@code
 * TraceQuery brokenBelowCheckout =
 *     TraceQuery.builder()
 *         .where(service("checkout"))
 *         .where(has(Relation.DESCENDANT, and(service("bank"), status(StatusCode.ERROR))))
 *         .where(not(has(Relation.PARENT, service("checkout"))))
 *         .build();
 * }</pre>
 */
public enum Relation {
  /** The other hangs under this span. */
  CHILD,
  /** This span hangs under the other. */
  PARENT,
  /** The other is a child, or a descendant of one. */
  DESCENDANT,
  /** The other is the parent, or an ancestor of it. */
  ANCESTOR,
  /** The other hangs under the same parent. Roots have no siblings. */
  SIBLING,
  /** A sibling that starts when this span has ended, or later. */
  FOLLOWING_SIBLING,
  /** A sibling that has ended when this span starts, or earlier. */
  PRECEDING_SIBLING;

  /** What this span is to the other, if the other is this to it. */
  public Relation inverse() {
    return switch (this) {
      case CHILD -> PARENT;
      case PARENT -> CHILD;
      case DESCENDANT -> ANCESTOR;
      case ANCESTOR -> DESCENDANT;
      case SIBLING -> SIBLING;
      case FOLLOWING_SIBLING -> PRECEDING_SIBLING;
      case PRECEDING_SIBLING -> FOLLOWING_SIBLING;
    };
  }
}
