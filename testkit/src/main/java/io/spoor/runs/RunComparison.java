package io.spoor.runs;

import static java.util.Objects.requireNonNull;

import io.spoor.ReadOnlyTraceStore;
import io.spoor.TraceReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Two runs, operation by operation: how many spans and errors, how long they took, and what called
 * them.
 *
 * <pre>{@code
 * RunComparison.of(runs.latest("main").orElseThrow(), runs.latest("branch").orElseThrow())
 *     .requireWithin(RunLimits.NONE.withP95Growth(1.5).withMinCount(20).withSameStructure());
 * }</pre>
 *
 * <p>Immutable.
 */
public final class RunComparison {
  private final String before;
  private final String after;
  private final List<OperationChange> operations;

  private RunComparison(String before, String after, List<OperationChange> operations) {
    this.before = before;
    this.after = after;
    this.operations = operations;
  }

  /** Compares what was written in two runs by now. */
  public static RunComparison of(Run before, Run after) {
    try (ReadOnlyTraceStore first = before.open();
        ReadOnlyTraceStore second = after.open()) {
      return of(name(before), first, name(after), second);
    }
  }

  /** Compares a run that is kept with one of which the store is open. */
  public static RunComparison of(Run before, TraceReader after) {
    try (ReadOnlyTraceStore first = before.open()) {
      return of(name(before), first, "now", after);
    }
  }

  /**
   * Compares what two stores hold.
   *
   * @param before the name of the first for messages
   * @param after that of the second
   */
  public static RunComparison of(
      String before, TraceReader first, String after, TraceReader second) {
    requireNonNull(before, "before");
    requireNonNull(after, "after");
    return new RunComparison(
        before, after, changes(RunStatistics.of(first), RunStatistics.of(second)));
  }

  private static String name(Run run) {
    return "%s (run %d)".formatted(run.name(), run.number());
  }

  private static List<OperationChange> changes(RunStatistics before, RunStatistics after) {
    SortedSet<OperationKey> keys = new TreeSet<>(before.operations().keySet());
    keys.addAll(after.operations().keySet());
    return keys.stream()
        .map(
            key ->
                new OperationChange(
                    key,
                    Optional.ofNullable(before.operations().get(key)),
                    Optional.ofNullable(after.operations().get(key))))
        .toList();
  }

  /** Every operation of either run, by service, name and kind. */
  public List<OperationChange> operations() {
    return operations;
  }

  /**
   * Does nothing if the second run is within these limits of the first.
   *
   * @throws RunRegressionError if it is not; its message says which operations are beyond them
   */
  public void requireWithin(RunLimits limits) {
    requireNonNull(limits, "limits");
    List<String> beyond = new ArrayList<>();
    for (OperationChange change : operations) {
      change.beyond(limits).forEach(line -> beyond.add(change.operation() + ": " + line));
    }
    if (!beyond.isEmpty()) throw new RunRegressionError(before, after, beyond);
  }

  @Override
  public String toString() {
    return "%s against %s, %d operations".formatted(after, before, operations.size());
  }
}
