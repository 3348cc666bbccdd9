package io.spoor.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.otlp.OtlpJsonWriter;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each workload promises of its spans. */
final class WorkloadTest {
  private static final Path NOWHERE = Path.of("none");

  @TempDir Path data;

  @Test
  void jaeger_manySpans_haveThePublishedShape() throws Exception {
    List<Span> spans = first(20_000, Workload.JAEGER, NOWHERE);

    Map<TraceId, Long> sizes =
        spans.stream().collect(Collectors.groupingBy(Span::traceId, Collectors.counting()));
    Set<String> keys = new HashSet<>();
    Set<Object> values = new HashSet<>();
    for (Span span : spans) {
      assertThat(span.attributes().size()).isEqualTo(11);
      span.attributes().forEach((key, value) -> keys.add(key));
      span.attributes().forEach((key, value) -> values.add(value));
    }
    assertThat(sizes.values()).containsOnly(10L);
    assertThat(spans.stream().map(Span::service).distinct()).hasSize(10);
    assertThat(keys).hasSize(97);
    assertThat(values).hasSize(1_000);
  }

  @Test
  void generated_manySpans_holdNoneTwice() throws Exception {
    List<Span> spans = first(20_000, Workload.GENERATED, NOWHERE);

    assertThat(spans.stream().map(span -> span.traceId() + "/" + span.spanId()).distinct())
        .hasSize(20_000);
  }

  @Test
  void files_fewerThanSpans_areRepeatedLaterUnderNewIds() throws Exception {
    TraceId id = TraceId.parse("5");
    Span parent =
        Span.builder(id, new SpanId(1)).name("a").startNanos(1_000).endNanos(5_000).build();
    Span child =
        Span.builder(id, new SpanId(2))
            .parentSpanId(parent.spanId())
            .name("b")
            .startNanos(1_500)
            .endNanos(2_000)
            .build();
    Span sharing = parent.toBuilder().traceId(TraceId.parse("6")).build();
    try (OutputStream out = Files.newOutputStream(data.resolve("spans.json"));
        OtlpJsonWriter writer = OtlpJsonWriter.document(out)) {
      writer.write(List.of(parent, child, sharing, sharing.toBuilder().name("c").build()));
    }

    List<Span> spans = first(6, Workload.FILES, data);

    assertThat(spans).extracting(Span::name).containsExactly("a", "b", "a", "b", "a", "b");
    assertThat(spans.stream().map(Span::traceId).distinct()).hasSize(3);
    for (int i = 0; i < 6; i += 2) {
      assertThat(spans.get(i + 1).startNanos() - spans.get(i).startNanos()).isEqualTo(500);
      assertThat(spans.get(i + 1).durationNanos()).isEqualTo(500);
    }
  }

  @Test
  void files_noneThere_areRefused() {
    assertThatThrownBy(() -> first(1, Workload.FILES, data.resolve("missing")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("missing")
        .hasMessageContaining("expected files of OTLP");
  }

  private static List<Span> first(int count, Workload workload, Path data) throws Exception {
    Iterator<Span> source = workload.spans(9, data);
    List<Span> spans = new ArrayList<>();
    while (spans.size() < count) spans.add(source.next());
    return spans;
  }
}
