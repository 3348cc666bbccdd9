package io.spoor.testkit;

import io.spoor.query.Relation;
import io.spoor.span.Span;
import io.spoor.tree.SpanNode;
import java.util.ArrayList;
import java.util.List;

/** The spans of a tree that stand in a relation to one of them, which is never its own relative. */
final class Relatives {
  private Relatives() {}

  static List<SpanNode> of(SpanNode node, Relation relation) {
    return switch (relation) {
      case CHILD -> node.children();
      case PARENT -> node.parent().stream().toList();
      case DESCENDANT -> except(node, node.subtree());
      case ANCESTOR -> except(node, node.path());
      case SIBLING -> siblings(node);
      case FOLLOWING_SIBLING ->
          siblings(node).stream().filter(other -> follows(other.span(), node.span())).toList();
      case PRECEDING_SIBLING ->
          siblings(node).stream().filter(other -> follows(node.span(), other.span())).toList();
    };
  }

  private static List<SpanNode> siblings(SpanNode node) {
    return node.parent().map(parent -> except(node, parent.children())).orElse(List.of());
  }

  private static List<SpanNode> except(SpanNode node, List<SpanNode> nodes) {
    List<SpanNode> others = new ArrayList<>(nodes);
    others.remove(node);
    return others;
  }

  /** Whether the one span starts when the other has ended, or later. */
  private static boolean follows(Span later, Span earlier) {
    long end = earlier.startNanos() + earlier.durationNanos();
    return Long.compareUnsigned(later.startNanos(), end) >= 0;
  }
}
