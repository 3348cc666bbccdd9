package io.spoor.receiver.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.spoor.TraceStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The program on gRPC in docs/receiving.md is the region between the markers below. */
final class ReceivingPageTest {
  private static final String SOURCE =
      "src/test/java/io/spoor/receiver/grpc/ReceivingPageTest.java";

  @Test
  void page_program_isTheOneThatRuns() throws IOException {
    String source = Files.readString(Path.of(SOURCE));
    String region =
        source.substring(source.indexOf("// BEGIN\n") + 9, source.indexOf("      // END\n"));

    assertThat(Files.readString(Path.of("../../docs/receiving.md")))
        .contains("```java\n" + region.stripTrailing().stripIndent() + "\n```\n");
  }

  @Test
  void program_receivesWhatAnSdkSends() {
    try (TraceStore store = TraceStore.inMemory()) {
      // BEGIN
      try (OtlpGrpcReceiver receiver =
          OtlpGrpcReceiver.start(store, OtlpGrpcReceiver.defaults().withPort(0))) {
        startProgram(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint().toString()));
      }
      // END
      assertThat(store.statistics().spans()).isEqualTo(1);
    }
  }

  private static void startProgram(Map<String, String> environment) {
    OtlpGrpcSpanExporter exporter =
        OtlpGrpcSpanExporter.builder()
            .setEndpoint(environment.get("OTEL_EXPORTER_OTLP_ENDPOINT"))
            .build();
    try (SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build()) {
      provider.get("program").spanBuilder("work").startSpan().end();
    }
  }
}
