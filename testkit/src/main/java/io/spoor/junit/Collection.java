package io.spoor.junit;

import io.spoor.Trace;
import io.spoor.tree.TreeText;
import java.util.List;

/** What was collected, as trees of text. */
final class Collection {
  private static final int WIDTH = 120;
  private static final int MOST_TRACES = 50;

  private Collection() {}

  static String describe(String whose, List<Trace> traces, List<Trace> others) {
    StringBuilder text = new StringBuilder();
    append(text, "traces " + whose, traces);
    if (others.isEmpty()) return text.toString();
    append(text.append('\n'), "other traces, that no test started", others);
    return text.toString();
  }

  private static void append(StringBuilder text, String title, List<Trace> traces) {
    text.append("%s: %d%n".formatted(title, traces.size()));
    TreeText trees = TreeText.ofWidth(WIDTH);
    for (Trace trace : traces.subList(0, Math.min(traces.size(), MOST_TRACES))) {
      text.append('\n').append(trees.print(trace.tree()).stripTrailing()).append('\n');
    }
    if (traces.size() > MOST_TRACES) {
      text.append("and %d more%n".formatted(traces.size() - MOST_TRACES));
    }
  }
}
