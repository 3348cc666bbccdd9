package io.spoor.benchmarks.comparison;

import io.spoor.benchmarks.comparison.Asking.Depth;
import io.spoor.benchmarks.comparison.Task.Step;
import java.util.List;
import java.util.OptionalDouble;

/** Figures of one setup beside each other. Empty where one of them is missing. */
final class Ratios {
  private final Setup setup;
  private final List<Contender> contenders;
  private final MeasuredFigures figures;

  Ratios(Setup setup, List<Contender> contenders, MeasuredFigures figures) {
    this.setup = setup;
    this.contenders = contenders;
    this.figures = figures;
  }

  static OptionalDouble ratio(OptionalDouble one, OptionalDouble other) {
    if (one.isEmpty() || other.isEmpty()) return OptionalDouble.empty();
    return OptionalDouble.of(one.getAsDouble() / other.getAsDouble());
  }

  /** Spans a second. */
  OptionalDouble rate(Step step, Contender contender, String nanos) {
    OptionalDouble median = figures.median(step, contender, nanos, 1e9);
    return ratio(OptionalDouble.of(setup.spans()), median);
  }

  /** How many times as fast as this system Spoor writes. */
  OptionalDouble timesFaster(Step step, Contender contender) {
    return ratio(rate(step, Contender.SPOOR, "writeNanos"), rate(step, contender, "writeNanos"));
  }

  OptionalDouble shareOfLimit(Step step, Contender contender) {
    return ratio(rate(step, contender, "writeNanos"), rate(step, Contender.LIMIT, "writeNanos"));
  }

  OptionalDouble bytesOfLimit(Step step, Contender contender) {
    return ratio(
        figures.median(step, contender, "bytes", 1),
        figures.median(step, Contender.LIMIT, "bytes", 1));
  }

  OptionalDouble importShare() {
    return ratio(
        rate(Step.IMPORT, Contender.SPOOR, "importNanos"),
        rate(Step.WRITE, Contender.SPOOR, "writeNanos"));
  }

  /** How many times as long as Spoor this system takes to answer. */
  OptionalDouble toSpoor(
      Step step, Contender contender, QuestionKind kind, Depth depth, String quantile) {
    return ratio(
        figures.time(step, contender, kind, depth, quantile),
        figures.time(step, Contender.SPOOR, kind, depth, quantile));
  }

  /** The same of the fastest with files and an index, the key per entry left out. */
  OptionalDouble bestOther(Step step, QuestionKind kind, Depth depth, String quantile) {
    OptionalDouble best = OptionalDouble.empty();
    for (Contender contender : contenders) {
      boolean isOther =
          switch (contender) {
            case LUCENE, DUCKDB, H2, SQLITE_TABLE, SQLITE_JSON -> true;
            default -> false;
          };
      OptionalDouble times = toSpoor(step, contender, kind, depth, quantile);
      if (!isOther || times.isEmpty()) continue;
      if (best.isEmpty() || times.getAsDouble() < best.getAsDouble()) best = times;
    }
    return best;
  }
}
