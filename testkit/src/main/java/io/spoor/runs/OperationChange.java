package io.spoor.runs;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An operation in two runs.
 *
 * @param before empty if it is new
 * @param after empty if it is gone
 */
public record OperationChange(
    OperationKey operation,
    Optional<OperationStatistics> before,
    Optional<OperationStatistics> after) {

  /** Operations that call this one now and did not before; {@link OperationStatistics#NONE} too. */
  public SortedSet<String> newCallers() {
    return without(callers(after), callers(before));
  }

  /** Operations that called this one before and do not now. */
  public SortedSet<String> goneCallers() {
    return without(callers(before), callers(after));
  }

  private static SortedSet<String> callers(Optional<OperationStatistics> statistics) {
    return new TreeSet<>(statistics.map(s -> s.callers().keySet()).orElse(new TreeSet<>()));
  }

  private static SortedSet<String> without(SortedSet<String> all, SortedSet<String> some) {
    SortedSet<String> left = new TreeSet<>(all);
    left.removeAll(some);
    return left;
  }

  /** What of this change is beyond the limits, a line for each. */
  List<String> beyond(RunLimits limits) {
    Overstepping found = new Overstepping(limits);
    if (before.isPresent() && after.isPresent()) {
      found.statistics(before.get(), after.get());
    }
    found.structure(this);
    return found.lines();
  }
}
