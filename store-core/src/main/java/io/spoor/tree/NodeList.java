package io.spoor.tree;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntUnaryOperator;

/** Nodes of one tree as an unmodifiable list that makes each node when it is asked for. */
final class NodeList extends AbstractList<SpanNode> implements RandomAccess {
  private final SpanTree tree;
  private final int size;
  private final IntUnaryOperator positions;

  /**
   * @param positions from an index of this list to the position of a span in canonical order
   */
  NodeList(SpanTree tree, int size, IntUnaryOperator positions) {
    this.tree = tree;
    this.size = size;
    this.positions = positions;
  }

  @Override
  public SpanNode get(int index) {
    return new SpanNode(tree, positions.applyAsInt(Objects.checkIndex(index, size)));
  }

  @Override
  public int size() {
    return size;
  }
}
