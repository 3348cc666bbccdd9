package io.spoor.assertj;

import static io.spoor.query.Condition.and;
import static io.spoor.query.Condition.has;

import io.spoor.query.Condition;
import io.spoor.query.Relation;
import io.spoor.tree.Attachment;
import io.spoor.tree.SpanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the spans of a trace stand to each other in its tree. */
final class RelationChecks {
  private static final String ARROW = " > ";

  private final CheckedTrace trace;

  RelationChecks(CheckedTrace trace) {
    this.trace = trace;
  }

  void root(Condition condition) {
    List<SpanNode> roots = trace.tree().roots();
    String expected = "expected one root, with " + condition.describe();
    if (roots.size() > 1) {
      Marks marks = new Marks();
      roots.forEach(root -> marks.add(root, name(root.attachment())));
      throw trace.failure(expected + ", found " + roots.size() + " roots", marks);
    }
    if (trace.meeting(condition).contains(roots.get(0))) return;
    throw trace.failure(
        expected + ", found another", new Marks().add(roots.get(0), "the root, not so"));
  }

  private static String name(Attachment attachment) {
    return switch (attachment) {
      case ORPHAN -> "a root, as its parent is missing";
      case CYCLE -> "a root, as it is its own ancestor";
      default -> "a root";
    };
  }

  /** Some span meets {@code one} and has another one that meets {@code other}. */
  void related(Condition one, Relation relation, Condition other) {
    if (!trace.meeting(and(one, has(relation, other))).isEmpty()) return;
    String word = relation.name().toLowerCase(Locale.ROOT);
    List<SpanNode> ones = trace.meeting(one);
    List<SpanNode> others = trace.meeting(other);
    Marks marks = new Marks().addAll(ones, "no such " + word);
    others.stream().filter(node -> !ones.contains(node)).forEach(n -> marks.add(n, "elsewhere"));
    String found =
        ones.isEmpty()
            ? "no span with " + one.describe()
            : others.isEmpty() ? "no span with " + other.describe() : "both, but not so";
    throw trace.failure(
        "expected a span with %s that has a %s with %s, found %s"
            .formatted(one.describe(), word, other.describe(), found),
        marks);
  }

  /** Beginning at a root, and counting calls within a service once. */
  void servicePath(List<String> services) {
    int longest = 0;
    List<SpanNode> ends = new ArrayList<>();
    for (SpanNode node : trace.tree().nodes()) {
      List<String> chain = trace.tree().serviceCallChain(node);
      if (chain.size() > services.size()) continue;
      if (!chain.equals(services.subList(0, chain.size()))) continue;
      if (chain.size() == services.size()) return;
      if (chain.size() > longest) ends.clear();
      longest = Math.max(longest, chain.size());
      if (chain.size() == longest) ends.add(node);
    }
    throw trace.failure(
        "expected the path of services %s, found %s"
            .formatted(
                String.join(ARROW, services),
                longest == 0 ? "no root of " + services.get(0) : upTo(services, longest)),
        new Marks().addAll(ends, longest == 0 ? "" : "no call of " + services.get(longest)));
  }

  private static String upTo(List<String> services, int length) {
    return String.join(ARROW, services.subList(0, length)) + " only";
  }
}
