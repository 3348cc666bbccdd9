package io.spoor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceStore;
import io.spoor.span.Attributes;
import io.spoor.span.SpanEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class OpenTracingExampleTest {
  private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

  @Test
  void trace_spanWithALog_isFoundWithIt() {
    try (TraceStore store = TraceStore.inMemory()) {
      OpenTracingExample.trace(store, START);

      assertThat(OpenTracingExample.found(store))
          .isEqualTo("my-span of my-service took PT1S; my-event, payload=my-payload");
      assertThat(store.stream())
          .singleElement()
          .satisfies(
              span ->
                  assertThat(span.events())
                      .containsExactly(
                          new SpanEvent(
                              START.getEpochSecond() * 1_000_000_000 + 500_000,
                              "my-event",
                              Attributes.builder()
                                  .put("event", "my-event")
                                  .put("payload", "my-payload")
                                  .build(),
                              0)));
    }
  }

  @Test
  void page_program_isTheOneThatRuns() throws Exception {
    String source =
        Files.readString(Path.of("src/main/java/io/spoor/examples/OpenTracingExample.java"));
    int begin = source.indexOf("    try (OpenTelemetrySdk sdk");
    String program = source.substring(begin, source.indexOf("\n  }\n", begin)).stripIndent();

    assertThat(Files.readString(Path.of("../docs/legacy.md")))
        .contains("```java\n" + program + "\n```\n");
  }
}
