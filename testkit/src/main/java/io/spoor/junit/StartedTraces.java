package io.spoor.junit;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.spoor.span.TraceId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes which test starts a trace, and how many spans of a trace have not ended. To be told of the
 * end of a span after it was exported. Thread-safe.
 */
final class StartedTraces implements SpanProcessor {
  private final Arrivals arrivals;
  private final CurrentTest currentTest;
  private final Map<TraceId, Integer> unfinished = new ConcurrentHashMap<>();

  StartedTraces(Arrivals arrivals, CurrentTest currentTest) {
    this.arrivals = arrivals;
    this.currentTest = currentTest;
  }

  boolean isUnfinished(TraceId id) {
    return unfinished.containsKey(id);
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    TraceId id = TraceId.parse(span.getSpanContext().getTraceId());
    unfinished.merge(id, 1, Integer::sum);
    if (!span.getParentSpanContext().isValid()) {
      currentTest.in(parent).ifPresent(test -> test.started(id));
    }
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    TraceId id = TraceId.parse(span.getSpanContext().getTraceId());
    unfinished.computeIfPresent(id, (trace, spans) -> spans == 1 ? null : spans - 1);
    arrivals.add();
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }
}
