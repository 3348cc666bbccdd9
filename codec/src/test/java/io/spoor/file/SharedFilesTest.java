package io.spoor.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.span.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * OTLP of other projects, where it lies beside the checkout, and the fixtures everywhere: it is
 * read whole, and comes back equal after it was written.
 */
class SharedFilesTest {
  private static final Path SHARED = Path.of("..", "..", "shared", "data");
  private static final Path FIXTURES = Path.of("src", "test", "resources", "otlp");
  private static final int SPANS_OF_A_FIXTURE = 2;

  /** Counted by another program. */
  private static final Map<String, Integer> SPANS =
      Map.ofEntries(
          Map.entry("jaeger-ui/otlp2jaeger-in-error.json", 1),
          Map.entry("jaeger-ui/otlp2jaeger-in.json", 2),
          Map.entry("jaeger-ui/otlp2jaeger-multi-in-combined.json", 4),
          Map.entry("jaeger/FindTraces.json", 1),
          Map.entry("jaeger/GetTrace.json", 1),
          Map.entry("jaeger/db_traces_01.json", 2),
          Map.entry("jaeger/db_traces_02.json", 2),
          Map.entry("jaeger/otel_traces_01-2.json", 1),
          Map.entry("jaeger/otel_traces_01-3.json", 4),
          Map.entry("jaeger/otel_traces_01.json", 1),
          Map.entry("jaeger/otlp2jaeger-in.json", 2),
          Map.entry("jaeger/ptrace-2.json", 1),
          Map.entry("jaeger/ptrace.json", 1),
          Map.entry("opentelemetry-java/expected-spans-wrapper.json", 2),
          Map.entry("opentelemetry-java/expected-spans.json", 2),
          Map.entry("opentelemetry-proto/trace.json", 1),
          Map.entry("opentelemetry-rust/failed_traces.json", 2),
          Map.entry("opentelemetry-rust/serialized_traces.json", 2),
          Map.entry("opentelemetry-rust/traces.json", 2),
          Map.entry("otel-desktop-viewer/span.json", 1),
          Map.entry("otel-tui/test_data.json", 547));

  @TestFactory
  Stream<DynamicTest> read_aFile_yieldsItsSpans() throws IOException {
    Stream<DynamicTest> fixtures =
        files(FIXTURES).map(file -> otlp(file, file.toString(), SPANS_OF_A_FIXTURE));
    Stream<DynamicTest> shared =
        files(SHARED)
            .filter(file -> SPANS.containsKey(name(file)))
            .map(file -> otlp(file, name(file), SPANS.getOrDefault(name(file), 0)));
    return Stream.concat(fixtures, shared);
  }

  private static String name(Path file) {
    return SHARED.relativize(file).toString().replace('\\', '/');
  }

  private static Stream<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return Stream.empty();
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().matches(".*\\.jsonl?")).toList().stream();
    }
  }

  private static DynamicTest otlp(Path file, String name, int count) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          ReadSpans read = ReadSpans.of(Files.readAllBytes(file));
          List<Span> spans = read.spans();

          assertThat(read.rejections()).isEmpty();
          assertThat(spans).hasSize(count);
          assertThat(ReadSpans.of(ReadSpans.document(spans)).spans()).isEqualTo(spans);
          assertThat(ReadSpans.of(ReadSpans.lines(spans)).spans()).isEqualTo(spans);
          assertThat(ReadSpans.of(ReadSpans.protobuf(spans)).spans()).isEqualTo(spans);
        });
  }
}
