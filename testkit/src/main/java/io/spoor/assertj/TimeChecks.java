package io.spoor.assertj;

import io.spoor.query.Condition;
import io.spoor.span.Span;
import io.spoor.tree.DurationText;
import io.spoor.tree.SpanNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** When the spans of a trace ran, and how long. */
final class TimeChecks {
  private static final Comparator<SpanNode> BY_END =
      (one, other) -> Long.compareUnsigned(end(one), end(other));

  private final CheckedTrace trace;

  TimeChecks(CheckedTrace trace) {
    this.trace = trace;
  }

  void totalAtMost(Duration budget) {
    long most = nanos(budget);
    long taken = trace.tree().durationNanos();
    if (Long.compareUnsigned(taken, most) <= 0) return;
    List<SpanNode> nodes = trace.tree().nodes();
    SpanNode last = nodes.stream().max(BY_END).orElseThrow();
    throw trace.failure(
        "expected the trace to take at most %s, it took %s"
            .formatted(text(most, taken), text(taken, most)),
        new Marks().add(last, "ended last"));
  }

  void durationAtMost(Condition condition, Duration budget) {
    atMost(condition, budget, node -> node.span().durationNanos(), "to take", "took");
  }

  void selfTimeAtMost(Condition condition, Duration budget) {
    atMost(condition, budget, SpanNode::selfTimeNanos, "to have a self time of", "self time");
  }

  private void atMost(
      Condition condition,
      Duration budget,
      ToLongFunction<SpanNode> measure,
      String expected,
      String remark) {
    long most = nanos(budget);
    List<SpanNode> nodes = some(condition);
    Marks marks = new Marks();
    for (SpanNode node : nodes) {
      long taken = measure.applyAsLong(node);
      if (Long.compareUnsigned(taken, most) > 0) marks.add(node, remark + " " + text(taken, most));
    }
    if (marks.size() == 0) return;
    throw trace.failure(
        "expected each span with %s %s at most %s, %d of %d exceed it"
            .formatted(
                condition.describe(), expected, DurationText.of(most), marks.size(), nodes.size()),
        marks);
  }

  void startedBefore(Condition first, Condition second) {
    List<SpanNode> firsts = some(first);
    List<SpanNode> seconds = some(second);
    SpanNode earliest = seconds.get(0);
    Marks marks = new Marks();
    for (SpanNode node : firsts) {
      long late = start(node) - start(earliest);
      if (Long.compareUnsigned(start(node), start(earliest)) >= 0) {
        marks.add(node, late == 0 ? "started at the same time" : "started " + after(late));
      }
    }
    if (marks.size() == 0) return;
    marks.add(earliest, "started first");
    throw trace.failure(ordered(first, "to start before", second), marks);
  }

  void endedBefore(Condition first, Condition second) {
    List<SpanNode> firsts = some(first);
    SpanNode earliest = some(second).get(0);
    Marks marks = new Marks();
    for (SpanNode node : firsts) {
      long late = end(node) - start(earliest);
      if (node.equals(earliest) || Long.compareUnsigned(end(node), start(earliest)) > 0) {
        marks.add(node, "ended " + after(late));
      }
    }
    if (marks.size() == 0) return;
    marks.add(earliest, "started");
    throw trace.failure(ordered(first, "to end before the start of", second), marks);
  }

  private static String after(long nanos) {
    return DurationText.of(nanos) + " after";
  }

  private static String ordered(Condition first, String relation, Condition second) {
    return "expected each span with %s %s each with %s"
        .formatted(first.describe(), relation, second.describe());
  }

  void overlapped(Condition one, Condition other) {
    List<SpanNode> ones = some(one);
    List<SpanNode> others = some(other);
    Marks marks = new Marks();
    for (SpanNode node : ones) {
      if (others.stream().noneMatch(n -> overlap(node, n)))
        marks.add(node, "ran with none of them");
    }
    for (SpanNode node : others) {
      if (marks.remark(node) == null && ones.stream().noneMatch(n -> overlap(node, n))) {
        marks.add(node, "ran with none of them");
      }
    }
    if (marks.size() == 0) return;
    throw trace.failure(
        "expected each span with %s to run at the same time as one with %s, and the reverse"
            .formatted(one.describe(), other.describe()),
        marks);
  }

  void ranOneAfterAnother(Condition condition) {
    List<SpanNode> nodes = some(condition);
    Marks marks = new Marks();
    SpanNode last = nodes.get(0);
    for (SpanNode node : nodes.subList(1, nodes.size())) {
      if (overlap(last, node)) {
        marks.add(last, "still ran");
        marks.add(node, "started " + DurationText.of(end(last) - start(node)) + " too early");
      }
      if (BY_END.compare(node, last) > 0) last = node;
    }
    if (marks.size() == 0) return;
    throw trace.failure(
        "expected the spans with %s to run one after another".formatted(condition.describe()),
        marks);
  }

  private List<SpanNode> some(Condition condition) {
    new SpanChecks(trace).atLeastOne(condition);
    return new ArrayList<>(trace.meeting(condition));
  }

  private static boolean overlap(SpanNode one, SpanNode other) {
    return !one.equals(other)
        && Long.compareUnsigned(start(one), end(other)) < 0
        && Long.compareUnsigned(start(other), end(one)) < 0;
  }

  private static long start(SpanNode node) {
    return node.span().startNanos();
  }

  private static long end(SpanNode node) {
    Span span = node.span();
    return span.startNanos() + span.durationNanos();
  }

  /**
   * @throws IllegalArgumentException if the duration is negative
   */
  static long nanos(Duration budget) {
    if (budget.isNegative()) {
      throw new IllegalArgumentException("the budget is " + budget + ", expected 0 or more");
    }
    return budget.toNanos();
  }

  /** A duration for people, in full where it would read like the other one. */
  static String text(long nanos, long other) {
    String text = DurationText.of(nanos);
    if (nanos == other || !text.equals(DurationText.of(other))) return text;
    return String.format(Locale.ROOT, "%,d ns", nanos);
  }
}
