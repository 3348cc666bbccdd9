package io.spoor.assertj;

import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;

/** Whether trees are what other trees ask for, siblings in the same order or in any. */
final class ShapeMatch {
  private final SiblingOrder order;
  private final IdentityHashMap<ShapeNode, IdentityHashMap<ShapeNode, Boolean>> known =
      new IdentityHashMap<>();

  ShapeMatch(SiblingOrder order) {
    this.order = order;
  }

  boolean matches(ShapeNode expected, ShapeNode actual) {
    if (!expected.accepts(actual)) return false;
    if (expected.children().size() != actual.children().size()) return false;
    IdentityHashMap<ShapeNode, Boolean> answers =
        known.computeIfAbsent(expected, node -> new IdentityHashMap<>());
    Boolean answer = answers.get(actual);
    if (answer == null) {
      answer = matches(expected.children(), actual.children());
      answers.put(actual, answer);
    }
    return answer;
  }

  boolean matches(List<ShapeNode> expected, List<ShapeNode> actual) {
    if (expected.size() != actual.size()) return false;
    if (order == SiblingOrder.AS_STARTED) {
      for (int i = 0; i < expected.size(); i++) {
        if (!matches(expected.get(i), actual.get(i))) return false;
      }
      return true;
    }
    return new Pairing(expected, actual).isComplete();
  }

  /** Each of these for another one of those, by augmenting paths. */
  private final class Pairing {
    private final List<ShapeNode> expected;
    private final List<ShapeNode> actual;
    private final int[] takenBy;

    Pairing(List<ShapeNode> expected, List<ShapeNode> actual) {
      this.expected = expected;
      this.actual = actual;
      this.takenBy = new int[actual.size()];
      Arrays.fill(takenBy, -1);
    }

    boolean isComplete() {
      for (int i = 0; i < expected.size(); i++) {
        if (!findsPlace(i, new BitSet())) return false;
      }
      return true;
    }

    private boolean findsPlace(int index, BitSet seen) {
      for (int place = 0; place < takenBy.length; place++) {
        if (takenBy[place] >= 0 || !matches(expected.get(index), actual.get(place))) continue;
        takenBy[place] = index;
        return true;
      }
      for (int place = 0; place < takenBy.length; place++) {
        if (seen.get(place)) continue;
        if (!matches(expected.get(index), actual.get(place))) continue;
        seen.set(place);
        if (findsPlace(takenBy[place], seen)) {
          takenBy[place] = index;
          return true;
        }
      }
      return false;
    }
  }
}
