package io.spoor.examples;

import io.spoor.TraceStore;
import io.spoor.TraceSummary;
import io.spoor.query.Page;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.span.StatusCode;
import io.spoor.tree.DurationText;
import io.spoor.tree.SpanNode;
import io.spoor.tree.SpanTree;
import io.spoor.tree.TreeText;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Asks a store for its slow and its failed traces, and prints one of them as a tree. */
final class Report {
  private static final int LISTED = 5;
  private static final int SAMPLED = 1_000;

  private final TraceStore store;
  private final PrintStream out;

  Report(TraceStore store, PrintStream out) {
    this.store = store;
    this.out = out;
  }

  void print() {
    Duration slow = slowestTenth();
    Page slowTraces = store.find(TraceQuery.builder().minDuration(slow).limit(LISTED).build());
    Page failedTraces =
        store.find(TraceQuery.builder().status(StatusCode.ERROR).limit(LISTED).build());
    list("Slow: a span took " + DurationText.of(slow.toNanos()) + " or more", slowTraces);
    list("Failed: a span has an error", failedTraces);
    Page chosen = failedTraces.traces().isEmpty() ? slowTraces : failedTraces;
    store.traces(chosen.traceIds()).stream()
        .max(Comparator.comparingInt(trace -> trace.spans().size()))
        .ifPresent(trace -> draw(trace.tree()));
  }

  /** The longest span of each of the newest traces, and of these the ninth in ten. */
  private Duration slowestTenth() {
    Page newest = store.find(TraceQuery.builder().limit(SAMPLED).build());
    long[] longest =
        store.traces(newest.traceIds()).stream()
            .mapToLong(
                trace -> trace.spans().stream().mapToLong(Span::durationNanos).max().orElse(0))
            .sorted()
            .toArray();
    return Duration.ofNanos(longest.length == 0 ? 0 : longest[longest.length * 9 / 10]);
  }

  private void list(String title, Page page) {
    out.println();
    out.println(title);
    for (TraceSummary trace : store.summaries(page.traceIds())) {
      out.printf(
          "  %s  %8s  %s %s%n",
          trace.traceId(),
          DurationText.of(trace.durationNanos()),
          shown(trace.rootService()),
          trace.rootOperation());
    }
    if (page.traces().isEmpty()) out.println("  none");
  }

  private void draw(SpanTree tree) {
    out.println();
    out.print(TreeText.ofWidth(100).withMaxSpans(40).print(tree));
    SpanNode culprit = deepest(tree.errors().isEmpty() ? tree.nodes() : tree.errors());
    out.println();
    out.printf(
        "Service call chain of \"%s\": %s%n",
        culprit.span().name(),
        tree.serviceCallChain(culprit).stream()
            .map(Report::shown)
            .collect(Collectors.joining(" → ")));
  }

  private static String shown(String service) {
    return service.isEmpty() ? "unknown_service" : service;
  }

  private static SpanNode deepest(List<SpanNode> nodes) {
    SpanNode deepest = nodes.get(0);
    for (SpanNode node : nodes) {
      if (node.depth() > deepest.depth()) deepest = node;
    }
    return deepest;
  }
}
