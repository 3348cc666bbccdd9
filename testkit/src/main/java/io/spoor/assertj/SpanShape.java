package io.spoor.assertj;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A span that a trace must have, with exactly the spans that must hang under it.
 *
 * <pre>{@code
 * span("gateway", "GET /cart").with(span("orders", "SELECT"), span("stock", "GET /items"))
 * }</pre>
 *
 * or the same as text, a line for each span, children indented by blanks:
 *
 * <pre>
 * gateway: GET /cart
 *   orders: SELECT
 *   stock: GET /items
 * </pre>
 *
 * <p>A line is {@code service: operation}, or an operation alone where the service does not matter.
 * What is empty, begins or ends with a blank, begins with {@code #}, {@code |} or a quote, or has a
 * colon and a blank in it, is written within double quotes, with escapes as in Java. Empty lines
 * and lines that begin with {@code #} say nothing.
 *
 * <p>Immutable.
 */
public final class SpanShape {
  private final ShapeNode node;

  private SpanShape(ShapeNode node) {
    this.node = node;
  }

  /** A span of this operation and any service, without children. */
  public static SpanShape span(String operation) {
    requireNonNull(operation, "operation");
    return new SpanShape(new ShapeNode(null, operation, List.of(), List.of(), null));
  }

  /** A span of this operation and service, without children. */
  public static SpanShape span(String service, String operation) {
    requireNonNull(service, "service");
    requireNonNull(operation, "operation");
    return new SpanShape(new ShapeNode(service, operation, List.of(), List.of(), null));
  }

  /** The same with these children besides those it has. */
  public SpanShape with(SpanShape... children) {
    List<ShapeNode> all = new ArrayList<>(node.children());
    all.addAll(nodes(children));
    return new SpanShape(new ShapeNode(node.service(), node.operation(), List.of(), all, null));
  }

  /**
   * The shapes that a text describes, one for each root.
   *
   * @throws IllegalArgumentException if it is not such a text, with the line
   */
  public static List<SpanShape> parse(String text) {
    List<ShapeNode> roots = ShapeText.read(text);
    for (ShapeNode root : roots) {
      for (ShapeNode node : root.all()) {
        if (!node.details().isEmpty()) {
          throw new IllegalArgumentException(
              "a detail of %s: %s; expected operations only"
                  .formatted(ShapeText.label(node), node.details().get(0)));
        }
      }
    }
    return roots.stream().map(SpanShape::new).toList();
  }

  static List<ShapeNode> nodes(SpanShape... shapes) {
    return Arrays.stream(shapes).map(shape -> shape.node).toList();
  }

  /** As it is written. */
  @Override
  public String toString() {
    return ShapeText.of(List.of(node));
  }
}
