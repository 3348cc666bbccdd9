package io.spoor.benchmarks.comparison;

import io.spoor.Trace;
import io.spoor.TraceStore;
import io.spoor.TraceSummary;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Spoor with its default options. Any thread may write. */
final class SpoorSystem implements TraceSystem {
  private final TraceStore store;

  SpoorSystem(Path directory) {
    store = TraceStore.open(directory);
  }

  @Override
  public void write(List<Span> batch) {
    store.write(batch);
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
    List<List<Span>> traces = new ArrayList<>(ids.size());
    for (Trace trace : store.traces(ids)) traces.add(trace.spans());
    return traces;
  }

  @Override
  public List<TraceSummary> summaries(List<TraceId> ids) {
    return store.summaries(ids);
  }

  /** Seals the open segment, if it is large. */
  @Override
  public void close() {
    store.close();
  }
}
