package io.spoor.assertj;

import io.spoor.query.Field;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.Status;
import io.spoor.span.StatusCode;
import io.spoor.tree.Attachment;
import io.spoor.tree.SpanNode;
import io.spoor.tree.SpanTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Traces normalised: without ids, times and hosts, siblings in an order that does not depend on
 * them.
 */
final class GoldenShapes {
  private final GoldenRules rules;
  private final SpanTree tree;

  private GoldenShapes(GoldenRules rules, SpanTree tree) {
    this.rules = rules;
    this.tree = tree;
  }

  static List<ShapeNode> of(SpanTree tree, GoldenRules rules) {
    return new GoldenShapes(rules, tree).roots();
  }

  private List<ShapeNode> roots() {
    List<SpanNode> nodes = tree.depthFirst();
    Map<SpanNode, ShapeNode> made = new HashMap<>();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      SpanNode node = nodes.get(i);
      made.put(node, shape(node, inOrder(node.children(), made)));
    }
    return inOrder(tree.roots(), made);
  }

  private ShapeNode shape(SpanNode node, List<ShapeNode> children) {
    Span span = node.span();
    String service = span.service();
    return new ShapeNode(service, rules.replaced(span.name()), details(node), children, node);
  }

  private List<ShapeNode> inOrder(List<SpanNode> nodes, Map<SpanNode, ShapeNode> made) {
    List<ShapeNode> shapes = new ArrayList<>(nodes.stream().map(made::get).toList());
    if (rules.order() == SiblingOrder.ANY) return sorted(shapes);
    shapes.sort(GoldenShapes::byStart);
    return shapes;
  }

  /** Spans that start at the same time have no order but that of their text. */
  private static int byStart(ShapeNode one, ShapeNode other) {
    int order = Long.compareUnsigned(start(one), start(other));
    return order != 0 ? order : BY_TEXT.compare(one, other);
  }

  private static long start(ShapeNode node) {
    return node.source() == null ? 0 : node.source().span().startNanos();
  }

  private static final Comparator<ShapeNode> BY_TEXT =
      Comparator.comparing(ShapeText::label).thenComparing(node -> ShapeText.of(List.of(node)));

  /** The same trees with all siblings in the order of their text. */
  static List<ShapeNode> sortedDeep(List<ShapeNode> nodes) {
    return sorted(
        nodes.stream()
            .map(
                n ->
                    new ShapeNode(
                        n.service(),
                        n.operation(),
                        n.details(),
                        sortedDeep(n.children()),
                        n.source()))
            .toList());
  }

  private static List<ShapeNode> sorted(List<ShapeNode> nodes) {
    return nodes.stream().sorted(BY_TEXT).toList();
  }

  private List<String> details(SpanNode node) {
    Span span = node.span();
    List<String> details = new ArrayList<>();
    if (node.attachment() == Attachment.ORPHAN || node.attachment() == Attachment.CYCLE) {
      details.add("root " + node.attachment().name().toLowerCase(Locale.ROOT));
    }
    if (span.kind() != SpanKind.UNSPECIFIED) details.add("kind " + Field.nameOf(span.kind()));
    Status status = span.status();
    if (status.code() != StatusCode.UNSET) {
      String message = rules.replaced(status.message());
      String behind = message.isEmpty() ? "" : " " + QuotedText.of(message);
      details.add("status " + Field.nameOf(status.code()) + behind);
    }
    details.addAll(rules.resourceLines(span.resource().attributes()));
    details.addAll(rules.lines(span.attributes()));
    details.addAll(links(node));
    for (SpanEvent event : span.events()) {
      details.add("event " + QuotedText.of(rules.replaced(event.name())) + with(event));
    }
    return details;
  }

  private String with(SpanEvent event) {
    List<String> lines = rules.lines(event.attributes());
    return lines.isEmpty() ? "" : " " + String.join(", ", lines);
  }

  /** What a link leads to within the trace; other traces have no name. */
  private List<String> links(SpanNode node) {
    List<String> links = new ArrayList<>();
    for (SpanLink link : node.span().links()) {
      boolean isHere = link.traceId().equals(node.span().traceId());
      String target = isHere ? "this trace" + name(link.spanId()) : "another trace";
      List<String> lines = rules.lines(link.attributes());
      links.add("link to " + target + (lines.isEmpty() ? "" : " " + String.join(", ", lines)));
    }
    links.sort(null);
    return links;
  }

  private String name(SpanId id) {
    List<SpanNode> nodes = tree.nodes(id);
    if (nodes.isEmpty()) return "";
    Span span = nodes.get(0).span();
    return " " + QuotedText.of(span.service() + ": " + rules.replaced(span.name()));
  }
}
