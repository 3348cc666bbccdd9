package io.spoor.assertj;

import io.spoor.query.Condition;
import io.spoor.span.SpanKind;
import io.spoor.tree.SpanNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which spans a trace has, and how many. */
final class SpanChecks {
  private final CheckedTrace trace;

  SpanChecks(CheckedTrace trace) {
    this.trace = trace;
  }

  void atLeastOne(Condition condition) {
    if (!trace.meeting(condition).isEmpty()) return;
    throw trace.failure(
        "expected a span with " + condition.describe() + ", found none", new Marks());
  }

  void exactly(int count, Condition condition) {
    List<SpanNode> found = trace.meeting(condition);
    if (found.size() == count) return;
    throw trace.failure(
        "expected %s with %s, found %s"
            .formatted(Plural.of(count, "span"), condition.describe(), found(found)),
        new Marks().addAll(found, "found"));
  }

  void none(Condition condition) {
    List<SpanNode> found = trace.meeting(condition);
    if (found.isEmpty()) return;
    throw trace.failure(
        "expected no span with %s, found %d".formatted(condition.describe(), found.size()),
        new Marks().addAll(found, "not expected"));
  }

  void total(int count) {
    int size = trace.tree().size();
    if (size == count) return;
    throw trace.failure(
        "expected %s, found %d".formatted(Plural.of(count, "span"), size), new Marks());
  }

  void noErrors() {
    List<SpanNode> errors = trace.tree().errors();
    if (errors.isEmpty()) return;
    throw trace.failure(
        "expected no error, found " + errors.size(), new Marks().addAll(errors, "error"));
  }

  void noProblems() {
    Marks marks = new Marks();
    trace
        .tree()
        .problems()
        .forEach(p -> marks.add(p.node(), p.describe().replaceFirst("^span \\S+ ", "")));
    if (marks.size() == 0) return;
    throw trace.failure(
        "expected a complete tree, found %s with a problem"
            .formatted(Plural.of(marks.size(), "span")),
        marks);
  }

  void atMost(int most, Condition condition) {
    List<SpanNode> found = trace.meeting(condition);
    if (found.size() <= most) return;
    Marks marks = new Marks();
    number(marks, found, most);
    throw trace.failure(
        "expected at most %s with %s, found %d"
            .formatted(Plural.of(most, "span"), condition.describe(), found.size()),
        marks);
  }

  void atMostUnder(int most, Condition condition, Condition above) {
    List<SpanNode> tops = trace.meeting(above);
    String expected =
        "expected at most %s with %s under each span with %s"
            .formatted(Plural.of(most, "span"), condition.describe(), above.describe());
    if (tops.isEmpty()) {
      throw trace.failure(expected + ", found no span to look under", new Marks());
    }
    Set<SpanNode> counted = new HashSet<>(trace.meeting(condition));
    Marks marks = new Marks();
    int exceeded = 0;
    for (SpanNode top : tops) {
      List<SpanNode> found = new ArrayList<>(top.subtree());
      found.remove(top);
      found.retainAll(counted);
      if (found.size() <= most) continue;
      exceeded++;
      marks.add(top, found.size() + " under this");
      number(marks, found, most);
    }
    if (exceeded == 0) return;
    throw trace.failure(expected + ", found more under " + exceeded, marks);
  }

  private static void number(Marks marks, List<SpanNode> found, int most) {
    for (int i = 0; i < found.size(); i++) {
      marks.add(found.get(i), i < most ? "no. " + (i + 1) : "no. " + (i + 1) + ", too many");
    }
  }

  void everyClientHasAServer(List<SpanNode> among) {
    check(
        among.stream().filter(node -> node.span().kind() == SpanKind.CLIENT).toList(),
        SpanChecks::hasServer,
        "a server child under every client span",
        "no server child");
  }

  void everyProducerHasAConsumer(List<SpanNode> among) {
    check(
        among.stream().filter(node -> node.span().kind() == SpanKind.PRODUCER).toList(),
        SpanChecks::hasConsumer,
        "a consumer of every producer span, as a child or by a link",
        "no consumer");
  }

  private void check(
      List<SpanNode> nodes, Predicate<SpanNode> test, String expected, String remark) {
    List<SpanNode> failed = nodes.stream().filter(test.negate()).toList();
    if (failed.isEmpty()) return;
    throw trace.failure(
        "expected %s, %d of %d have none".formatted(expected, failed.size(), nodes.size()),
        new Marks().addAll(failed, remark));
  }

  private static boolean hasServer(SpanNode client) {
    return kinds(client.children()).contains(SpanKind.SERVER);
  }

  private static boolean hasConsumer(SpanNode producer) {
    return kinds(producer.children()).contains(SpanKind.CONSUMER)
        || kinds(producer.linkedFrom()).contains(SpanKind.CONSUMER);
  }

  private static List<SpanKind> kinds(List<SpanNode> nodes) {
    return nodes.stream().map(node -> node.span().kind()).toList();
  }

  private static String found(List<SpanNode> found) {
    return found.isEmpty() ? "none" : Integer.toString(found.size());
  }
}
