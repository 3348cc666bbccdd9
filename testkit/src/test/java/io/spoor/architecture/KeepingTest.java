package io.spoor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.Backups;
import io.spoor.Redaction;
import io.spoor.Salvage;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.Verification;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.Value;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of README.md about keeping spans, and keeping them from others. */
final class KeepingTest {
  @TempDir private Path parent;

  @Test
  void examples_all_standInTheReadme() throws IOException {
    List<Example> examples = Example.allOf(KeepingTest.class);

    assertThat(examples).hasSize(3);
    String readme = Files.readString(Path.of("../README.md"));
    for (Example example : examples) assertThat(readme).contains("```java\n" + example.text());
  }

  @Test
  void copies() {
    Path directory = parent.resolve("copy");
    Path folder = parent.resolve("backups");
    Path restored = parent.resolve("restored");
    try (TraceStore store = TraceStore.open(parent.resolve("store"))) {
      store.write(Shop.SPANS);
      // EXAMPLE copies in README.md
      store.checkpoint(directory); // Also of a store in memory: how a test keeps what it saw.
      store.backUp(folder);
      Backups.in(folder).restoreNewest(restored);
      // END
    }
    for (Path copy : List.of(directory, restored)) {
      try (TraceStore store = TraceStore.open(copy)) {
        assertThat(store.statistics().spans()).isEqualTo(Shop.SPANS.size());
      }
    }
  }

  @Test
  void secrets() {
    // EXAMPLE secrets in README.md
    Redaction redaction =
        Redaction.NOTHING
            .withReplacedValues("(?i).*(authorization|cookie|password|secret|token).*")
            .withMaxTextLength(10_000);
    TraceStoreOptions options = TraceStoreOptions.defaults().withRedaction(redaction);
    // END

    Span span = Shop.SPANS.get(0);
    Attributes secret = Attributes.of("http.request.header.Authorization", Value.of("Basic x"));
    try (TraceStore store = TraceStore.inMemory(options)) {
      store.write(List.of(span.toBuilder().attributes(secret).build()));
      assertThat(store.trace(span.traceId()).orElseThrow().spans().get(0).attributes().value(0))
          .isEqualTo(Value.of("[redacted]"));
    }
  }

  @Test
  void damage() throws IOException {
    Path directory = parent.resolve("store");
    Path fresh = parent.resolve("fresh");
    List<Object> printed = new ArrayList<>();
    try (TraceStore store = TraceStore.open(directory)) {
      store.write(Shop.SPANS);
    }
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(directory, "*.log")) {
      for (Path log : logs) Files.write(log, new byte[1]);
    }
    // EXAMPLE damage in README.md
    Verification found = TraceStore.verify(directory);
    if (!found.isIntact()) {
      printed.add(found.damages());
      Salvage salvage = TraceStore.salvage(directory, fresh);
      printed.add(salvage.spans() + " copied, " + salvage.lostSpans() + " lost");
    }
    // END

    assertThat(printed).hasSize(2).last().isEqualTo("0 copied, 0 lost");
  }
}
