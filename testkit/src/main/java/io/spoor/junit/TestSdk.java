package io.spoor.junit;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.spoor.TraceStore;
import io.spoor.opentelemetry.SpoorSpanExporter;

/** An SDK that stands for a service and writes to a store. */
record TestSdk(OpenTelemetrySdk sdk, SpoorSpanExporter exporter) implements AutoCloseable {
  private static final AttributeKey<String> SERVICE_NAME = AttributeKey.stringKey("service.name");

  static TestSdk of(String service, TraceStore store, StartedTraces started) {
    SpoorSpanExporter exporter = SpoorSpanExporter.to(store);
    SdkTracerProvider tracers =
        SdkTracerProvider.builder()
            .setSampler(Sampler.alwaysOn())
            .setResource(
                Resource.getDefault().merge(Resource.create(Attributes.of(SERVICE_NAME, service))))
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .addSpanProcessor(started)
            .build();
    OpenTelemetrySdk sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(tracers)
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();
    return new TestSdk(sdk, exporter);
  }

  @Override
  public void close() {
    sdk.close();
  }
}
