package io.spoor.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Where an operation goes beyond limits, in words. To be used by one thread. */
final class Overstepping {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final String MILLIS = "%,.3f ms";

  private final RunLimits limits;
  private final List<String> lines = new ArrayList<>();

  Overstepping(RunLimits limits) {
    this.limits = limits;
  }

  List<String> lines() {
    return lines;
  }

  void statistics(OperationStatistics before, OperationStatistics after) {
    growth("spans", limits.countGrowth(), (double) before.count(), (double) after.count(), "%,.0f");
    if (Math.min(before.count(), after.count()) < limits.minCount()) return;
    growth("p50", limits.p50Growth(), millis(before.p50Nanos()), millis(after.p50Nanos()), MILLIS);
    growth("p95", limits.p95Growth(), millis(before.p95Nanos()), millis(after.p95Nanos()), MILLIS);
    errors(before, after);
  }

  private static double millis(long nanos) {
    return nanos / NANOS_PER_MILLI;
  }

  private void growth(
      String what, OptionalDouble limit, double before, double after, String format) {
    if (limit.isEmpty() || after <= before * limit.getAsDouble()) return;
    lines.add(
        "%s %s -> %s, allowed: %s times as much"
            .formatted(what, text(format, before), text(format, after), limit.getAsDouble()));
  }

  private void errors(OperationStatistics before, OperationStatistics after) {
    OptionalDouble limit = limits.errorRateGrowth();
    if (limit.isEmpty() || after.errorRate() <= before.errorRate() + limit.getAsDouble()) return;
    lines.add(
        "errors %,d of %,d -> %,d of %,d, allowed: %s more"
            .formatted(
                before.errors(),
                before.count(),
                after.errors(),
                after.count(),
                text("%.1f %%", 100 * limit.getAsDouble())));
  }

  void structure(OperationChange change) {
    if (limits.structure() == RunLimits.Structure.MAY_CHANGE) return;
    if (change.before().isEmpty()) lines.add("new");
    if (change.after().isEmpty()) lines.add("gone");
    if (change.before().isEmpty() || change.after().isEmpty()) return;
    change.newCallers().forEach(caller -> lines.add("now called by " + caller));
    change.goneCallers().forEach(caller -> lines.add("no longer called by " + caller));
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
