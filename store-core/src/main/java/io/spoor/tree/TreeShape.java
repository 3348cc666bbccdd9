package io.spoor.tree;

import io.spoor.index.ParentLinks;
import java.util.Arrays;

/**
 * Parents, children, depths and depth-first order of a tree, as arrays over the positions of its
 * spans in canonical order.
 */
final class TreeShape {

  /*
   * The children of span i are children[childStarts[i]] up to children[childStarts[i + 1]],
   * ascending, which is their order by start and id. In depth-first order a subtree is contiguous:
   * that of span i is depthFirst[ranks[i]] up to depthFirst[ranks[i] + sizes[i]].
   */
  final int[] parents;
  final int[] childStarts;
  final int[] children;
  final int[] roots;
  final int[] depthFirst;
  final int[] ranks;
  final int[] depths;
  final int[] sizes;

  /**
   * @param parents as {@link ParentLinks} gives them
   */
  TreeShape(int[] parents) {
    int count = parents.length;
    this.parents = parents;
    childStarts = childStarts(parents);
    children = children(parents, childStarts);
    roots = roots(parents);
    depthFirst = depthFirst();
    ranks = new int[count];
    depths = new int[count];
    sizes = new int[count];
    for (int rank = 0; rank < count; rank++) {
      int span = depthFirst[rank];
      ranks[span] = rank;
      depths[span] = parents[span] < 0 ? 0 : depths[parents[span]] + 1;
    }
    for (int rank = count - 1; rank >= 0; rank--) {
      int span = depthFirst[rank];
      sizes[span]++;
      if (parents[span] >= 0) sizes[parents[span]] += sizes[span];
    }
  }

  int count() {
    return parents.length;
  }

  int fanOut(int span) {
    return childStarts[span + 1] - childStarts[span];
  }

  private static int[] childStarts(int[] parents) {
    int[] starts = new int[parents.length + 1];
    for (int parent : parents) {
      if (parent >= 0) starts[parent + 1]++;
    }
    for (int i = 0; i < parents.length; i++) {
      starts[i + 1] += starts[i];
    }
    return starts;
  }

  private static int[] children(int[] parents, int[] childStarts) {
    int[] children = new int[childStarts[parents.length]];
    int[] next = childStarts.clone();
    for (int i = 0; i < parents.length; i++) {
      if (parents[i] >= 0) children[next[parents[i]]++] = i;
    }
    return children;
  }

  /** True roots first, then orphans, then those that break a cycle. */
  private static int[] roots(int[] parents) {
    int[] roots = new int[parents.length];
    int count = 0;
    for (int kind = ParentLinks.NONE; kind >= ParentLinks.CYCLE; kind--) {
      for (int i = 0; i < parents.length; i++) {
        if (parents[i] == kind) roots[count++] = i;
      }
    }
    return Arrays.copyOf(roots, count);
  }

  private int[] depthFirst() {
    int[] order = new int[parents.length];
    int[] pending = new int[parents.length];
    int top = 0;
    for (int i = roots.length - 1; i >= 0; i--) {
      pending[top++] = roots[i];
    }
    for (int rank = 0; rank < order.length; rank++) {
      int span = pending[--top];
      order[rank] = span;
      for (int i = childStarts[span + 1] - 1; i >= childStarts[span]; i--) {
        pending[top++] = children[i];
      }
    }
    return order;
  }
}
