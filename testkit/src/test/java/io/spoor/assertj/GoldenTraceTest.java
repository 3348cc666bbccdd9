package io.spoor.assertj;

import static io.spoor.assertj.Cart.TRACE;
import static io.spoor.assertj.Failures.assertFails;
import static io.spoor.assertj.Failures.mark;
import static io.spoor.assertj.SpoorAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.Trace;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Golden traces: their text, their file, and what a difference looks like. */
final class GoldenTraceTest {
  private static final String CART =
      """
      gateway: GET /cart
      | kind server
        gateway: GET
        | kind client
          orders: GET /orders
          | kind server
          | http.request.method = "GET"
          | http.response.status_code = 500
          | user.id = "u-17"
            orders: SELECT
            | kind client
            orders: SELECT
            | kind client
            orders: SELECT
            | kind client
            | status error "deadlock"
            | event "exception" exception.type = "DeadlockException"
        gateway: GET
        | kind client
          stock: GET /items
          | kind server
      """;

  private static final String WRITES = "-Dspoor.golden=update writes it";

  @TempDir private Path directory;

  @Test
  void text_ofATrace_hasNoIdsTimesAndHosts() {
    assertThat(golden().textOf(TRACE)).isEqualTo(CART);
  }

  @Test
  void text_ofEachTypeOfValue_showsTheType() {
    Span span =
        Cart.span(1, 0, "a", "b", SpanKind.UNSPECIFIED, 0, 1)
            .attributes(
                Attributes.builder()
                    .put("text", "200")
                    .put("int", 200)
                    .put("double", 200.0)
                    .put("small", 1e-7)
                    .put("bool", true)
                    .put("bytes", Value.of(new byte[] {1, 2}))
                    .put("array", Value.of(List.of(Value.of("x"), Value.of(1.5))))
                    .put("list", Value.of(Attributes.of("k", Value.of(1))))
                    .put("none", Value.EMPTY)
                    .put("odd = key", "line\nbreak")
                    .build())
            .links(
                List.of(
                    SpanLink.to(Cart.ID, new SpanId(1)),
                    SpanLink.to(TraceId.parse("a1"), new SpanId(1))))
            .parentSpanId(new SpanId(9))
            .build();

    assertThat(golden().textOf(Trace.of(List.of(span))))
        .isEqualTo(
            """
            a: b
            | root orphan
            | "odd = key" = "line\\nbreak"
            | array = ["x", 1.5]
            | bool = true
            | bytes = bytes "AQI="
            | double = 200.0
            | int = 200
            | list = {k = 1}
            | none = empty
            | small = 1e-7
            | text = "200"
            | link to another trace
            | link to this trace "a: b"
            """);
  }

  @Test
  void rules_eachOfThem_sayWhatIsKept() {
    Span span =
        Cart.span(1, 0, "shop", "GET /orders/17", SpanKind.SERVER, 0, 1)
            .resource(
                Resource.of(
                    Attributes.builder()
                        .put("service.name", "shop")
                        .put("service.version", "1.2")
                        .put("host.name", "h1")
                        .build()))
            .attributes(
                Attributes.builder()
                    .put("url.full", "http://10.0.0.7:8080/orders/17?x=1")
                    .put("server.port", 8080)
                    .put("http.route", "/orders/{id}")
                    .put("user.id", "u-17")
                    .build())
            .build();
    Trace trace = Trace.of(List.of(span));

    assertThat(golden().textOf(trace))
        .isEqualTo(
            """
            shop: GET /orders/17
            | kind server
            | http.route = "/orders/{id}"
            | url.full = "http://<host>/orders/17?x=1"
            | user.id = "u-17"
            """);
    assertThat(
            golden()
                .dropping("http.*")
                .masking("user.*")
                .replacing("/orders/\\d+", "/orders/<id>")
                .keepingOfResource("service.version")
                .textOf(trace))
        .isEqualTo(
            """
            shop: GET /orders/<id>
            | kind server
            | resource service.version = "1.2"
            | url.full = "http://<host>/orders/<id>?x=1"
            | user.id = <masked>
            """);
    assertThat(golden().keeping("server.port", "user.*").dropping("user.id").textOf(trace))
        .isEqualTo("shop: GET /orders/17\n| kind server\n| server.port = 8080\n");
  }

  @Test
  void inStartOrder_siblings_standAsTheyStarted() {
    Trace trace =
        Trace.of(
            List.of(
                Cart.span(1, 0, "a", "run", SpanKind.UNSPECIFIED, 0, 9).build(),
                Cart.span(2, 1, "a", "z", SpanKind.UNSPECIFIED, 1, 2).build(),
                Cart.span(4, 1, "a", "c", SpanKind.UNSPECIFIED, 3, 4).build(),
                Cart.span(3, 1, "a", "d", SpanKind.UNSPECIFIED, 3, 4).build()));

    assertThat(golden().textOf(trace)).isEqualTo("a: run\n  a: c\n  a: d\n  a: z\n");
    assertThat(golden().inStartOrder().textOf(trace)).isEqualTo("a: run\n  a: z\n  a: c\n  a: d\n");
  }

