package io.spoor.assertj;

import io.spoor.tree.SpanNode;
import io.spoor.tree.SpanTree;
import io.spoor.tree.TreeText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A picture of a tree in which some spans are marked, at the left edge and with a remark. */
final class MarkedTree {
  private static final int WIDTH = 120;
  private static final int MAX_MARKS_BELOW = 20;
  private static final String PLAIN = "  ";
  private static final String MARKED = "> ";
  private static final String POINTER = "  <- ";

  private MarkedTree() {}

  /** The picture without a newline at its end. */
  static String of(SpanTree tree, Marks marks) {
    List<String> lines = TreeText.ofWidth(WIDTH).print(tree).lines().toList();
    StringBuilder out = new StringBuilder(PLAIN).append(lines.get(0));
    int shown = Math.min(tree.size(), TreeText.DEFAULT_MAX_SPANS);
    List<SpanNode> nodes = tree.depthFirst();
    for (int i = 0; i < shown; i++) {
      appendLine(out, lines.get(i + 1), marks.remark(nodes.get(i)));
    }
    if (shown == tree.size()) return out.toString();
    out.append('\n').append(PLAIN).append(lines.get(shown + 1));
    appendHidden(out, nodes.subList(shown, nodes.size()), marks);
    return out.toString();
  }

  private static void appendLine(StringBuilder out, String line, @Nullable String remark) {
    out.append('\n').append(remark == null ? PLAIN : MARKED).append(line.stripTrailing());
    if (remark != null) out.append(POINTER).append(remark);
  }

  /** What is marked among the spans that the picture has no lines for. */
  private static void appendHidden(StringBuilder out, List<SpanNode> hidden, Marks marks) {
    int below = 0;
    for (SpanNode node : hidden) {
      String remark = marks.remark(node);
      if (remark != null && below++ < MAX_MARKS_BELOW) appendLine(out, "… " + node, remark);
    }
    if (below > MAX_MARKS_BELOW) {
      out.append('\n').append(MARKED).append("… ");
      out.append(Plural.of(below - MAX_MARKS_BELOW, "more marked span"));
    }
  }
}
