package io.spoor.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.spoor.TraceStore;
import io.spoor.span.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An SDK that is configured by properties alone. */
final class AutoconfigureTest {
  @TempDir private Path directory;

  private static OpenTelemetrySdk configured(Map<String, String> properties) {
    return AutoConfiguredOpenTelemetrySdk.builder()
        .addPropertiesSupplier(
            () -> Map.of("otel.metrics.exporter", "none", "otel.logs.exporter", "none"))
        .addPropertiesSupplier(() -> properties)
        .disableShutdownHook()
        .build()
        .getOpenTelemetrySdk();
  }

  @Test
  void exporterSpoor_withADirectory_storesTheSpansThere() {
    Map<String, String> properties =
        Map.of(
            "otel.traces.exporter", "spoor",
            "otel.service.name", "shop",
            "otel.exporter.spoor.directory", directory.resolve("store").toString());

    try (OpenTelemetrySdk sdk = configured(properties)) {
      sdk.getTracer("test").spanBuilder("GET /cart").startSpan().end();
    }

    try (TraceStore store = TraceStore.open(directory.resolve("store"))) {
      assertThat(store.stream())
          .singleElement()
          .satisfies(span -> assertThat(span.service()).isEqualTo("shop"))
          .extracting(Span::name)
          .isEqualTo("GET /cart");
    }
  }

  @Test
  void exporterSpoor_withoutADirectory_saysWhichPropertyIsMissing() {
    assertThatThrownBy(() -> configured(Map.of("otel.traces.exporter", "spoor")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "otel.traces.exporter is spoor, expected a directory in otel.exporter.spoor.directory");
  }

  @Test
  void exporterSpoor_directoryInUse_saysSo() throws Exception {
    try (TraceStore store = TraceStore.open(directory)) {
      assertThatThrownBy(
              () ->
                  configured(
                      Map.of(
                          "otel.traces.exporter",
                          "spoor",
                          "otel.exporter.spoor.directory",
                          directory.toString())))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("cannot export spans to " + directory + ": ");
      assertThat(store.stream()).isEmpty();
    }
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThatThrownBy(
            () ->
                configured(
                    Map.of(
                        "otel.traces.exporter",
                        "spoor",
                        "otel.exporter.spoor.directory",
                        file.toString())))
        .isInstanceOf(ConfigurationException.class);
  }
}
