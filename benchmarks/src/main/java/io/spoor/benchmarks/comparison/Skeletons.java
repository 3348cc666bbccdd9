package io.spoor.benchmarks.comparison;

import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.Status;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Traces of which only so much of each span was read as graph and structure need. */
final class Skeletons {
  private final Map<String, Resource> resources = new HashMap<>();
  private final Map<TraceId, List<Span>> byTrace = new HashMap<>();

  void add(
      TraceId traceId,
      long spanId,
      @Nullable SpanId parentId,
      String service,
      long startNanos,
      Status status) {
    Span span =
        Span.builder(traceId, new SpanId(spanId))
            .parentSpanId(parentId)
            .resource(resources.computeIfAbsent(service, Resource::ofService))
            .startNanos(startNanos)
            .status(status)
            .build();
    byTrace.computeIfAbsent(traceId, id -> new ArrayList<>()).add(span);
  }

  Collection<List<Span>> traces() {
    return byTrace.values();
  }
}
