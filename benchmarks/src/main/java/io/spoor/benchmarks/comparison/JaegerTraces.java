package io.spoor.benchmarks.comparison;

import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.Status;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Traces of a parent and nine children. Endless. What Jaeger's benchmark does not publish is chosen
 * here: 10 operations a service, one failed span in a hundred, durations of 1 ms to 1 s.
 */
final class JaegerTraces implements Iterator<List<Span>> {
  private static final int CHILDREN = 9;
  private static final int SERVICES = 10;
  private static final int OPERATIONS = 10;
  private static final int KEYS = 97;
  private static final int VALUES = 1_000;
  private static final int ATTRIBUTES = 11;
  private static final long FIRST_START_NANOS = 1_767_225_600_000_000_000L;
  private static final long GAP_NANOS = 864_000_000; // A million traces in ten days.

  private final SplittableRandom random;
  private final List<Resource> resources = new ArrayList<>();
  private long startNanos = FIRST_START_NANOS;

  JaegerTraces(long seed) {
    random = new SplittableRandom(seed);
    for (int i = 0; i < SERVICES; i++) resources.add(Resource.ofService("service-" + i));
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public List<Span> next() {
    startNanos += random.nextLong(2 * GAP_NANOS);
    TraceId traceId = new TraceId(random.nextLong(), random.nextLong());
    Span parent = span(traceId, startNanos).kind(SpanKind.SERVER).build();
    List<Span> spans = new ArrayList<>(1 + CHILDREN);
    spans.add(parent);
    for (int i = 0; i < CHILDREN; i++) {
      long start = startNanos + random.nextLong(1 + parent.durationNanos());
      spans.add(span(traceId, start).kind(SpanKind.CLIENT).parentSpanId(parent.spanId()).build());
    }
    return spans;
  }

  private Span.Builder span(TraceId traceId, long start) {
    long duration = (long) (1_000_000 * Math.pow(1_000, random.nextDouble()));
    Span.Builder span =
        Span.builder(traceId, new SpanId(random.nextLong()))
            .name("operation-" + random.nextInt(OPERATIONS))
            .startNanos(start)
            .endNanos(start + duration)
            .attributes(attributes())
            .resource(resources.get(random.nextInt(SERVICES)))
            .scope(Scope.of("jaeger-benchmark", "1"));
    if (random.nextInt(100) == 0) span.status(Status.error("failed"));
    return span;
  }

  /** Neighbouring keys, so that none comes twice. */
  private Attributes attributes() {
    Attributes.Builder attributes = Attributes.builder();
    int first = random.nextInt(KEYS);
    for (int i = 0; i < ATTRIBUTES; i++) {
      attributes.put("key-" + (first + i) % KEYS, "value-" + random.nextInt(VALUES));
    }
    return attributes.build();
  }
}
