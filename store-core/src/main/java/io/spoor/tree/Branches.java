package io.spoor.tree;

import java.util.Locale;

/** The lines that lead from the left edge to each node, for nodes visited depth first. */
final class Branches {
  private final int maxLevels;
  private final boolean[] isLast; // By level: whether the node on it was the last child.

  /**
   * @param maxLevels at least 1; deeper nodes are drawn on this level with how much deeper they are
   */
  Branches(int maxLevels) {
    this.maxLevels = maxLevels;
    this.isLast = new boolean[maxLevels + 1];
  }

  String to(SpanNode node) {
    int depth = node.depth();
    if (depth == 0) return "";
    boolean last = isLastChild(node);
    int level = Math.min(depth, maxLevels);
    if (depth == level) isLast[level] = last;
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < level; i++) {
      text.append(isLast[i] ? "   " : "│  ");
    }
    text.append(last ? "└─ " : "├─ ");
    if (depth > level) text.append(String.format(Locale.ROOT, "(+%,d) ", depth - level));
    return text.toString();
  }

  private static boolean isLastChild(SpanNode node) {
    TreeShape shape = node.tree().shape();
    int parent = shape.parents[node.position()];
    return shape.children[shape.childStarts[parent + 1] - 1] == node.position();
  }
}
