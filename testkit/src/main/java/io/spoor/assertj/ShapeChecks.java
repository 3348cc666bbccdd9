package io.spoor.assertj;

import io.spoor.tree.SpanNode;
import io.spoor.tree.SpanTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whether a trace is made of certain operations in a certain shape, and of no others. */
final class ShapeChecks {
  private static final Comparator<ShapeNode> BY_TEXT =
      Comparator.comparing(node -> ShapeText.of(List.of(node)));

  private final CheckedTrace trace;

  ShapeChecks(CheckedTrace trace) {
    this.trace = trace;
  }

  void exactly(List<ShapeNode> expected, SiblingOrder order) {
    List<ShapeNode> actual = shapes(trace.tree());
    if (new ShapeMatch(order).matches(expected, actual)) return;
    TreeDiff diff = TreeDiff.of(expected, actual, order);
    String inOrder = order == SiblingOrder.ANY ? "" : " in this order";
    throw trace.failure(
        "expected exactly these operations%s (- missing, + not expected, ~ changed):\n%s"
            .formatted(inOrder, diff.text().indent(2).stripTrailing()),
        diff.marks(),
        ShapeText.of(order == SiblingOrder.ANY ? sorted(expected) : expected),
        ShapeText.of(order == SiblingOrder.ANY ? sorted(actual) : actual));
  }

  /** The services and operations of a tree, siblings by start. */
  private static List<ShapeNode> shapes(SpanTree tree) {
    return tree.roots().stream().map(ShapeChecks::shape).toList();
  }

  private static ShapeNode shape(SpanNode node) {
    List<ShapeNode> children = node.children().stream().map(ShapeChecks::shape).toList();
    return new ShapeNode(node.span().service(), node.span().name(), List.of(), children, node);
  }

  private static List<ShapeNode> sorted(List<ShapeNode> nodes) {
    List<ShapeNode> sorted = new ArrayList<>();
    for (ShapeNode node : nodes) {
      sorted.add(
          new ShapeNode(
              node.service(),
              node.operation(),
              node.details(),
              sorted(node.children()),
              node.source()));
    }
    sorted.sort(BY_TEXT);
    return sorted;
  }
}
