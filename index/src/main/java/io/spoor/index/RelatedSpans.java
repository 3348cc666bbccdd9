package io.spoor.index;

import io.spoor.query.Relation;
import java.util.Arrays;

/**
 * Which spans of a trace stand in a relation to a span that meets a condition. Spans are numbered
 * from zero; linear in their number, without recursion.
 */
final class RelatedSpans {
  private final int[] parents;
  private final boolean[] other;

  private RelatedSpans(int[] parents, boolean[] other) {
    this.parents = parents;
    this.other = other;
  }

  /**
   * For each span whether it has one that is to it what {@code relation} says.
   *
   * @param parents for each span its parent, or a negative number
   * @param other for each span whether it meets the condition
   */
  static boolean[] of(
      Relation relation, int[] parents, boolean[] other, long[] starts, long[] ends) {
    RelatedSpans spans = new RelatedSpans(parents, other);
    return switch (relation) {
      case CHILD -> spans.withChild();
      case PARENT -> spans.withParent();
      case DESCENDANT -> spans.withDescendant();
      case ANCESTOR -> spans.withAncestor();
      case SIBLING -> spans.withSibling();
      case FOLLOWING_SIBLING -> spans.withSiblingFrom(starts, ends);
      case PRECEDING_SIBLING -> spans.withSiblingUntil(starts, ends);
    };
  }

  private boolean[] withChild() {
    boolean[] has = new boolean[parents.length];
    for (int i = 0; i < parents.length; i++) {
      if (other[i] && parents[i] >= 0) has[parents[i]] = true;
    }
    return has;
  }

  private boolean[] withParent() {
    boolean[] has = new boolean[parents.length];
    for (int i = 0; i < parents.length; i++) {
      has[i] = parents[i] >= 0 && other[parents[i]];
    }
    return has;
  }

  private boolean[] withDescendant() {
    boolean[] has = new boolean[parents.length];
    for (int i = 0; i < parents.length; i++) {
      if (!other[i]) continue;
      for (int above = parents[i]; above >= 0 && !has[above]; above = parents[above]) {
        has[above] = true;
      }
    }
    return has;
  }

  private boolean[] withAncestor() {
    boolean[] has = new boolean[parents.length];
    boolean[] isKnown = new boolean[parents.length];
    for (int i = 0; i < parents.length; i++) {
      int top = i;
      while (!isKnown[top] && parents[top] >= 0 && !other[parents[top]]) top = parents[top];
      boolean found = isKnown[top] ? has[top] : parents[top] >= 0;
      for (int span = i; span != top; span = parents[span]) {
        has[span] = found;
        isKnown[span] = true;
      }
      has[top] = found;
      isKnown[top] = true;
    }
    return has;
  }

  private boolean[] withSibling() {
    int[] counts = new int[parents.length];
    for (int i = 0; i < parents.length; i++) {
      if (other[i] && parents[i] >= 0) counts[parents[i]]++;
    }
    boolean[] has = new boolean[parents.length];
    for (int i = 0; i < parents.length; i++) {
      has[i] = parents[i] >= 0 && counts[parents[i]] > (other[i] ? 1 : 0);
    }
    return has;
  }

  private boolean[] withSiblingFrom(long[] starts, long[] ends) {
    int[] latest = new int[parents.length];
    int[] second = new int[parents.length];
    extremes(starts, latest, second, 1);
    boolean[] has = new boolean[parents.length];
    for (int i = 0; i < parents.length; i++) {
      int sibling = siblingOf(i, latest, second);
      has[i] = sibling >= 0 && Long.compareUnsigned(starts[sibling], ends[i]) >= 0;
    }
    return has;
  }

  private boolean[] withSiblingUntil(long[] starts, long[] ends) {
    int[] earliest = new int[parents.length];
    int[] second = new int[parents.length];
    extremes(ends, earliest, second, -1);
    boolean[] has = new boolean[parents.length];
    for (int i = 0; i < parents.length; i++) {
      int sibling = siblingOf(i, earliest, second);
      has[i] = sibling >= 0 && Long.compareUnsigned(ends[sibling], starts[i]) <= 0;
    }
    return has;
  }

  /** Of those that meet the condition under each parent, the extreme one that is not itself. */
  private int siblingOf(int span, int[] most, int[] second) {
    int parent = parents[span];
    if (parent < 0) return -1;
    return most[parent] == span ? second[parent] : most[parent];
  }

  /**
   * For each parent the child that meets the condition with the greatest time, and the next one.
   *
   * @param sign -1 for the least
   */
  private void extremes(long[] times, int[] most, int[] second, int sign) {
    Arrays.fill(most, -1);
    Arrays.fill(second, -1);
    for (int i = 0; i < parents.length; i++) {
      int parent = parents[i];
      if (!other[i] || parent < 0) continue;
      if (most[parent] < 0 || sign * Long.compareUnsigned(times[i], times[most[parent]]) > 0) {
        second[parent] = most[parent];
        most[parent] = i;
      } else if (second[parent] < 0
          || sign * Long.compareUnsigned(times[i], times[second[parent]]) > 0) {
        second[parent] = i;
      }
    }
  }
}
