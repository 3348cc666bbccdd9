package io.spoor.chrome;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ChromeJsonWriterTest {
  private static final TraceId TRACE = new TraceId(0, 1);

  @Test
  void write_spansOfTwoServices_standInTwoProcessesWithAnArrow() throws IOException {
    String json = written(span(1, 0, "shop", 1_000, 9_500), span(2, 1, "cart", 2_001, 3_002));

    assertThat(all(json, "\"ph\":\"(\\w)\""))
        .containsExactly("M", "M", "X", "M", "M", "X", "s", "f");
    assertThat(all(json, "\"ts\":([0-9.]+)")).containsExactly("1.000", "2.001", "2.001", "2.001");
    assertThat(all(json, "\"dur\":([0-9.]+)")).containsExactly("8.500", "1.001");
    assertThat(all(json, "\"name\":\"(shop|cart)\"")).containsExactly("shop", "cart");
  }

  @Test
  void write_spansThatCross_standInTwoThreads() throws IOException {
    String json =
        written(
            span(1, 0, "shop", 0, 10_000),
            span(2, 1, "shop", 1_000, 5_000),
            span(3, 1, "shop", 4_000, 8_000));

    assertThat(all(json, "\"ph\":\"X\",\"pid\":1,\"tid\":(\\d)")).containsExactly("1", "1", "2");
  }

  @Test
  void close_withoutSpans_isADocument() throws IOException {
    assertThat(written()).isEqualTo("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[]}\n");
  }

  private static Span span(long id, long parent, String service, long start, long end) {
    Span.Builder span = Span.builder(TRACE, new SpanId(id)).name("op " + id);
    if (parent != 0) span.parentSpanId(new SpanId(parent));
    return span.resource(Resource.ofService(service)).startNanos(start).endNanos(end).build();
  }

  private static String written(Span... spans) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ChromeJsonWriter writer = new ChromeJsonWriter(out)) {
      for (Span span : spans) writer.write(span);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<String> all(String json, String pattern) {
    return Pattern.compile(pattern).matcher(json).results().map(r -> r.group(1)).toList();
  }
}
