package io.spoor.assertj;

import io.spoor.Trace;
import io.spoor.index.TraceMatches;
import io.spoor.query.Condition;
import io.spoor.span.Span;
import io.spoor.tree.SpanNode;
import io.spoor.tree.SpanTree;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.WritableAssertionInfo;

/** The trace under assertion: its tree, which spans meet a condition, and how it fails. */
final class CheckedTrace {
  private final Trace trace;
  private final WritableAssertionInfo info;
  private final SpanTree tree;
  private final TraceMatches matches;

  /**
   * @param info whose description messages begin with
   */
  CheckedTrace(Trace trace, WritableAssertionInfo info) {
    this.trace = trace;
    this.info = info;
    this.tree = trace.tree();
    this.matches = new TraceMatches(tree.nodes().stream().map(SpanNode::span).toList());
  }

  private CheckedTrace(CheckedTrace other, WritableAssertionInfo info) {
    this.trace = other.trace;
    this.info = info;
    this.tree = other.tree;
    this.matches = other.matches;
  }

  /**
   * The same with nodes of the same tree for another assertion, which takes over the description if
   * there is one.
   */
  CheckedTrace passedOnTo(WritableAssertionInfo other) {
    if (info.hasDescription()) other.description(info.description());
    return new CheckedTrace(this, other);
  }

  /** What the messages of a described assertion begin with. */
  static String prefix(WritableAssertionInfo info) {
    return info.hasDescription() ? "[" + info.descriptionText() + "] " : "";
  }

  Trace trace() {
    return trace;
  }

  SpanTree tree() {
    return tree;
  }

  /** The spans that meet the condition, by start. */
  List<SpanNode> meeting(Condition condition) {
    boolean[] meets = matches.of(condition);
    List<SpanNode> nodes = tree.nodes();
    List<SpanNode> meeting = new ArrayList<>();
    for (int i = 0; i < meets.length; i++) {
      if (meets[i]) meeting.add(nodes.get(i));
    }
    return meeting;
  }

  TraceAssertionError failure(String message, Marks marks) {
    return new TraceAssertionError(withTree(message, marks), trace, marks.spans());
  }

  TraceAssertionError failure(String message, Marks marks, String expected, String actual) {
    List<Span> offending = marks.spans();
    return new TraceAssertionError(withTree(message, marks), trace, offending, expected, actual);
  }

  private String withTree(String message, Marks marks) {
    String overriding = info.overridingErrorMessage();
    String first = overriding == null ? message : overriding;
    return prefix(info) + first + "\n" + MarkedTree.of(tree, marks);
  }
}
