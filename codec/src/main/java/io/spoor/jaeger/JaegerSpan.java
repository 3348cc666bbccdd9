package io.spoor.jaeger;

import io.spoor.input.BadItemException;
import io.spoor.span.Attributes;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.util.List;

/**
 * A span as Jaeger knows it, whichever of its formats it stood in: the {@code Span} of Jaeger's
 * {@code model.proto}.
 *
 * @param flags 1 sampled, 2 debug, 8 firehose
 * @param startNanos since the Unix epoch, unsigned
 * @param tags with values that are text, bool, int, double or bytes
 */
record JaegerSpan(
    TraceId traceId,
    SpanId spanId,
    String operationName,
    List<Reference> references,
    int flags,
    long startNanos,
    long durationNanos,
    Attributes tags,
    List<Log> logs,
    JaegerProcess process,
    List<String> warnings) {

  /** What a reference is. */
  enum RefType {
    CHILD_OF,
    FOLLOWS_FROM
  }

  record Reference(RefType type, TraceId traceId, SpanId spanId) {}

  record Log(long timeNanos, Attributes fields) {}

  JaegerSpan {
    references = List.copyOf(references);
    logs = List.copyOf(logs);
    warnings = List.copyOf(warnings);
  }

  /** Refuses what no span of ours can be. */
  void check() throws BadItemException {
    if (traceId.isZero()) throw new BadItemException("the trace id is zero");
    if (spanId.isZero()) throw new BadItemException("the span id is zero");
    if (Long.compareUnsigned(startNanos + durationNanos, startNanos) < 0) {
      throw new BadItemException("startTime and duration together are later than nanoseconds go");
    }
  }
}
