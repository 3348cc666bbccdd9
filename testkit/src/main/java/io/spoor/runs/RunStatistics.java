package io.spoor.runs;

import static java.util.Objects.requireNonNull;

import io.spoor.Trace;
import io.spoor.TraceReader;
import io.spoor.query.Page;
import io.spoor.query.TraceQuery;
import io.spoor.tree.SpanNode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What each operation was like in a run. Immutable. */
public final class RunStatistics {
  private static final TraceQuery ALL = TraceQuery.builder().limit(100).build();

  private final SortedMap<OperationKey, OperationStatistics> operations;

  private RunStatistics(SortedMap<OperationKey, OperationStatistics> operations) {
    this.operations = operations;
  }

  /** Reads every trace. What is written meanwhile may or may not count. */
  public static RunStatistics of(TraceReader run) {
    requireNonNull(run, "run");
    SortedMap<OperationKey, OperationStatistics.Collector> collected = new TreeMap<>();
    TraceQuery query = ALL;
    while (true) {
      Page page = run.find(query);
      for (Trace trace : run.traces(page.traceIds())) {
        for (SpanNode node : trace.tree().nodes()) {
          collected
              .computeIfAbsent(
                  OperationKey.of(node.span()), key -> new OperationStatistics.Collector())
              .add(node);
        }
      }
      if (page.cursor().isEmpty()) return done(collected);
      query = query.after(page.cursor().get());
    }
  }

  private static RunStatistics done(
      SortedMap<OperationKey, OperationStatistics.Collector> collected) {
    SortedMap<OperationKey, OperationStatistics> operations = new TreeMap<>();
    collected.forEach((key, spans) -> operations.put(key, spans.done()));
    return new RunStatistics(operations);
  }

  /** By service, name and kind. */
  public SortedMap<OperationKey, OperationStatistics> operations() {
    return Collections.unmodifiableSortedMap(operations);
  }
}
