package io.spoor.tree;

import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.TraceId;
import java.util.List;

/** Spans in a line of code each. */
final class TestSpans {
  static final TraceId TRACE = TraceId.parse("4bf92f3577b34da6a3ce929d0e0e4736");
  static final long ROOT = -1; // As a parent: none.

  private TestSpans() {}

  static SpanId id(long id) {
    return new SpanId(id);
  }

  /** A span named {@code op} and its id. */
  static Span.Builder span(long id, long parent, String service, long start, long end) {
    return Span.builder(TRACE, id(id))
        .parentSpanId(parent == ROOT ? null : id(parent))
        .name("op" + id)
        .kind(SpanKind.INTERNAL)
        .resource(service.isEmpty() ? Resource.EMPTY : Resource.ofService(service))
        .startNanos(start)
        .endNanos(end);
  }

  static SpanTree tree(Span.Builder... spans) {
    return SpanTree.of(List.of(spans).stream().map(Span.Builder::build).toList());
  }

  /** The only node with this id. */
  static SpanNode node(SpanTree tree, long id) {
    List<SpanNode> nodes = tree.nodes(id(id));
    if (nodes.size() != 1) throw new AssertionError(nodes + " have the id " + id);
    return nodes.get(0);
  }

  static List<Long> ids(List<SpanNode> nodes) {
    return nodes.stream().map(node -> node.span().spanId().value()).toList();
  }
}
