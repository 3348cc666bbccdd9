package io.spoor.assertj;

import io.spoor.assertj.SiblingPairs.Pair;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The differences of two lists of trees, as text and as marks on the actual spans.
 *
 * <p>Each line begins with what becomes of the span: {@code -} is missing, {@code +} is not
 * expected, {@code ~} is changed. Larger trees without a difference are one line.
 */
final class TreeDiff {
  private static final String INDENT = "  ";
  private static final int MAX_UNCHANGED = 5;

  private final SiblingOrder order;
  private final ShapeMatch match;
  private final SiblingPairs siblings;
  private final StringBuilder text = new StringBuilder();
  private final Marks marks = new Marks();

  private TreeDiff(SiblingOrder order) {
    this.order = order;
    this.match = new ShapeMatch(order);
    this.siblings = new SiblingPairs(match);
  }

  static TreeDiff of(List<ShapeNode> expected, List<ShapeNode> actual, SiblingOrder order) {
    TreeDiff diff = new TreeDiff(order);
    diff.compare(expected, actual, null, "");
    return diff;
  }

  /** Lines with {@code \n} between them. */
  String text() {
    return text.toString().stripTrailing();
  }

  Marks marks() {
    return marks;
  }

  private void compare(
      List<ShapeNode> expected, List<ShapeNode> actual, @Nullable ShapeNode parent, String indent) {
    List<Pair> pairs =
        order == SiblingOrder.ANY
            ? siblings.inAnyOrder(expected, actual)
            : siblings.inOrder(expected, actual);
    for (Pair pair : pairs) {
      ShapeNode before = pair.expected();
      ShapeNode after = pair.actual();
      if (before == null && after != null) {
        added(after, indent);
      } else if (before != null && after == null) {
        missing(before, parent, indent);
      } else if (before != null && after != null) {
        compare(before, after, indent);
      }
    }
  }

  private void added(ShapeNode node, String indent) {
    mark(node, "not expected");
    line('+', indent, ShapeText.label(node));
    for (String detail : node.details()) line('+', indent, "| " + detail);
    for (ShapeNode child : node.children()) added(child, indent + INDENT);
  }

  private void missing(ShapeNode node, @Nullable ShapeNode parent, String indent) {
    if (parent != null) mark(parent, "lacks " + ShapeText.label(node));
    line('-', indent, ShapeText.label(node));
    for (String detail : node.details()) line('-', indent, "| " + detail);
    for (ShapeNode child : node.children()) missing(child, null, indent + INDENT);
  }

  private void compare(ShapeNode expected, ShapeNode actual, String indent) {
    if (match.matches(expected, actual)) {
      same(actual, indent);
      return;
    }
    if (expected.accepts(actual)) {
      line(' ', indent, ShapeText.label(actual));
    } else {
      changed(expected, actual, indent);
    }
    compare(expected.children(), actual.children(), actual, indent + INDENT);
  }

  private void same(ShapeNode node, String indent) {
    int below = node.size() - 1;
    if (below > MAX_UNCHANGED) {
      String size = Plural.of(below, "span");
      line(' ', indent, ShapeText.label(node) + "  (and " + size + " below, as expected)");
      return;
    }
    line(' ', indent, ShapeText.label(node));
    for (ShapeNode child : node.children()) same(child, indent + INDENT);
  }

  private void changed(ShapeNode expected, ShapeNode actual, String indent) {
    String was = ShapeText.label(expected);
    if (expected.isCalledAs(actual)) {
      line('~', indent, ShapeText.label(actual));
    } else {
      line('~', indent, ShapeText.label(actual) + "  (expected " + was + ")");
      mark(actual, "expected " + was);
    }
    List<String> missing = without(expected.details(), actual.details());
    List<String> added = without(actual.details(), expected.details());
    Set<String> keys = new LinkedHashSet<>();
    missing.forEach(detail -> keys.add(key(detail)));
    added.forEach(detail -> keys.add(key(detail)));
    for (String key : keys) {
      missing.stream().filter(d -> key(d).equals(key)).forEach(d -> line('-', indent, "| " + d));
      added.stream().filter(d -> key(d).equals(key)).forEach(d -> line('+', indent, "| " + d));
    }
    if (!keys.isEmpty()) mark(actual, "differs in " + String.join(", ", keys));
    if (keys.isEmpty() && expected.isCalledAs(actual)) mark(actual, "details in another order");
  }

  private static List<String> without(List<String> details, List<String> others) {
    List<String> left = new ArrayList<>(details);
    others.forEach(left::remove);
    return left;
  }

  /** What stands before the value. */
  private static String key(String detail) {
    int equals = detail.indexOf(" = ");
    if (equals >= 0) return detail.substring(0, equals);
    int blank = detail.indexOf(' ');
    return blank < 0 ? detail : detail.substring(0, blank);
  }

  private void mark(ShapeNode node, String remark) {
    if (node.source() != null) marks.add(node.source(), remark);
  }

  private void line(char sign, String indent, String content) {
    text.append((sign + " " + indent + content).stripTrailing()).append('\n');
  }
}
