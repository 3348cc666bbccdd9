package io.spoor.benchmarks.comparison;

import io.spoor.span.Span;
import io.spoor.span.TraceId;
import io.spoor.testkit.NaiveTraceStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The specification: by its answers those of the others are judged. */
final class NaiveSystem implements TraceSystem {
  private final NaiveTraceStore store = new NaiveTraceStore();
  private final Map<TraceId, List<Span>> traces = new HashMap<>();

  @Override
  public void write(List<Span> batch) {
    store.write(batch);
    for (Span span : batch) {
      traces.computeIfAbsent(span.traceId(), id -> new ArrayList<>()).add(span);
    }
  }

  @Override
  public List<TraceId> find(Question question) {
    return store.find(question.toQuery()).traceIds();
  }

  @Override
  public List<Call> graph(Question question) {
    return SpoorCalls.of(store.serviceGraph(question.toGraphQuery()));
  }

  @Override
  public List<List<Span>> traces(List<TraceId> ids) {
    List<List<Span>> found = new ArrayList<>();
    for (TraceId id : ids) found.add(traces.getOrDefault(id, List.of()));
    return found;
  }

  @Override
  public void close() {
    store.close();
  }
}
