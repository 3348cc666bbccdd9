package io.spoor.assertj;

import io.spoor.Trace;
import io.spoor.query.Condition;
import java.util.List;
import org.assertj.core.api.FactoryBasedNavigableListAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on several traces: AssertJ's of a list, whose elements are asserted as traces. */
public final class TracesAssert
    extends FactoryBasedNavigableListAssert<TracesAssert, List<Trace>, Trace, TraceAssert> {
  private static final int MAX_SHOWN = 5;

  TracesAssert(@Nullable List<Trace> traces) {
    super(traces, TracesAssert.class, TraceAssert::new);
  }

  /** The only trace of which some span meets the condition, to assert more of it. */
  public TraceAssert theTraceWith(Condition condition) {
    isNotNull();
    List<Trace> found =
        actual.stream()
            .filter(t -> !new CheckedTrace(t, info).meeting(condition).isEmpty())
            .toList();
    if (found.size() == 1) {
      TraceAssert only = new TraceAssert(found.get(0));
      return info.hasDescription() ? only.as(info.description()) : only;
    }
    StringBuilder message = new StringBuilder(CheckedTrace.prefix(info));
    message.append(
        "expected one trace with a span with %s, found %s of %s"
            .formatted(
                condition.describe(),
                found.isEmpty() ? "none" : found.size(),
                Plural.of(actual.size(), "trace")));
    List<Trace> shown = found.isEmpty() ? actual : found;
    for (Trace trace : shown.subList(0, Math.min(MAX_SHOWN, shown.size()))) {
      message.append('\n').append(MarkedTree.of(trace.tree(), new Marks()));
    }
    if (shown.size() > MAX_SHOWN) {
      message.append("\nand ").append(Plural.of(shown.size() - MAX_SHOWN, "more trace"));
    }
    throw new AssertionError(message.toString());
  }
}
