package io.spoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceStore;
import io.spoor.query.TraceQuery;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half a surrogate pair is not text: it is stored as U+FFFD, and is that from then on. */
final class UnpairedSurrogatesTest {
  private static final TraceId TRACE = new TraceId(1, 2);
  private static final Span BROKEN = span("half \ud83d of a pair");
  private static final Span MENDED = span("half \ufffd of a pair");

  @TempDir private Path directory;

  @Test
  void write_spansThatDifferInASurrogateOnly_storesOne() {
    try (TraceStore store = TraceStore.open(directory)) {
      store.write(List.of(BROKEN, MENDED, span("another")));
      store.write(List.of(MENDED));
      store.write(List.of(BROKEN));

      assertThat(store.trace(TRACE).orElseThrow().spans())
          .containsExactlyInAnyOrder(MENDED, span("another"));
    }
    try (TraceStore store = TraceStore.open(directory)) {
      TraceQuery query = TraceQuery.builder().attribute("text", "half \ufffd of a pair").build();

      assertThat(store.find(query).traceIds()).containsExactly(TRACE);
      assertThat(store.statistics().spans()).isEqualTo(2);
    }
  }

  private static Span span(String text) {
    return Span.builder(TRACE, new SpanId(3))
        .name("render")
        .attributes(Attributes.builder().put("text", text).build())
        .build();
  }
}
