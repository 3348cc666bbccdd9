package io.spoor.assertj;

import static io.spoor.assertj.SpanShape.span;
import static io.spoor.assertj.SpoorAssertions.assertThat;
import static io.spoor.query.Condition.and;
import static io.spoor.query.Condition.attribute;
import static io.spoor.query.Condition.not;
import static io.spoor.query.Condition.operation;
import static io.spoor.query.Condition.service;
import static io.spoor.query.Condition.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.spoor.Trace;
import io.spoor.TraceStore;
import io.spoor.architecture.Example;
import io.spoor.query.TraceQuery;
import io.spoor.span.SpanKind;
import io.spoor.span.StatusCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of docs/assertions.md and docs/golden-traces.md. */
final class AssertionsPageTest {
  private final Trace trace = Cart.TRACE;

  @Test
  void examples_all_standInTheirPages() throws IOException {
    List<Example> examples = Example.allOf(AssertionsPageTest.class);

    assertThat(examples).hasSize(10);
    for (Example example : examples) {
      assertThat(Files.readString(Path.of("..", example.file())))
          .contains("```java\n" + example.text() + "\n```");
    }
  }

  @Test
  void spans() {
    try (TraceStore store = TraceStore.inMemory()) {
      store.write(Cart.SPANS);
      // EXAMPLE found in docs/assertions.md
      TraceQuery carts = TraceQuery.builder().operation("GET /cart").build();
      List<Trace> traces = store.traces(store.find(carts).traceIds());

      assertThat(traces)
          .theTraceWith(service("stock"))
          .hasRoot(and(service("gateway"), operation("GET /cart")))
          .hasSpans(3, operation("SELECT"))
          .hasSpan(attribute("http.response.status_code").atLeast(500))
          .hasNoSpan(service("mail"));
      // END
    }
  }

  @Test
  void relations() {
    // EXAMPLE relations in docs/assertions.md
    assertThat(trace)
        .hasServicePath("gateway", "orders")
        .hasChild(operation("GET"), service("stock"))
        .hasDescendant(operation("GET /cart"), operation("SELECT"))
        .hasSibling(operation("SELECT"), status(StatusCode.ERROR))
        .everyClientSpanHasAServerChild(not(operation("SELECT")));
    // END
  }

  @Test
  void queries() throws IOException {
    TraceAssertionError error =
        catchThrowableOfType(
            TraceAssertionError.class,
            () -> {
              // EXAMPLE queries in docs/assertions.md
              assertThat(trace).hasAtMost(1, operation("SELECT")).under(operation("GET /cart"));
              // END
            });

    assertThat(Files.readString(Path.of("../docs/assertions.md")))
        .contains("```\n" + error.getMessage() + "\n```");
  }

  @Test
  void shapes() {
    // EXAMPLE shape in docs/assertions.md
    assertThat(trace)
        .hasShape(
            """
            gateway: GET /cart
              GET
                orders: GET /orders
                  SELECT
                  SELECT
                  SELECT
              GET
                stock: GET /items
            """);
    // END
  }

  @Test
  void shapesAsCalls() {
    Trace trace = Trace.of(List.of(Cart.span(1), Cart.span(7), Cart.span(8)));
    // EXAMPLE calls in docs/assertions.md
    assertThat(trace)
        .hasShape(span("gateway", "GET /cart").with(span("GET").with(span("GET /items"))));
    // END
  }

  @Test
  void times() {
    // EXAMPLE times in docs/assertions.md
    assertThat(trace)
        .tookAtMost(Duration.ofMillis(150))
        .spansTookAtMost(Duration.ofMillis(50), operation("SELECT"))
        .spansHadSelfTimeOfAtMost(Duration.ofMillis(10), operation("GET /orders"))
        .startedBefore(service("orders"), service("stock"))
        .ranInParallel(service("stock"), operation("GET /orders"))
        .ranOneAfterAnother(operation("SELECT"));
    // END
  }

  @Test
  void oneSpan() {
    // EXAMPLE span in docs/assertions.md
    assertThat(trace)
        .theSpanWith(operation("GET /orders"))
        .hasKind(SpanKind.SERVER)
        .hasAttribute("http.request.method", "GET")
        .hasAttribute("http.response.status_code", 500)
        .tookAtMost(Duration.ofMillis(50));
    // END
  }

  @Test
  void soft() {
    Trace trace = Trace.of(Cart.SPANS.subList(0, 5));
    // EXAMPLE soft in docs/assertions.md
    SpoorSoftAssertions softly = new SpoorSoftAssertions();
    softly.assertThat(trace).hasNoErrors().hasServicePath("gateway", "orders");
    softly.assertThat(trace.spans().get(0)).hasName("GET /cart");
    softly.assertAll();
    // END
  }

  @Test
  void golden() throws IOException {
    // EXAMPLE golden in docs/golden-traces.md
    assertThat(trace).matchesGolden("cart");
    // END
    Path file = GoldenTrace.of("cart").file();
    String page = Files.readString(Path.of("../docs/golden-traces.md"));
    assertThat(page).contains("```\n" + Files.readString(file) + "```");

    Trace changed = Cart.with(Cart.span(8).toBuilder().name("GET /item"));
    TraceAssertionError error =
        catchThrowableOfType(
            TraceAssertionError.class, () -> assertThat(changed).matchesGolden("cart"));
    assertThat(page).contains("```\n" + error.getMessage() + "\n```");
  }

  @Test
  void goldenRules() {
    // EXAMPLE rules in docs/golden-traces.md
    GoldenTrace cart =
        GoldenTrace.of("cart by rules")
            .keeping("http.*", "user.*", "exception.*")
            .dropping("http.request.method")
            .masking("user.id")
            .replacing("/orders/\\d+", "/orders/<id>");
    assertThat(trace).matchesGolden(cart);
    // END
    assertThat(cart.file()).content().contains("user.id = <masked>").doesNotContain("method");
  }
}
