package io.spoor.tree;

import io.spoor.span.Span;
import io.spoor.span.StatusCode;
import java.util.List;
import java.util.Optional;

/**
 * A span in its {@link SpanTree}.
 *
 * <p>A small view, made when it is asked for. Two are equal if they are the same place in the same
 * tree. Lists of nodes are views too: unmodifiable, and cheap whatever their length.
 */
public final class SpanNode {
  private final SpanTree tree;
  private final int position; // In canonical order.

  SpanNode(SpanTree tree, int position) {
    this.tree = tree;
    this.position = position;
  }

  public Span span() {
    return tree.span(position);
  }

  /** How this span is attached; all but {@link Attachment#CHILD} are roots. */
  public Attachment attachment() {
    return tree.attachment(position);
  }

  /** Whether this span has no parent here, for whatever reason. */
  public boolean isRoot() {
    return attachment() != Attachment.CHILD;
  }

  /** Whether this span names a parent that is not in the tree. */
  public boolean isOrphan() {
    return attachment() == Attachment.ORPHAN;
  }

  /** Whether the status of this span is an error. */
  public boolean isError() {
    return span().status().code() == StatusCode.ERROR;
  }

  /** The span under which this one hangs; empty at a root. */
  public Optional<SpanNode> parent() {
    int parent = tree.shape().parents[position];
    return parent < 0 ? Optional.empty() : Optional.of(new SpanNode(tree, parent));
  }

  /** The spans that hang under this one, by start, then span id. */
  public List<SpanNode> children() {
    TreeShape shape = tree.shape();
    int start = shape.childStarts[position];
    return new NodeList(tree, fanOut(), i -> shape.children[start + i]);
  }

  /** How many children this span has. */
  public int fanOut() {
    return tree.shape().fanOut(position);
  }

  /** How many spans lie above this one: 0 at a root. */
  public int depth() {
    return tree.shape().depths[position];
  }

  /** The spans from the root of this one down to itself, both included. */
  public List<SpanNode> path() {
    int[] parents = tree.shape().parents;
    int[] path = new int[depth() + 1];
    int span = position;
    for (int i = path.length - 1; i >= 0; i--) {
      path[i] = span;
      span = parents[span];
    }
    return new NodeList(tree, path.length, i -> path[i]);
  }

  /** This span and everything below it, depth first. */
  public List<SpanNode> subtree() {
    TreeShape shape = tree.shape();
    int rank = shape.ranks[position];
    return new NodeList(tree, shape.sizes[position], i -> shape.depthFirst[rank + i]);
  }

  /**
   * The nanoseconds, unsigned, in which this span ran and none of its children did: its duration
   * less the union of theirs, as far as they lie within it. Linear in the number of children.
   */
  public long selfTimeNanos() {
    Span span = span();
    long self = span.durationNanos();
    if (self == 0) return 0;
    long reached = span.startNanos(); // Up to here, what children cover is subtracted.
    for (SpanNode node : children()) {
      Span child = node.span();
      if (child.hasNegativeDuration()) continue;
      long from = max(child.startNanos(), reached);
      long to = min(child.endNanos(), span.endNanos());
      if (Long.compareUnsigned(from, to) < 0) {
        self -= to - from;
        reached = to;
      }
    }
    return self;
  }

  /**
   * The nodes of this tree that the links of this span lead to, in the order of the links. Links to
   * other traces, and to spans that are not here, are left out; of several spans that share the
   * linked id it is the earliest.
   */
  public List<SpanNode> linkedTo() {
    return tree.links().from(position);
  }

  /** The nodes of this tree whose links lead to this span as {@link #linkedTo} follows them. */
  public List<SpanNode> linkedFrom() {
    return tree.links().to(position);
  }

  SpanTree tree() {
    return tree;
  }

  int position() {
    return position;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpanNode that && tree == that.tree && position == that.position;
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(tree) + position;
  }

  @Override
  public String toString() {
    Span span = span();
    return "%s %s %s".formatted(span.spanId(), SpanTree.shown(span.service()), span.name());
  }

  private static long max(long a, long b) {
    return Long.compareUnsigned(a, b) >= 0 ? a : b;
  }

  private static long min(long a, long b) {
    return Long.compareUnsigned(a, b) <= 0 ? a : b;
  }
}
