package io.spoor.assertj;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trees of spans as text: a line for each span, indented deeper than that of its parent.
 *
 * <pre>
 * # a comment
 * gateway: GET /cart
 * | kind server
 *   orders: SELECT
 * </pre>
 *
 * A line is {@code service: operation}, or the operation alone; either may be {@linkplain
 * QuotedText quoted}, and must be if it is empty, begins or ends with a blank, begins with {@code
 * #}, {@code |} or a quote, or has a colon and a blank in it. Lines with a bar are details of the
 * span above.
 */
final class ShapeText {
  private static final String DETAIL = "| ";
  private static final String INDENT = "  ";
  private static final String SEPARATOR = ": ";

  private ShapeText() {}

  /** Lines with {@code \n} behind each. */
  static String of(List<ShapeNode> roots) {
    StringBuilder text = new StringBuilder();
    for (ShapeNode root : roots) append(text, root, "");
    return text.toString();
  }

  private static void append(StringBuilder text, ShapeNode node, String indent) {
    text.append(indent).append(label(node)).append('\n');
    for (String detail : node.details()) {
      text.append(indent).append(DETAIL).append(detail).append('\n');
    }
    for (ShapeNode child : node.children()) append(text, child, indent + INDENT);
  }

  /** The line of a span without its indentation. */
  static String label(ShapeNode node) {
    String operation = name(node.operation());
    return node.service() == null ? operation : name(node.service()) + SEPARATOR + operation;
  }

  private static String name(String name) {
    boolean isPlain =
        !name.isEmpty()
            && name.equals(name.strip())
            && "#|\"".indexOf(name.charAt(0)) < 0
            && !name.contains(SEPARATOR)
            && !name.endsWith(":")
            && name.codePoints().allMatch(QuotedText::isPrintable);
    return isPlain ? name : QuotedText.of(name);
  }

  /**
   * The trees of a text, at least one.
   *
   * @throws IllegalArgumentException if it is none, with the line
   */
  static List<ShapeNode> read(String text) {
    List<ShapeNode> roots = new ArrayList<>();
    Deque<Open> open = new ArrayDeque<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String content = lines.get(i).strip();
      if (content.isEmpty() || content.startsWith("#")) continue;
      try {
        readLine(lines.get(i), content, open, roots);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line %d: %s".formatted(i + 1, e.getMessage()), e);
      }
    }
    while (!open.isEmpty()) close(open, roots);
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("a tree of 0 lines, expected at least 1 span");
    }
    return roots;
  }

  private static void readLine(
      String line, String content, Deque<Open> open, List<ShapeNode> roots) {
    int column = indentation(line);
    if (content.startsWith("|")) {
      if (open.isEmpty()) throw new IllegalArgumentException("a detail before any span");
      open.element().details.add(content.substring(1).strip());
      return;
    }
    int left = -1;
    while (!open.isEmpty() && open.element().column >= column) {
      left = open.element().column;
      close(open, roots);
    }
    if (left >= 0 && left != column || left < 0 && open.isEmpty() && !roots.isEmpty()) {
      throw new IllegalArgumentException(
          "indented by %d, expected the indentation of a span above or more than that of the last"
              .formatted(column));
    }
    open.push(label(column, content));
  }

  private static int indentation(String line) {
    int column = 0;
    while (line.charAt(column) == ' ') column++;
    if (Character.isWhitespace(line.charAt(column))) {
      throw new IllegalArgumentException("indented by other than blanks, such as a tab");
    }
    return column;
  }

  private static void close(Deque<Open> open, List<ShapeNode> roots) {
    ShapeNode node = open.pop().toNode();
    (open.isEmpty() ? roots : open.element().children).add(node);
  }

  private static Open label(int column, String content) {
    int end = content.startsWith("\"") ? QuotedText.end(content, 0) : content.indexOf(SEPARATOR);
    if (content.startsWith("\"") && end < 0) {
      throw new IllegalArgumentException("no quote at the end of " + content);
    }
    if (end < 0 || end == content.length()) return new Open(column, null, unquoted(content));
    if (!content.startsWith(SEPARATOR, end)) {
      throw new IllegalArgumentException(
          "%s behind %s, expected a colon and a blank"
              .formatted(content.substring(end), content.substring(0, end)));
    }
    String operation = content.substring(end + SEPARATOR.length()).strip();
    return new Open(column, unquoted(content.substring(0, end)), unquoted(operation));
  }

  private static String unquoted(String name) {
    if (!name.startsWith("\"")) return name;
    if (QuotedText.end(name, 0) != name.length()) {
      throw new IllegalArgumentException("more or less than one quoted text: " + name);
    }
    return QuotedText.read(name);
  }

  /** A span whose children are still to come. */
  private static final class Open {
    final int column;
    final @Nullable String service;
    final String operation;
    final List<String> details = new ArrayList<>();
    final List<ShapeNode> children = new ArrayList<>();

    Open(int column, @Nullable String service, String operation) {
      this.column = column;
      this.service = service;
      this.operation = operation;
    }

    ShapeNode toNode() {
      return new ShapeNode(service, operation, details, children, null);
    }
  }
}
