package io.spoor.tree;

import io.spoor.span.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/** Finds what is wrong with a tree, span by span. */
final class TreeProblems {
  private final SpanTree tree;
  private final BitSet sharing;
  private final List<TreeProblem> found = new ArrayList<>();

  private TreeProblems(SpanTree tree) {
    this.tree = tree;
    this.sharing = sharing(tree);
  }

  /** By span in canonical order, then by kind. */
  static List<TreeProblem> of(SpanTree tree) {
    TreeProblems problems = new TreeProblems(tree);
    for (SpanNode node : tree.nodes()) {
      problems.check(node);
    }
    return Collections.unmodifiableList(problems.found);
  }

  private void check(SpanNode node) {
    Span span = node.span();
    Attachment attachment = node.attachment();
    report(node, TreeProblem.Kind.ORPHAN, attachment == Attachment.ORPHAN);
    report(node, TreeProblem.Kind.CYCLE, attachment == Attachment.CYCLE);
    report(
        node,
        TreeProblem.Kind.FURTHER_ROOT,
        attachment == Attachment.ROOT && !node.equals(tree.root()));
    report(node, TreeProblem.Kind.SHARED_ID, sharing.get(node.position()));
    report(node, TreeProblem.Kind.NEGATIVE_DURATION, span.hasNegativeDuration());
    report(node, TreeProblem.Kind.STARTS_BEFORE_PARENT, startsBeforeParent(node, span));
  }

  private void report(SpanNode node, TreeProblem.Kind kind, boolean holds) {
    if (holds) found.add(new TreeProblem(kind, node));
  }

  private boolean startsBeforeParent(SpanNode node, Span span) {
    int parent = tree.shape().parents[node.position()];
    return parent >= 0
        && Long.compareUnsigned(span.startNanos(), tree.span(parent).startNanos()) < 0;
  }

  /**
   * The spans that share an id and are neither the pair of it nor, without a pair, its earliest.
   */
  private static BitSet sharing(SpanTree tree) {
    BitSet sharing = new BitSet();
    SpansById byId = tree.byId();
    for (int number = 0; number < byId.idCount(); number++) {
      int count = byId.count(number);
      if (count == 1) continue;
      for (int i = 0; i < count; i++) {
        sharing.set(byId.member(number, i));
      }
      clearPairOrEarliest(tree, number, sharing);
    }
    return sharing;
  }

  private static void clearPairOrEarliest(SpanTree tree, int number, BitSet sharing) {
    SpansById byId = tree.byId();
    for (int i = 0; i < byId.count(number); i++) {
      int span = byId.member(number, i);
      int parent = tree.shape().parents[span];
      if (parent >= 0 && tree.span(parent).spanId().equals(tree.span(span).spanId())) {
        sharing.clear(span);
        sharing.clear(parent);
        return;
      }
    }
    sharing.clear(byId.member(number, 0));
  }
}
