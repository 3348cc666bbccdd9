package io.spoor.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.spoor.TraceStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The programs of docs/receiving.md are the regions between markers below. */
final class ReceivingPageTest {
  private static final Pattern REGION =
      Pattern.compile("// BEGIN\n(.*?)\n *// END", Pattern.DOTALL);

  @Test
  void page_programs_areThoseThatRun() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/spoor/receiver/ReceivingPageTest.java"));
    String page = Files.readString(Path.of("../../docs/receiving.md"));

    assertThat(REGION.matcher(source).results().map(MatchResult::group)).hasSize(2);
    REGION
        .matcher(source)
        .results()
        .map(region -> region.group(1).stripTrailing().stripIndent())
        .forEach(program -> assertThat(page).contains("```java\n" + program + "\n```"));
  }

  @Test
  void program_receivesWhatAnSdkSends() {
    try (TraceStore store = TraceStore.inMemory()) {
      // BEGIN
      try (OtlpReceiver receiver =
          OtlpReceiver.start(store, ReceiverOptions.defaults().withPort(0))) {
        startProgram(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint().toString()));
      }
      // END
      assertThat(store.statistics().spans()).isEqualTo(1);
    }
  }

  private static void startProgram(Map<String, String> environment) {
    Map<String, String> properties =
        Map.of(
            "otel.exporter.otlp.protocol",
            "http/protobuf",
            "otel.exporter.otlp.endpoint",
            environment.get("OTEL_EXPORTER_OTLP_ENDPOINT"));
    try (OpenTelemetrySdk sdk =
        AutoConfiguredOpenTelemetrySdk.builder()
            .addPropertiesSupplier(() -> properties)
            .disableShutdownHook()
            .build()
            .getOpenTelemetrySdk()) {
      sdk.getTracer("program").spanBuilder("work").startSpan().end();
    }
  }

  @Test
  void faults_canBeAskedFor() {
    try (TraceStore store = TraceStore.inMemory();
        OtlpReceiver receiver = OtlpReceiver.start(store, ReceiverOptions.defaults().withPort(0))) {
      // BEGIN
      receiver.answerNext(2, Fault.status(503).withRetryAfter(Duration.ofSeconds(1)));
      receiver.answerNext(1, Fault.partialSuccess(3, "three too many"));
      receiver.answerNext(1, Fault.delay(Duration.ofMillis(50)));
      // END
      assertThat(store.statistics().spans()).isZero();
    }
  }
}
