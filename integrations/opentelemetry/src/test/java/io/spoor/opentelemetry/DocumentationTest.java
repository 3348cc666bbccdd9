package io.spoor.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.spoor.TraceStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The program in docs/opentelemetry.md is the region between the markers below. */
class DocumentationTest {

  @Test
  void program_run_storesTheSpan() {
    // begin
    try (TraceStore store = TraceStore.inMemory()) {
      SpoorSpanExporter exporter = SpoorSpanExporter.to(store);
      try (SdkTracerProvider provider =
          SdkTracerProvider.builder()
              .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
              .build()) {
        provider.get("shop").spanBuilder("order").startSpan().end();
      }
      exporter.throwIfFailed();
      assertThat(store.statistics().spans()).isEqualTo(1);
    }
    // end
  }

  @Test
  void page_program_isTheOneThatRuns() throws IOException {
    Path root = Path.of("../..");
    String name = getClass().getName().replace('.', '/') + ".java";
    String source =
        Files.readString(root.resolve("integrations/opentelemetry/src/test/java").resolve(name));
    String region =
        source.substring(source.indexOf("// begin\n") + 9, source.indexOf("    // end\n"));

    assertThat(Files.readString(root.resolve("docs/opentelemetry.md")))
        .contains("```java\n" + region.stripTrailing().stripIndent() + "\n```\n");
  }
}
