package io.spoor.benchmarks.comparison;

import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import zipkin2.storage.QueryRequest;

/**
 * Zipkin's contract as loops over traces: those that Zipkin's own {@link QueryRequest#test} lets
 * through, by the newest of their spans within the window, to the millisecond, then by id.
 */
final class ZipkinReference implements TraceSystem {
  private final Map<TraceId, List<zipkin2.Span>> traces = new LinkedHashMap<>();

  /** A trace that may be part of the answer. */
  private record Candidate(List<zipkin2.Span> spans, long newestMillis) {
    static final Comparator<Candidate> ORDER =
        Comparator.comparingLong(Candidate::newestMillis)
            .thenComparing(candidate -> candidate.id().substring(16))
            .reversed();

    String id() {
      return spans.get(0).traceId();
    }
  }

  @Override
  public void write(List<Span> batch) {
    for (Span span : batch) {
      traces
          .computeIfAbsent(span.traceId(), id -> new ArrayList<>())
          .add(ZipkinSystem.zipkin(span));
    }
  }

  @Override
  public List<TraceId> find(Question question) {
    QueryRequest request = ZipkinSystem.request(question);
    List<Candidate> candidates = new ArrayList<>();
    for (List<zipkin2.Span> trace : traces.values()) {
      OptionalLong newest = newestMillis(trace, request);
      if (newest.isPresent() && isOfService(trace, request) && request.test(trace)) {
        candidates.add(new Candidate(trace, newest.getAsLong()));
      }
    }
    candidates.sort(Candidate.ORDER);
    List<TraceId> ids = new ArrayList<>();
    for (int i = 0; i < Math.min(Question.LIMIT, candidates.size()); i++) {
      ids.add(TraceId.parse(candidates.get(i).id()));
    }
    return ids;
  }

  private static OptionalLong newestMillis(List<zipkin2.Span> trace, QueryRequest request) {
    return trace.stream()
        .mapToLong(span -> TimeUnit.MICROSECONDS.toMillis(span.timestampAsLong()))
        .filter(millis -> millis >= request.endTs() - request.lookback())
        .filter(millis -> millis <= request.endTs())
        .max();
  }

  private static boolean isOfService(List<zipkin2.Span> trace, QueryRequest request) {
    return request.serviceName() == null
        || trace.stream()
            .anyMatch(span -> Objects.equals(span.localServiceName(), request.serviceName()));
  }

  @Override
  public List<Call> graph(Question question) {
    throw new UnsupportedOperationException("not comparable: " + question);
  }

  @Override
  public List<List<zipkin2.Span>> traces(List<TraceId> ids) {
    List<List<zipkin2.Span>> found = new ArrayList<>();
    for (TraceId id : ids) found.add(traces.getOrDefault(id, List.of()));
    return found;
  }

  @Override
  public void close() {
    traces.clear();
  }
}
