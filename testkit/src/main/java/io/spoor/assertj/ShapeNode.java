package io.spoor.assertj;

import io.spoor.tree.SpanNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A span reduced to what a text says of it.
 *
 * @param service empty for a span without one, null for any
 * @param details in the order in which they are written, one line each
 * @param source the span itself, null where it was read from a text
 */
record ShapeNode(
    @Nullable String service,
    String operation,
    List<String> details,
    List<ShapeNode> children,
    @Nullable SpanNode source) {

  ShapeNode {
    details = List.copyOf(details);
    children = List.copyOf(children);
  }

  /** Whether a span that is {@code actual} is what this one asks for, apart from its children. */
  boolean accepts(ShapeNode actual) {
    return isCalledAs(actual) && details.equals(actual.details);
  }

  boolean isCalledAs(ShapeNode actual) {
    return operation.equals(actual.operation) && isOfServiceOf(actual);
  }

  boolean isOfServiceOf(ShapeNode actual) {
    return service == null || service.equals(actual.service);
  }

  /** How many spans there are in this tree. */
  int size() {
    return all().size();
  }

  /** This and everything below it, each before its children. */
  List<ShapeNode> all() {
    List<ShapeNode> all = new ArrayList<>(List.of(this));
    for (int i = 0; i < all.size(); i++) all.addAll(all.get(i).children);
    return all;
  }
}
