package io.spoor.assertj;

import io.spoor.span.Span;
import io.spoor.tree.SpanNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Spans of a tree that an assertion points at, each with what is to be said of it. */
final class Marks {
  private final Map<SpanNode, String> remarks = new LinkedHashMap<>();

  Marks add(SpanNode node, String remark) {
    remarks.merge(node, remark, (one, other) -> one.equals(other) ? one : one + ", " + other);
    return this;
  }

  Marks addAll(Collection<SpanNode> nodes, String remark) {
    nodes.forEach(node -> add(node, remark));
    return this;
  }

  @Nullable String remark(SpanNode node) {
    return remarks.get(node);
  }

  int size() {
    return remarks.size();
  }

  List<Span> spans() {
    return remarks.keySet().stream().map(SpanNode::span).toList();
  }
}
