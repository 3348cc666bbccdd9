package io.spoor.opentelemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.incubator.config.DeclarativeConfigException;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.DeclarativeConfiguration;
import io.spoor.TraceStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An SDK that is configured by a file, that of docs/opentelemetry.md. */
final class DeclarativeConfigurationTest {
  private static final String FILE =
      """
      file_format: "1.0"
      resource:
        attributes:
          - name: service.name
            value: shop
      tracer_provider:
        processors:
          - batch:
              exporter:
                spoor:
                  directory: DIR
      """;

  @TempDir private Path directory;

  private static OpenTelemetrySdk configured(String file) {
    return DeclarativeConfiguration.parseAndCreate(new ByteArrayInputStream(file.getBytes(UTF_8)))
        .getSdk();
  }

  @Test
  void page_file_isTheOneThatIsRead() throws IOException {
    assertThat(Files.readString(Path.of("../../docs/opentelemetry.md")))
        .contains("```yaml\n" + FILE + "```\n");
  }

  @Test
  void exporterSpoor_withADirectory_storesTheSpansThere() {
    Path store = directory.resolve("store");

    try (OpenTelemetrySdk sdk = configured(FILE.replace("DIR", store.toString()))) {
      sdk.getTracer("test").spanBuilder("GET /cart").startSpan().end();
    }

    try (TraceStore reopened = TraceStore.open(store)) {
      assertThat(reopened.stream())
          .singleElement()
          .satisfies(span -> assertThat(span.name()).isEqualTo("GET /cart"))
          .satisfies(span -> assertThat(span.service()).isEqualTo("shop"));
    }
  }

  @Test
  void exporterSpoor_withoutADirectory_saysSo() {
    assertThatThrownBy(() -> configured(FILE.replace("directory: DIR", "folder: DIR")))
        .isInstanceOf(DeclarativeConfigException.class)
        .hasStackTraceContaining("the exporter spoor has no directory, expected that of a store");
  }

  @Test
  void exporterSpoor_directoryInUse_saysSo() {
    try (TraceStore store = TraceStore.open(directory)) {
      assertThatThrownBy(() -> configured(FILE.replace("DIR", directory.toString())))
          .isInstanceOf(DeclarativeConfigException.class)
          .hasStackTraceContaining("cannot export spans to " + directory + ": ");
      assertThat(store.stream()).isEmpty();
    }
  }
}
