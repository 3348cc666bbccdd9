package io.spoor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.Trace;
import io.spoor.TraceStore;
import io.spoor.query.TraceQuery;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.tree.SpanTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in README.md, as it stands there. */
final class ReadmeTest {
  private static final TraceId TRACE = TraceId.parse("4bf92f3577b34da6a3ce929d0e0e4736");

  @TempDir private Path directory;

  @Test
  void readme_program_isTheOneBelow() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/spoor/architecture/ReadmeTest.java"));
    String program =
        source
            .substring(source.indexOf("// README\n") + 10, source.indexOf("    // END\n"))
            .lines()
            .map(line -> line.replaceFirst("^ {4}", ""))
            .map(line -> line.replace("printed.add(", "System.out.println("))
            .collect(Collectors.joining("\n"));

    assertThat(Files.readString(Path.of("../README.md"))).contains("```java\n" + program + "\n```");
  }

  @Test
  void readme_commands_firstRunsTheQuickstartAndSecondTheTests() throws IOException {
    String[] parts = Files.readString(Path.of("../README.md")).split("\n```", -1);
    List<String> blocks = new ArrayList<>(); // Every second part is within a block.
    for (int i = 1; i < parts.length; i += 2) {
      if (parts[i].startsWith("\n")) blocks.add(parts[i].strip()); // Others name their language.
    }

    assertThat(blocks.get(0)).contains("java -jar examples/target/quickstart.jar");
    assertThat(blocks.get(1)).isEqualTo("mvn -ntp verify");
    assertThat(Files.readString(Path.of("../.ci/run"))).contains("mvn -B -ntp verify");
  }

  @Test
  void readme_program_findsTheSlowPayment() {
    List<Span> spans =
        List.of(
            span("0000000000000001", "shop", "GET /basket", 900).build(),
            span("0000000000000002", "checkout", "POST /pay", 800)
                .parentSpanId(SpanId.parse("0000000000000001"))
                .attributes(Attributes.builder().put("http.response.status_code", 500).build())
                .build());
    List<String> printed = new ArrayList<>();

    // README
    try (TraceStore store = TraceStore.open(directory)) {
      store.write(spans); // All of them or none; searchable when it returns.

      TraceQuery slowPayments =
          TraceQuery.builder()
              .service("checkout")
              .operation("POST /pay")
              .minDuration(Duration.ofMillis(250))
              .attribute("http.response.status_code", 500)
              .build();
      for (Trace trace : store.traces(store.find(slowPayments).traceIds())) {
        SpanTree tree = trace.tree();
        printed.add(tree.root().span().name() + ": " + tree.serviceCallChains());
      }
    }
    // END

    assertThat(printed).containsExactly("GET /basket: [[shop, checkout]]");
  }

  private static Span.Builder span(String id, String service, String operation, int millis) {
    return Span.builder(TRACE, SpanId.parse(id))
        .name(operation)
        .resource(Resource.ofService(service))
        .startNanos(1_700_000_000_000_000_000L)
        .endNanos(1_700_000_000_000_000_000L + Duration.ofMillis(millis).toNanos());
  }
}
