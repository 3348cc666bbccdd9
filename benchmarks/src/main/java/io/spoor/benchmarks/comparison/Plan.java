package io.spoor.benchmarks.comparison;

import io.spoor.benchmarks.comparison.Task.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What has to be measured, in its order: rounds over the systems, not systems over the rounds. */
final class Plan {
  private final List<Task> tasks = new ArrayList<>();

  private Plan() {}

  static List<Task> of(Setup setup, List<Contender> chosen, int rounds) {
    List<Contender> contenders = chosen.stream().filter(setup::fits).toList();
    Plan plan = new Plan();
    plan.add(Step.PREPARE, Contender.NAIVE, 1);
    if (setup.spans() <= setup.largestReference()) {
      contenders.stream()
          .map(Contender::reference)
          .distinct()
          .forEach(judge -> plan.add(Step.CHECK, judge, 1));
    }
    for (Contender contender : contenders) plan.add(Step.WRITE, contender, 1);
    for (Contender contender : judgesFirst(setup, contenders)) plan.add(Step.CHECK, contender, 1);
    for (int round = 2; round <= rounds; round++) plan.addAll(Step.WRITE, contenders, round);
    for (int round = 1; round <= rounds; round++) {
      for (Contender contender : contenders) {
        if (!contender.takesSeveralWriters()) continue;
        if (setup.isHeld()) plan.add(Step.WRITE_TWO_WRITERS, contender, round);
        plan.add(Step.WRITE_SMALL_BATCHES, contender, round);
      }
    }
    for (int round = 1; round <= rounds; round++) {
      plan.addAll(Step.ASK_WARM, contenders, round);
      if (contenders.contains(Contender.SPOOR)) plan.add(Step.ASK_OPEN, Contender.SPOOR, round);
      for (Contender contender : contenders) {
        if (!contender.isInHeap()) plan.add(Step.ASK_COLD, contender, round);
      }
    }
    plan.addAll(Step.MEMORY, contenders, 1);
    if (contenders.contains(Contender.SPOOR)) {
      plan.add(Step.OPEN_CRASHED, Contender.SPOOR, 1);
      if (setup.isHeld()) {
        for (int round = 1; round <= rounds; round++) plan.add(Step.IMPORT, Contender.SPOOR, round);
      }
    }
    return plan.tasks;
  }

  /** By Spoor's answers others are judged where no reference fits. */
  private static List<Contender> judgesFirst(Setup setup, List<Contender> contenders) {
    List<Contender> ordered = new ArrayList<>(contenders);
    ordered.sort(Comparator.comparing(contender -> setup.reference(contender) != contender));
    return ordered;
  }

  private void addAll(Step step, List<Contender> contenders, int round) {
    for (Contender contender : contenders) add(step, contender, round);
  }

  private void add(Step step, Contender contender, int round) {
    tasks.add(new Task(step, contender, round));
  }
}
