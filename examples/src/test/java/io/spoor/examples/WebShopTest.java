package io.spoor.examples;

import static io.spoor.assertj.SpoorAssertions.assertThat;
import static io.spoor.query.Condition.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.Trace;
import io.spoor.assertj.GoldenTrace;
import io.spoor.junit.AwaitFailedError;
import io.spoor.junit.SpoorExtension;
import io.spoor.junit.TraceParent;
import io.spoor.query.TraceQuery;
import io.spoor.span.StatusCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What tests of a web shop say of its traces, each with a twin that asks the same of what the shop
 * does wrong, and shows what the failure says.
 */
final class WebShopTest {
  @RegisterExtension static final SpoorExtension traces = SpoorExtension.inMemory();

  private static WebShop shop;

  @BeforeAll
  static void start() throws IOException {
    shop = new WebShop(traces::openTelemetry);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  /** The trace of one request. */
  private static Trace get(String path) throws Exception {
    TraceParent parent = traces.startTrace();
    shop.get(path, parent.header());
    return traces.awaitSettled(parent.traceId());
  }

  private static void failsSaying(ThrowingCallable assertion, String... lines) {
    assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).message().contains(lines);
  }

  @Test
  void await_failedCharge_isFoundAmongTheTestsTraces() throws Exception {
    get("/cart");
    get("/refused");

    Trace failed = traces.await(TraceQuery.builder().status(StatusCode.ERROR).build());

    assertThat(failed).hasServicePath("shop", "bank");
  }

  @Test
  void await_failedChargeThatNeverComes_showsWhatCame() throws Exception {
    get("/cart");
    TraceQuery failed = TraceQuery.builder().service("bank").status(StatusCode.ERROR).build();

    assertThatThrownBy(() -> traces.traces().within(Duration.ZERO).await(failed))
        .isInstanceOf(AwaitFailedError.class)
        .message()
        .contains(
            "no trace started by await_failedChargeThatNeverComes_showsWhatCame() met the query",
            "nearest: \"GET /cart\" of shop",
            "└─ stock  SELECT items");
  }

  @Test
  void cart_asksTheStockOnce() throws Exception {
    assertThat(get("/cart"))
        .hasNoErrors()
        .hasShape(
            """
            shop: GET /cart
              shop: GET
                stock: GET /items
                  stock: SELECT items
            """)
        .hasAtMost(1, operation("SELECT items"))
        .under(operation("GET /cart"));
  }

  @Test
  void slowCart_asksTheStockForEachItem_failsTheTestOfItsShape() throws Exception {
    Trace slow = get("/slow-cart");

    failsSaying(
        () -> assertThat(slow).hasShape("shop: GET /cart\n  shop: GET\n    stock: GET /items"),
        "expected exactly these operations (- missing, + not expected, ~ changed):",
        "  ~ shop: GET /slow-cart  (expected shop: GET /cart)",
        "  ~     stock: GET /items-one-by-one  (expected stock: GET /items)",
        "  +       stock: SELECT item");
  }

  @Test
  void slowCart_asksTheStockForEachItem_failsTheTestOfItsQueries() throws Exception {
    Trace slow = get("/slow-cart");

    failsSaying(
        () ->
            assertThat(slow)
                .hasAtMost(1, operation("SELECT item"))
                .under(operation("GET /items-one-by-one")),
        "expected at most 1 span with span.name = \"SELECT item\"",
        "<- 4 under this",
        "<- no. 4, too many");
  }

  @Test
  void checkout_reservesAndChargesAtOnce() throws Exception {
    assertThat(get("/checkout"))
        .ranInParallel(operation("reserve"), operation("charge"))
        .hasSpan(operation("UPDATE items"))
        .everyClientSpanHasAServerChild(operation("GET"));
  }

  @Test
  void slowCheckout_chargesAfterItReserved_failsTheTest() throws Exception {
    Trace slow = get("/slow-checkout");

    failsSaying(
        () -> assertThat(slow).ranInParallel(operation("reserve"), operation("charge")),
        "expected each span with span.name = \"reserve\" to run at the same time",
        "<- ran with none of them");
  }

  @Test
  void refused_isAnErrorOfEachService_failsTheTest() throws Exception {
    Trace refused = get("/refused");

    failsSaying(() -> assertThat(refused).hasNoErrors(), "expected no error, found 3", "<- error");
  }

  @Test
  void cart_isAsItsGoldenTrace() throws Exception {
    assertThat(get("/cart")).matchesGolden("cart");
  }

  /** On a copy, which no update writes. */
  @Test
  void slowCart_heldAgainstTheGoldenTrace_showsTheDifference(@TempDir Path directory)
      throws Exception {
    Trace slow = get("/slow-cart");
    Path copy = Files.copy(GoldenTrace.of("cart").file(), directory.resolve("cart.trace"));
    String update = System.clearProperty("spoor.golden");
    try {
      failsSaying(
          () -> assertThat(slow).matchesGolden(GoldenTrace.at(copy)),
          "expected the golden trace " + copy,
          "  ~ shop: GET /slow-cart  (expected shop: GET /cart)",
          "  -   | url.full = \"http://<host>/items\"",
          "  +   | url.full = \"http://<host>/items-one-by-one\"",
          "  +       stock: SELECT item");
    } finally {
      if (update != null) System.setProperty("spoor.golden", update);
    }
  }
}
