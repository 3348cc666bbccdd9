package io.spoor.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing sequence smaller: first by operations, then by the spans that it writes. */
final class SequenceShrinker {
  private static final int MOST_RUNS = 2_000;

  private final Predicate<List<StoreOperation>> fails;
  private int runs;

  SequenceShrinker(Predicate<List<StoreOperation>> fails) {
    this.fails = fails;
  }

  /** A part of these operations that fails too, and of which hardly anything can be left out. */
  List<StoreOperation> shrink(List<StoreOperation> operations) {
    List<StoreOperation> smaller = withoutMost(operations, fails);
    for (int i = 0; i < smaller.size(); i++) {
      if (smaller.get(i) instanceof StoreOperation.Write write) {
        smaller = withFewerSpans(smaller, i, write);
      }
    }
    return withoutMost(smaller, fails);
  }

  private List<StoreOperation> withFewerSpans(
      List<StoreOperation> operations, int index, StoreOperation.Write write) {
    List<StoreOperation> smaller = new ArrayList<>(operations);
    withoutMost(
        write.spans(),
        spans -> {
          List<StoreOperation> candidate = new ArrayList<>(smaller);
          candidate.set(index, new StoreOperation.Write(spans));
          if (!fails.test(candidate)) return false;
          smaller.set(index, candidate.get(index));
          return true;
        });
    return smaller;
  }

  /** Leaves out halves, quarters and so on down to single parts, wherever it still fails. */
  private <T> List<T> withoutMost(List<T> parts, Predicate<List<T>> stillFails) {
    List<T> smaller = List.copyOf(parts);
    for (int chunk = Math.max(1, smaller.size() / 2); chunk > 0; chunk /= 2) {
      for (int from = smaller.size() - 1; from >= 0; from -= chunk) {
        List<T> candidate = new ArrayList<>(smaller);
        candidate.subList(Math.max(0, from - chunk + 1), from + 1).clear();
        if (runs++ < MOST_RUNS && stillFails.test(candidate)) smaller = List.copyOf(candidate);
      }
    }
    return smaller;
  }
}
