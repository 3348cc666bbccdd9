package io.spoor.cli;

import io.spoor.Damage;
import java.io.PrintWriter;
import java.util.List;

/** What is damaged in a store, a line for each. */
final class DamageText {
  private static final int MAX_LINES = 50;

  private DamageText() {}

  static void print(PrintWriter out, List<Damage> damages, long count) {
    damages.stream().limit(MAX_LINES).forEach(damage -> out.println("damaged: " + damage));
    long more = count - Math.min(MAX_LINES, damages.size());
    if (more > 0) out.printf("and %,d more%n", more);
  }
}