  @Test
  void matchesGolden_fileBesideTheTest_passes() {
    assertThat(TRACE).matchesGolden("cart");
    assertThat(GoldenTrace.of("cart").file())
        .isEqualTo(Path.of("src/test/resources/io/spoor/assertj/GoldenTraceTest/cart.trace"))
        .content(UTF_8)
        .isEqualTo(CART);
    assertThat(Nested.golden().file()).isEqualTo(GoldenTrace.of("cart").file());
  }

  /** A class within the test. */
  private static final class Nested {
    static GoldenTrace golden() {
      return GoldenTrace.of("cart");
    }
  }

  @Test
  void matchesGolden_softly_findsTheFileToo() {
    SpoorSoftAssertions softly = new SpoorSoftAssertions();
    softly.assertThat(TRACE).matchesGolden("cart");
    softly.assertAll();
  }

  @Test
  void matchesGolden_fileWithOtherEndsOfLinesOrderAndComments_passes() throws IOException {
    String edited =
        "# By hand.\r\n\r\n"
            + CART.replace("\n", "\r\n")
                .replaceFirst("(?s)(  gateway: GET\r.*)(  gateway: GET.*)", "$2$1");
    Files.writeString(file(), edited);

    assertThat(TRACE).matchesGolden(golden());
    assertThat(file()).content().isEqualTo(edited);
  }

  @Test
  void matchesGolden_different_isShownAsADifference() throws IOException {
    Files.writeString(
        file(),
        CART.replace("stock: GET /items", "stock: GET /item")
                .replace("status_code = 500", "status_code = 200")
                .replace(
                    "| user.id = \"u-17\"\n", "| user.id = \"u-17\"\n      | user.name = \"x\"\n")
                .replaceFirst(" +orders: SELECT\n +\\| kind client\n", "")
            + "clock: tick\n");

    TraceAssertionError error =
        assertFails(
            () -> assertThat(TRACE).matchesGolden(golden()),
            """
            expected the golden trace %s (- missing, + not expected, ~ changed; %s anew):
              - clock: tick
                gateway: GET /cart
                  gateway: GET
              ~     orders: GET /orders
              -     | http.response.status_code = 200
              +     | http.response.status_code = 500
              -     | user.name = "x"
                      orders: SELECT
                      orders: SELECT
              +       orders: SELECT
              +       | kind client
                  gateway: GET
              ~     stock: GET /items  (expected stock: GET /item)\
            """
                .formatted(file(), WRITES),
            mark(3, "differs in http.response.status_code, user.name"),
            mark(5, "not expected"),
            mark(8, "expected stock: GET /item"));
    assertThat(error.getActual().getStringRepresentation()).isEqualTo(CART);
  }

  @Test
  void matchesGolden_missingFile_saysHowToWriteItAndWritesNothing() {
    assertFails(
        () -> assertThat(TRACE).matchesGolden(golden()),
        "expected the golden trace " + file() + ", there is no such file; " + WRITES);
    assertThat(file()).doesNotExist();
  }

  @Test
  void matchesGolden_fileThatIsNone_saysWhichLine() throws IOException {
    Files.writeString(file(), "a\n\tb\n");

    assertFails(
        () -> assertThat(TRACE).matchesGolden(golden()),
        "expected a golden trace in %s, cannot read it: line 2: indented by other than blanks, such"
                .formatted(file())
            + " as a tab; "
            + WRITES
            + " anew");
  }

  @Test
  void update_ofAFile_writesItAndSaysSo() throws IOException {
    Path deep = directory.resolve("a/b/cart.trace");
    GoldenTrace golden = GoldenTrace.at(deep);

    assertThat(updating(() -> assertThat(TRACE).matchesGolden(golden)))
        .isEqualTo("golden trace written: " + deep + System.lineSeparator());
    assertThat(Files.readAllBytes(deep)).isEqualTo(CART.getBytes(UTF_8));
    assertThat(updating(() -> assertThat(TRACE).matchesGolden(golden))).isEmpty();
    assertThat(TRACE).matchesGolden(golden);
  }

  @Test
  void property_ofAnotherValue_isRefused() {
    System.setProperty("spoor.golden", "yes");
    try {
      assertThatThrownBy(() -> assertThat(TRACE).matchesGolden(golden()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("-Dspoor.golden=yes, expected compare or update");
    } finally {
      System.clearProperty("spoor.golden");
    }
  }

  @Test
  void name_thatIsNoFileName_isRefused() {
    assertThatThrownBy(() -> GoldenTrace.of("../cart"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a golden trace named \"../cart\"; expected letters, digits, blanks, '_', '-' and '.'");
  }

  private static String updating(Runnable test) {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    System.setProperty("spoor.golden", "update");
    try {
      test.run();
    } finally {
      System.clearProperty("spoor.golden");
      System.setOut(out);
    }
    return printed.toString(UTF_8);
  }

  private Path file() {
    return directory.resolve("cart.trace");
  }

  private GoldenTrace golden() {
    return GoldenTrace.at(file());
  }
}
