package io.spoor.assertj;

import static io.spoor.assertj.Cart.TRACE;
import static io.spoor.assertj.Failures.assertFails;
import static io.spoor.assertj.Failures.mark;
import static io.spoor.assertj.SpanShape.span;
import static io.spoor.assertj.SpoorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.Trace;
import io.spoor.span.Span;
import io.spoor.span.SpanKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes of traces, as text and as calls. */
final class SpanShapeTest {
  private static final String SHAPE =
      """
      gateway: GET /cart
        GET
          stock: GET /items
        gateway: GET
          # all that the database is asked
          orders: GET /orders
            SELECT
            SELECT
            SELECT
      """;

  @Test
  void hasShape_sameInAnotherOrder_passes() {
    assertThat(TRACE)
        .hasShape(SHAPE)
        .hasShape(
            span("GET /cart")
                .with(
                    span("GET").with(span("stock", "GET /items")),
                    span("GET")
                        .with(
                            span("GET /orders")
                                .with(span("SELECT"), span("SELECT"), span("SELECT")))));
  }

  @Test
  void hasShape_wideNameThatTakesTheOnlyNarrowPlace_passes() {
    Trace trace =
        Trace.of(
            List.of(
                Cart.span(1, 0, "a", "run", SpanKind.INTERNAL, 0, 9).build(),
                Cart.span(2, 1, "b", "get", SpanKind.INTERNAL, 1, 2).build(),
                Cart.span(3, 1, "c", "get", SpanKind.INTERNAL, 2, 3).build()));

    assertThat(trace).hasShape("run\n  get\n  b: get").hasShape("run\n  c: get\n  get");
  }

  @Test
  void hasShape_ofManyEqualSiblings_passes() {
    List<Span> spans = new ArrayList<>(List.of(Cart.span(1)));
    SpanShape shape = span("GET /cart").with(span("gateway", "GET"));
    spans.add(Cart.span(7));
    for (int id = 10; id < 2_010; id++) {
      spans.add(Cart.span(id, 1, "orders", "SELECT", SpanKind.CLIENT, 1, 2).build());
      shape = shape.with(span("SELECT"));
    }

    assertThat(Trace.of(spans)).hasShape(shape).hasSpanCount(2_002);
  }

  @Test
  void hasShapeInOrder_inTheirOrder_passes() {
    assertThat(TRACE)
        .hasShapeInOrder(
            """
            GET /cart
              GET
                GET /orders
                  SELECT
                  SELECT
                  SELECT
              GET
                GET /items
            """);
  }

  @Test
  void hasShapeInOrder_inAnother_marksWhatIsOutOfPlace() {
    TraceAssertionError error =
        assertFails(
            () -> assertThat(TRACE).hasShapeInOrder(SHAPE),
            """
            expected exactly these operations in this order (- missing, + not expected, ~ changed):
                gateway: GET /cart
              -   GET
              -     stock: GET /items
                  gateway: GET
                    orders: GET /orders
                      orders: SELECT
                      orders: SELECT
                      orders: SELECT
              +   gateway: GET
              +     stock: GET /items\
            """,
            mark(1, "lacks GET"),
            mark(7, "not expected"),
            mark(8, "not expected"));
    assertThat(error.getExpected().getStringRepresentation())
        .isEqualTo(SHAPE.replaceFirst(" +#.*\n", ""));
  }

  @Test
  void hasShape_different_isShownAsADifference() {
    TraceAssertionError error =
        assertFails(
            () ->
                assertThat(TRACE)
                    .hasShape(
                        """
                        gateway: GET /cart
                          gateway: GET
                            orders: GET /orders
                              orders: SELECT
                              orders: COMMIT
                              orders: SELECT
                              orders: SELECT
                          gateway: GET
                            shop: GET /items
                        mail: send
                        """),
            """
            expected exactly these operations (- missing, + not expected, ~ changed):
                gateway: GET /cart
                  gateway: GET
                    orders: GET /orders
                      orders: SELECT
              -       orders: COMMIT
                      orders: SELECT
                      orders: SELECT
                  gateway: GET
              ~     stock: GET /items  (expected shop: GET /items)
              - mail: send\
            """,
            mark(3, "lacks orders: COMMIT"),
            mark(8, "expected shop: GET /items"));
    assertThat(error.getActual().getStringRepresentation())
        .isEqualTo(
            """
            gateway: GET /cart
              gateway: GET
                orders: GET /orders
                  orders: SELECT
                  orders: SELECT
                  orders: SELECT
              gateway: GET
                stock: GET /items
            """);
  }

  @Test
  void hasShape_spanThatIsTooMany_isMarked() {
    assertFails(
        Trace.of(Cart.SPANS.subList(0, 2)),
        () -> assertThat(Trace.of(Cart.SPANS.subList(0, 2))).hasShape("GET /cart"),
        """
        expected exactly these operations (- missing, + not expected, ~ changed):
            gateway: GET /cart
          +   gateway: GET\
        """,
        mark(2, "not expected"));
  }

  @Test
  void hasShape_largePartThatIsTheSame_isOneLine() {
    assertFails(
        () -> assertThat(TRACE).hasShape(SHAPE + "tick\n"),
        """
        expected exactly these operations (- missing, + not expected, ~ changed):
            gateway: GET /cart  (and 7 spans below, as expected)
          - tick\
        """);
  }

  @Test
  void text_ofOddNames_readsBackAsTheSame() {
    SpanShape odd =
        span("a: b", "\"quoted\" \\ \n")
            .with(span("", ""), span("#x"), span(" blank "), span("| bar"), span("colon:"))
            .with(span("µ", "日本語 \uD83D\uDE00"), span("\uD800"));

    assertThat(SpanShape.parse(odd.toString())).hasSize(1).first().hasToString(odd.toString());
    assertThat(odd)
        .hasToString(
            """
            "a: b": "\\"quoted\\" \\\\ \\n"
              "": ""
              "#x"
              " blank "
              "| bar"
              "colon:"
              µ: 日本語 \uD83D\uDE00
              "\\ud800"
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a: b!a!b",
        "a:b!!a:b",
        "a: b: c!a!b: c",
        "\"a: b\": c!a: b!c",
        "a: \"b\\u0020\"!a!b ",
        "https://x!!https://x"
      })
  void line_ofEachForm_isServiceAndOperation(String line, String service, String operation) {
    ShapeNode node = ShapeText.read(line).get(0);

    assertThat(node.service()).isEqualTo(service);
    assertThat(node.operation()).isEqualTo(operation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\n  b\n c", "  a\nb", "a\n    b\n  c"})
  void text_indentedToNoSpanAbove_isRefused(String text) {
    assertThatThrownBy(() -> SpanShape.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "line [23]: indented by [012], expected the indentation of a span above or more than"
                + " that of the last");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "'\n# only\n'!a tree of 0 lines, expected at least 1 span",
        "'a\n\tb'!line 2: indented by other than blanks, such as a tab",
        "'\"a'!line 1: no quote at the end of \"a",
        "'\"a\" b'!line 1:  b behind \"a\", expected a colon and a blank",
        "'a: \"b\" c'!line 1: more or less than one quoted text: \"b\" c",
        "'\"\\x\"'!line 1: \\x in \"\\x\", expected \\\" \\\\ \\n \\r \\t or \\u and four digits",
        "'| kind'!line 1: a detail before any span",
        "'a\n| kind x'!a detail of a: kind x; expected operations only"
      })
  void text_thatIsNoTree_isRefusedWithItsLine(String text, String message) {
    assertThatThrownBy(() -> SpanShape.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
