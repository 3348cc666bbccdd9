package io.spoor.runs;

import java.util.OptionalDouble;

/**
 * How much a run may differ from another. What is not limited may change as it likes.
 *
 * <pre>{@code
 * RunLimits limits = RunLimits.NONE.withP95Growth(1.5).withErrorRateGrowth(0).withSameStructure();
 * }</pre>
 *
 * @param p50Growth the most that the median duration of an operation may grow by, as a factor
 * @param p95Growth the same of the duration that 95 % of its spans do not exceed
 * @param countGrowth the same of its number of spans
 * @param errorRateGrowth the most that the share of its errors may rise by; 0.01 is one of a
 *     hundred
 * @param minCount only operations that have so many spans in both runs are judged by durations and
 *     errors
 * @param structure whether operations, and which calls which, may change
 */
public record RunLimits(
    OptionalDouble p50Growth,
    OptionalDouble p95Growth,
    OptionalDouble countGrowth,
    OptionalDouble errorRateGrowth,
    long minCount,
    Structure structure) {

  /** Whether operations, and which calls which, may change between runs. */
  public enum Structure {
    MAY_CHANGE,
    MUST_STAY
  }

  /** No limits. */
  public static final RunLimits NONE =
      new RunLimits(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          1,
          Structure.MAY_CHANGE);

  public RunLimits {
    checkFactor("growth of the median duration", p50Growth);
    checkFactor("growth of the 95 % duration", p95Growth);
    checkFactor("growth of the number of spans", countGrowth);
    checkFactor("growth of the error rate", errorRateGrowth);
    if (minCount < 1) {
      throw new IllegalArgumentException(
          "the least number of spans is %,d, expected at least 1".formatted(minCount));
    }
  }

  private static void checkFactor(String name, OptionalDouble factor) {
    if (factor.isEmpty() || factor.getAsDouble() >= 0) return;
    throw new IllegalArgumentException(
        "the %s is limited to %s, expected 0 or more".formatted(name, factor.getAsDouble()));
  }

  /** With a limit to the growth of the median duration: 1.5 allows half as much again. */
  public RunLimits withP50Growth(double factor) {
    return new RunLimits(
        OptionalDouble.of(factor), p95Growth, countGrowth, errorRateGrowth, minCount, structure);
  }

  /** With a limit to the growth of the 95 % duration. */
  public RunLimits withP95Growth(double factor) {
    return new RunLimits(
        p50Growth, OptionalDouble.of(factor), countGrowth, errorRateGrowth, minCount, structure);
  }

  /** With a limit to the growth of the number of spans, which finds new N+1 queries. */
  public RunLimits withCountGrowth(double factor) {
    return new RunLimits(
        p50Growth, p95Growth, OptionalDouble.of(factor), errorRateGrowth, minCount, structure);
  }

  /** With a limit to the rise of the share of errors. */
  public RunLimits withErrorRateGrowth(double rise) {
    return new RunLimits(
        p50Growth, p95Growth, countGrowth, OptionalDouble.of(rise), minCount, structure);
  }

  /** Judging only operations with so many spans by durations and errors. */
  public RunLimits withMinCount(long spans) {
    return new RunLimits(p50Growth, p95Growth, countGrowth, errorRateGrowth, spans, structure);
  }

  /** With the same operations and calls demanded. */
  public RunLimits withSameStructure() {
    return new RunLimits(
        p50Growth, p95Growth, countGrowth, errorRateGrowth, minCount, Structure.MUST_STAY);
  }
}
