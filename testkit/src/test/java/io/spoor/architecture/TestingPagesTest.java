package io.spoor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.spoor.Trace;
import io.spoor.TraceStore;
import io.spoor.junit.CollectedTraces;
import io.spoor.junit.SpoorExtension;
import io.spoor.junit.TraceParent;
import io.spoor.query.TraceQuery;
import io.spoor.runs.Run;
import io.spoor.runs.RunComparison;
import io.spoor.runs.RunLimits;
import io.spoor.runs.Runs;
import io.spoor.span.StatusCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/testing.md and docs/runs.md. */
@SuppressWarnings("try") // A scope is there to be closed.
final class TestingPagesTest {

  @Test
  void examples_all_standInTheirPages() throws IOException {
    List<Example> examples = Example.allOf(TestingPagesTest.class);

    assertThat(examples).hasSize(6);
    assertThat(Files.readString(Path.of("../README.md"))).contains(examples.get(0).text());
    for (Example example : examples) {
      assertThat(Files.readString(Path.of("..", example.file())))
          .contains("```java\n" + example.text() + "\n```");
    }
  }

  /** Two services in this process. */
  private record WebShop(OpenTelemetry shop, OpenTelemetry stock) {
    void get(String path) {
      Span span = shop.getTracer("shop").spanBuilder("GET " + path).startSpan();
      answer(span);
    }

    void get(String path, String header, String value) {
      Context caller =
          shop.getPropagators()
              .getTextMapPropagator()
              .extract(Context.root(), Map.of(header, value), new Headers());
      answer(shop.getTracer("shop").spanBuilder("GET " + path).setParent(caller).startSpan());
    }

    private void answer(Span span) {
      try (Scope scope = span.makeCurrent()) {
        stock.getTracer("stock").spanBuilder("GET /items").startSpan().end();
        span.setStatus(io.opentelemetry.api.trace.StatusCode.ERROR);
      } finally {
        span.end();
      }
    }
  }

  private static final class Headers implements TextMapGetter<Map<String, String>> {
    @Override
    @SuppressWarnings("deprecation") // Of no use any more, but abstract still.
    public Iterable<String> keys(Map<String, String> headers) {
      return headers.keySet();
    }

    @Override
    public @Nullable String get(@Nullable Map<String, String> headers, String key) {
      return headers == null ? null : headers.get(key);
    }
  }

  @Nested
  final class Testing {
    // EXAMPLE first in docs/testing.md
    @RegisterExtension static final SpoorExtension traces = SpoorExtension.inMemory();

    @Test
    void cart_isOneTrace() {
      shop.get("/cart");

      Trace cart = traces.awaitSettled();
      assertThat(cart.tree().serviceCallChains()).containsExactly(List.of("shop", "stock"));
    }

    // END

    private static WebShop shop;

    @BeforeAll
    static void start() {
      shop = new WebShop(traces.openTelemetry("shop"), traces.openTelemetry("stock"));
    }

    @Test
    void startTrace() {
      // EXAMPLE start in docs/testing.md
      TraceParent parent = traces.startTrace();
      shop.get("/cart", TraceParent.HEADER, parent.header());

      Trace cart = traces.awaitSettled(parent.traceId());
      // END
      assertThat(cart.spans()).hasSize(2);
    }

    @Test
    void await() {
      shop.get("/cart");
      // EXAMPLE await in docs/testing.md
      TraceQuery failed = TraceQuery.builder().status(StatusCode.ERROR).build();
      CollectedTraces patient =
          traces.traces().within(Duration.ofMinutes(1)).quietFor(Duration.ofSeconds(1));
      Trace order = patient.await(failed);
      // END
      assertThat(order.spans()).isNotEmpty();
    }
  }

  @Nested
  final class RunsPage {
    // EXAMPLE recording in docs/runs.md
    @RegisterExtension
    static final SpoorExtension traces =
        SpoorExtension.recording(Runs.in(Path.of("target/runs")).keepingLast(5), "build 57");

    // END

    @TempDir private Path directory;

    @Test
    void recording() {
      traces.openTelemetry("shop").getTracer("shop").spanBuilder("GET /").startSpan().end();
      assertThat(Runs.in(Path.of("target/runs")).latest("build 57")).isPresent();
    }

    @Test
    void runs() {
      List<io.spoor.span.Span> spans = Shop.SPANS;
      Run main = Runs.in(directory).begin("main");
      try (TraceStore store = TraceStore.open(main.directory())) {
        store.write(spans);
      }
      // EXAMPLE begin in docs/runs.md
      Runs runs = Runs.in(directory).keepingLast(5);
      Run run = runs.begin("build 57");
      try (TraceStore store = TraceStore.open(run.directory())) {
        store.write(spans);
      }
      // END

      // EXAMPLE compare in docs/runs.md
      RunLimits limits =
          RunLimits.NONE
              .withP95Growth(1.5)
              .withErrorRateGrowth(0.01)
              .withMinCount(20) // Fewer spans say nothing of durations and errors.
              .withSameStructure();
      RunComparison.of(runs.before(run).orElseThrow(), run).requireWithin(limits);
      // END
      assertThat(runs.all()).hasSize(2);
    }
  }
}
