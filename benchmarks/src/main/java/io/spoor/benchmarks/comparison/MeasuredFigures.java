package io.spoor.benchmarks.comparison;

import io.spoor.benchmarks.comparison.Asking.Depth;
import io.spoor.benchmarks.comparison.Task.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the processes of a setup have left so far, over the rounds. */
final class MeasuredFigures {
  private final Setup setup;
  private final int rounds;

  MeasuredFigures(Setup setup, int rounds) {
    this.setup = setup;
    this.rounds = rounds;
  }

  /** The median over the rounds, divided; empty if there is none yet. */
  OptionalDouble median(Step step, Contender contender, String name, double divisor) {
    double[] ascending = all(step, contender, name);
    int size = ascending.length;
    if (size == 0) return OptionalDouble.empty();
    return OptionalDouble.of((ascending[(size - 1) / 2] + ascending[size / 2]) / 2 / divisor);
  }

  /** The largest over the rounds, divided; empty if there is none yet. */
  OptionalDouble max(Step step, Contender contender, String name, double divisor) {
    double[] ascending = all(step, contender, name);
    int size = ascending.length;
    return size == 0 ? OptionalDouble.empty() : OptionalDouble.of(ascending[size - 1] / divisor);
  }

  /** A figure of a question. A trace by id is always the whole of it. */
  OptionalDouble time(Step step, Contender contender, QuestionKind kind, Depth depth, String name) {
    Depth asked = kind == QuestionKind.TRACE_BY_ID ? Depth.TRACES : depth;
    return median(step, contender, kind + "." + asked + "." + name, 1);
  }

  /** Why a process left no figures, if one did not. */
  Optional<String> failure(Step step, Contender contender) {
    return figures(step, contender).stream()
        .filter(figures -> figures.has("failed"))
        .map(figures -> figures.text("failed"))
        .findFirst();
  }

  private double[] all(Step step, Contender contender, String name) {
    return figures(step, contender).stream()
        .flatMap(figures -> figures.find(name).stream().boxed())
        .mapToDouble(Double::doubleValue)
        .sorted()
        .toArray();
  }

  private List<Figures> figures(Step step, Contender contender) {
    List<Figures> found = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      Task task = new Task(step, contender, round);
      try {
        if (task.isDone(setup)) found.add(Figures.load(task.figures(setup)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }
}
