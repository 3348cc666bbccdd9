package io.spoor.assertj;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of the expected siblings is which of the actual ones, as a reader would say: first those
 * that are the same with all below them, then those of the same name, then those of the same
 * operation or service.
 */
final class SiblingPairs {

  /** At least one of the two is there. */
  record Pair(@Nullable ShapeNode expected, @Nullable ShapeNode actual) {}

  private static final int SAME = 0;
  private static final int SAME_NAME = 1;
  private static final int SAME_OPERATION = 2;
  private static final int SAME_SERVICE = 3;
  private static final int STRANGE = 4;

  private final IdentityHashMap<ShapeNode, IdentityHashMap<ShapeNode, Integer>> changes =
      new IdentityHashMap<>();
  private final ShapeMatch match;

  SiblingPairs(ShapeMatch match) {
    this.match = match;
  }

  /** In the order of the expected ones, then those that are not expected. */
  List<Pair> inAnyOrder(List<ShapeNode> expected, List<ShapeNode> actual) {
    @Nullable ShapeNode[] partners = new ShapeNode[expected.size()];
    List<ShapeNode> left = new ArrayList<>(actual);
    for (int likeness = SAME; likeness < STRANGE; likeness++) {
      for (int i = 0; i < partners.length; i++) {
        if (partners[i] == null) partners[i] = take(expected.get(i), left, likeness);
      }
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < partners.length; i++) pairs.add(new Pair(expected.get(i), partners[i]));
    left.forEach(node -> pairs.add(new Pair(null, node)));
    return pairs;
  }

  /** Removes from {@code left}, of those so much alike, the one that has most in common. */
  private @Nullable ShapeNode take(ShapeNode expected, List<ShapeNode> left, int likeness) {
    int best = -1;
    int most = -1;
    for (int i = 0; i < left.size(); i++) {
      if (likeness(expected, left.get(i)) != likeness) continue;
      int common = likeness == SAME ? 0 : common(expected, left.get(i));
      if (common <= most) continue;
      most = common;
      best = i;
      if (likeness == SAME) break;
    }
    return best < 0 ? null : left.remove(best);
  }

  private static int common(ShapeNode one, ShapeNode other) {
    Map<String, Integer> counts = new HashMap<>();
    one.all().forEach(node -> counts.merge(words(node), 1, Integer::sum));
    int common = 0;
    for (ShapeNode node : other.all()) {
      if (counts.merge(words(node), -1, Integer::sum) >= 0) common++;
    }
    return common;
  }

  private static String words(ShapeNode node) {
    return node.operation() + "\n" + String.join("\n", node.details());
  }

  /** In the order of both, with as few spans that differ as can be. */
  List<Pair> inOrder(List<ShapeNode> expected, List<ShapeNode> actual) {
    int[][] costs = costs(expected, actual);
    List<Pair> pairs = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < expected.size() || j < actual.size()) {
      if (i < expected.size() && costs[i][j] == costs[i + 1][j] + expected.get(i).size()) {
        pairs.add(new Pair(expected.get(i++), null));
      } else if (j < actual.size() && costs[i][j] == costs[i][j + 1] + actual.get(j).size()) {
        pairs.add(new Pair(null, actual.get(j++)));
      } else {
        pairs.add(new Pair(expected.get(i++), actual.get(j++)));
      }
    }
    return pairs;
  }

  /** For each place in both lists how many spans differ from there on. */
  private int[][] costs(List<ShapeNode> expected, List<ShapeNode> actual) {
    int[][] costs = new int[expected.size() + 1][actual.size() + 1];
    for (int i = expected.size(); i >= 0; i--) {
      for (int j = actual.size(); j >= 0; j--) {
        if (i == expected.size() && j == actual.size()) continue;
        int least = Integer.MAX_VALUE;
        if (i < expected.size()) least = costs[i + 1][j] + expected.get(i).size();
        if (j < actual.size()) least = Math.min(least, costs[i][j + 1] + actual.get(j).size());
        if (i < expected.size() && j < actual.size()) {
          least = Math.min(least, costs[i + 1][j + 1] + changes(expected.get(i), actual.get(j)));
        }
        costs[i][j] = least;
      }
    }
    return costs;
  }

  /** How many spans differ if this one became that one. */
  private int changes(ShapeNode expected, ShapeNode actual) {
    int likeness = likeness(expected, actual);
    if (likeness == SAME) return 0;
    if (likeness == STRANGE) return expected.size() + actual.size() + 1; // Never.
    IdentityHashMap<ShapeNode, Integer> known =
        changes.computeIfAbsent(expected, node -> new IdentityHashMap<>());
    Integer count = known.get(actual);
    if (count == null) {
      int own = expected.accepts(actual) ? 0 : 1;
      count = own + costs(expected.children(), actual.children())[0][0];
      known.put(actual, count);
    }
    return count;
  }

  private int likeness(ShapeNode expected, ShapeNode actual) {
    if (match.matches(expected, actual)) return SAME;
    if (expected.isCalledAs(actual)) return SAME_NAME;
    if (expected.operation().equals(actual.operation())) return SAME_OPERATION;
    return expected.service() != null && expected.isOfServiceOf(actual) ? SAME_SERVICE : STRANGE;
  }
}
