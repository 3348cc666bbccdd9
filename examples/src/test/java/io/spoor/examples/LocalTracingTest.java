package io.spoor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.spoor.ReadOnlyTraceStore;
import io.spoor.TraceStore;
import io.spoor.query.TraceQuery;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalTracingTest {
  private static final TraceQuery WORK = TraceQuery.builder().operation("work").build();

  @Test
  void run_programSendsSpans_areReadMeanwhileAndKept(@TempDir Path directory) {
    try (LocalTracing tracing = LocalTracing.start(directory, 0)) {
      send(tracing.endpoint());

      try (ReadOnlyTraceStore reader = TraceStore.openReadOnly(directory)) {
        assertThat(reader.find(WORK).traces()).hasSize(1);
        send(tracing.endpoint());
        reader.catchUp();
        assertThat(reader.find(WORK).traces()).hasSize(2);
      }
    }

    try (TraceStore store = TraceStore.open(directory)) {
      assertThat(store.find(WORK).traces()).hasSize(2);
    }
  }

  /** As a program does that is started with this endpoint. */
  private static void send(URI endpoint) {
    OtlpHttpSpanExporter exporter =
        OtlpHttpSpanExporter.builder().setEndpoint(endpoint + "/v1/traces").build();
    try (SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
            .build()) {
      provider.get("program").spanBuilder("work").startSpan().end();
    }
  }
}
