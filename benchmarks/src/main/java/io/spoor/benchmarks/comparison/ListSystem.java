package io.spoor.benchmarks.comparison;

import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A list of spans that is scanned for every question. */
final class ListSystem implements TraceSystem {
  private final List<Span> spans = new ArrayList<>();

  @Override
  public void write(List<Span> batch) {
    spans.addAll(batch);
  }

  @Override
  public List<TraceId> find(Question question) {
    NewestTraces newest = new NewestTraces();
    if (question.brokenService() == null) {
      for (Span span : spans) {
        if (question.holdsOn(span)) newest.add(span.traceId(), span.startNanos());
      }
    } else {
      Set<TraceId> broken = new HashSet<>();
      for (Span span : spans) {
        if (question.isBroken(span)) broken.add(span.traceId());
      }
      for (List<Span> trace : byTrace(broken).values()) {
        new WholeTrace(trace).findBroken(question, newest);
      }
    }
    return newest.ids();
  }

  @Override
  public List<Call> graph(Question question) {
    Set<TraceId> called = new HashSet<>();
    for (Span span : spans) {
      if (question.holdsOn(span)) called.add(span.traceId());
    }
    CallCounts counts = new CallCounts();
    for (List<Span> trace : byTrace(called).values()) {
      new WholeTrace(trace).count(question, counts);
    }
    return counts.calls();
  }

  @Override
  public List<List<Span>> traces(List<TraceId> ids) {
    Map<TraceId, List<Span>> found = byTrace(Set.copyOf(ids));
    List<List<Span>> traces = new ArrayList<>();
    for (TraceId id : ids) traces.add(found.getOrDefault(id, List.of()));
    return traces;
  }

  private Map<TraceId, List<Span>> byTrace(Collection<TraceId> ids) {
    Map<TraceId, List<Span>> traces = new HashMap<>();
    for (Span span : spans) {
      if (ids.contains(span.traceId())) {
        traces.computeIfAbsent(span.traceId(), id -> new ArrayList<>()).add(span);
      }
    }
    return traces;
  }

  @Override
  public void close() {
    spans.clear();
  }
}
