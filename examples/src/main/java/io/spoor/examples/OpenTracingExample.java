package io.spoor.examples;

import io.opentelemetry.opentracingshim.OpenTracingShim;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.spoor.TraceStore;
import io.spoor.opentelemetry.SpoorSpanExporter;
import io.spoor.query.FoundTrace;
import io.spoor.query.TraceQuery;
import io.spoor.span.SpanEvent;
import io.spoor.span.TextForm;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** A program that is instrumented with OpenTracing, and finds its span in a store. */
public final class OpenTracingExample {
  private OpenTracingExample() {}

  public static void main(String[] arguments) {
    try (TraceStore store = TraceStore.inMemory()) {
      trace(store, Instant.now());
      System.out.println(found(store));
    }
  }

  /** A span of a second that begins then; a program would let the tracer read the clock. */
  @SuppressWarnings("deprecation") // The shim is, with OpenTracing itself.
  static void trace(TraceStore store, Instant start) {
    try (OpenTelemetrySdk sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .setSampler(Sampler.alwaysOn())
                    .setResource(Resource.builder().put("service.name", "my-service").build())
                    .addSpanProcessor(SimpleSpanProcessor.create(SpoorSpanExporter.to(store)))
                    .build())
            .build()) {
      Tracer tracer = OpenTracingShim.createTracerShim(sdk);
      long startMicros = ChronoUnit.MICROS.between(Instant.EPOCH, start);
      Span span = tracer.buildSpan("my-span").withStartTimestamp(startMicros).start();
      span.log(startMicros + 500, Map.of("event", "my-event", "payload", "my-payload"));
      span.finish(startMicros + 1_000_000);
    }
  }

  static String found(TraceStore store) {
    TraceQuery query = TraceQuery.builder().operation("my-span").build();
    FoundTrace trace = store.find(query).traces().get(0);
    io.spoor.span.Span span = store.trace(trace.traceId()).orElseThrow().spans().get(0);
    SpanEvent log = span.events().get(0);
    return "%s of %s took %s; %s, payload=%s"
        .formatted(
            span.name(),
            span.service(),
            Duration.ofNanos(span.endNanos() - span.startNanos()),
            log.name(),
            TextForm.of(log.attributes().get("payload").orElseThrow()));
  }
}
