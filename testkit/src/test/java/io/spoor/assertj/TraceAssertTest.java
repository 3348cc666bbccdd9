package io.spoor.assertj;

import static io.spoor.assertj.Cart.TRACE;
import static io.spoor.assertj.Failures.assertFails;
import static io.spoor.assertj.Failures.mark;
import static io.spoor.assertj.SpoorAssertions.assertThat;
import static io.spoor.query.Condition.and;
import static io.spoor.query.Condition.attribute;
import static io.spoor.query.Condition.has;
import static io.spoor.query.Condition.kind;
import static io.spoor.query.Condition.not;
import static io.spoor.query.Condition.operation;
import static io.spoor.query.Condition.service;
import static io.spoor.query.Condition.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.spoor.Trace;
import io.spoor.query.Relation;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.StatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** Assertions on the spans of a trace and how they hang together. */
final class TraceAssertTest {
  private static final Trace WITHOUT_STOCK = Trace.of(Cart.SPANS.subList(0, 7));

  @Test
  void failure_any_showsTheTreeWithTheSpansMarked() {
    assertThat(catchThrowable(() -> assertThat(TRACE).as("cart").hasNoErrors()))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessage(
            """
            [cart] expected no error, found 1
              trace 4bf92f3577b34da6a3ce929d0e0e4736  2023-11-14T22:13:20Z  120 ms  8 spans  3 services  1 error
              gateway  GET /cart            120 ms  ██████████████████████████████
              ├─ gateway  GET              55.0 ms  ·██████████████···············
              │  └─ orders  GET /orders    45.0 ms  ··████████████················
              │     ├─ orders  SELECT      8.00 ms  ···██·························
              │     ├─ orders  SELECT      8.00 ms  ·····███······················
            > │     └─ orders  SELECT      20.0 ms  ········█████·················  ✗ error: deadlock  <- error
              └─ gateway  GET              60.0 ms  ··········███████████████·····
                 └─ stock  GET /items      45.0 ms  ············████████████······\
            """);
  }

  @Test
  void failure_ofALargeTrace_listsMarkedSpansBelowThePicture() {
    List<Span> spans = new ArrayList<>(List.of(Cart.span(1)));
    LongStream.rangeClosed(2, 252)
        .mapToObj(id -> Cart.span(id, 1, "orders", "SELECT " + id, SpanKind.CLIENT, id, id + 1))
        .forEach(span -> spans.add(span.build()));
    Trace large = Trace.of(spans);

    List<String> lines =
        catchThrowable(() -> assertThat(large).hasNoSpan(service("orders")))
            .getMessage()
            .lines()
            .toList();
    assertThat(lines.get(0))
        .isEqualTo("expected no span with resource.service = \"orders\", found 251");
    assertThat(lines.subList(202, 204))
        .containsExactly(
            "  … 52 more spans", "> … 00000000000000c9 orders SELECT 201  <- not expected");
    assertThat(lines)
        .hasSize(1 + 1 + 200 + 1 + 20 + 1)
        .last()
        .isEqualTo("> … 32 more marked spans");
  }

  @Test
  void failure_withAnotherMessage_showsTheTreeToo() {
    assertThatThrownBy(() -> assertThat(TRACE).withFailMessage("broken").hasNoErrors())
        .hasMessageStartingWith("broken\n  trace 4bf92f3577b34da6a3ce929d0e0e4736");
  }

  @Test
  void nullTrace_anyAssertion_failsAsInAssertJ() {
    assertThatThrownBy(() -> assertThat((Trace) null).hasNoErrors())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Expecting actual not to be null");
  }

  @Test
  void hasSpan_thatIsThere_passes() {
    assertThat(TRACE)
        .hasSpan(and(operation("SELECT"), status(StatusCode.ERROR)))
        .hasSpan(attribute("http.response.status_code").atLeast(500))
        .hasSpan(and(service("orders"), has(Relation.ANCESTOR, operation("GET /cart"))));
  }

  @Test
  void hasSpan_thatIsMissing_saysSo() {
    assertFails(
        () -> assertThat(TRACE).hasSpan(operation("INSERT")),
        "expected a span with span.name = \"INSERT\", found none");
  }

  @Test
  void hasSpans_asMany_passes() {
    assertThat(TRACE).hasSpans(3, operation("SELECT")).hasSpans(0, operation("INSERT"));
  }

  @Test
  void hasSpans_otherNumber_marksThoseFound() {
    assertFails(
        () -> assertThat(TRACE).hasSpans(1, operation("GET")),
        "expected 1 span with span.name = \"GET\", found 2",
        mark(2, "found"),
        mark(7, "found"));
  }

  @Test
  void hasNoSpan_noneThere_passes() {
    assertThat(TRACE).hasNoSpan(operation("INSERT"));
  }

  @Test
  void hasNoSpan_oneThere_marksIt() {
    assertFails(
        () -> assertThat(TRACE).hasNoSpan(service("stock")),
        "expected no span with resource.service = \"stock\", found 1",
        mark(8, "not expected"));
  }

  @Test
  void hasSpanCount_same_passes() {
    assertThat(TRACE).hasSpanCount(8);
  }

  @Test
  void hasSpanCount_other_fails() {
    assertFails(() -> assertThat(TRACE).hasSpanCount(1), "expected 1 span, found 8");
  }

  @Test
  void theSpanWith_one_leadsToIt() {
    assertThat(TRACE).theSpanWith(service("stock")).hasName("GET /items");
  }

  @Test
  void theSpanWith_several_marksThem() {
    assertFails(
        () -> assertThat(TRACE).theSpanWith(operation("GET")),
        "expected one span with span.name = \"GET\", found 2",
        mark(2, "found"),
        mark(7, "found"));
  }

  @Test
  void hasNoErrors_noneThere_passes() {
    assertThat(WITHOUT_STOCK).hasSpan(status(StatusCode.ERROR));
    assertThat(Trace.of(Cart.SPANS.subList(0, 5))).hasNoErrors();
  }

  @Test
  void isComplete_oneRoot_passes() {
    assertThat(TRACE).isComplete();
  }

  @Test
  void isComplete_parentMissing_marksTheOrphan() {
    Trace torn = Trace.of(Cart.SPANS.subList(1, 8));

    assertFails(
        torn,
        () -> assertThat(torn).isComplete(),
        "expected a complete tree, found 2 spans with a problem",
        mark(1, "names the parent 0000000000000001, which is not in the trace"),
        mark(6, "names the parent 0000000000000001, which is not in the trace"));
  }

  @Test
  void hasRoot_thatIsTheRoot_passes() {
    assertThat(TRACE).hasRoot(and(service("gateway"), operation("GET /cart")));
  }

  @Test
  void hasRoot_anotherRoot_marksIt() {
    assertFails(
        () -> assertThat(TRACE).hasRoot(operation("GET")),
        "expected one root, with span.name = \"GET\", found another",
        mark(1, "the root, not so"));
  }

  @Test
  void hasRoot_severalRoots_marksThem() {
    Trace torn = Trace.of(Cart.SPANS.subList(1, 8));

    assertFails(
        torn,
        () -> assertThat(torn).hasRoot(operation("GET")),
        "expected one root, with span.name = \"GET\", found 2 roots",
        mark(1, "a root, as its parent is missing"),
        mark(6, "a root, as its parent is missing"));
  }

  @Test
  void hasChild_thatIsOne_passes() {
    assertThat(TRACE).hasChild(operation("GET"), service("stock"));
  }

  @Test
  void hasChild_thatIsElsewhere_marksBoth() {
    assertFails(
        () -> assertThat(TRACE).hasChild(operation("GET /cart"), service("stock")),
        "expected a span with span.name = \"GET /cart\" that has a child with"
            + " resource.service = \"stock\", found both, but not so",
        mark(1, "no such child"),
        mark(8, "elsewhere"));
  }

  @Test
  void hasDescendant_thatIsOne_passes() {
    assertThat(TRACE).hasDescendant(operation("GET /cart"), service("stock"));
  }

  @Test
  void hasDescendant_missing_marksTheSpanAbove() {
    assertFails(
        () -> assertThat(TRACE).hasDescendant(service("stock"), operation("INSERT")),
        "expected a span with resource.service = \"stock\" that has a descendant with"
            + " span.name = \"INSERT\", found no span with span.name = \"INSERT\"",
        mark(8, "no such descendant"));
  }

  @Test
  void hasSibling_thatIsOne_passes() {
    assertThat(TRACE).hasSibling(operation("SELECT"), status(StatusCode.ERROR));
  }

  @Test
  void hasSibling_noSpanToBegin_saysSo() {
    assertFails(
        () -> assertThat(TRACE).hasSibling(operation("INSERT"), service("stock")),
        "expected a span with span.name = \"INSERT\" that has a sibling with"
            + " resource.service = \"stock\", found no span with span.name = \"INSERT\"",
        mark(8, "elsewhere"));
  }

  @Test
  void hasServicePath_fromTheRoot_passes() {
    assertThat(TRACE)
        .hasServicePath("gateway", "orders")
        .hasServicePath("gateway", "stock")
        .hasServicePath("gateway");
  }

  @Test
  void hasServicePath_thatEndsEarlier_marksWhere() {
    assertFails(
        () -> assertThat(TRACE).hasServicePath("gateway", "stock", "db"),
        "expected the path of services gateway > stock > db, found gateway > stock only",
        mark(8, "no call of db"));
  }

  @Test
  void hasServicePath_notFromTheRoot_saysSo() {
    assertFails(
        () -> assertThat(TRACE).hasServicePath("orders"),
        "expected the path of services orders, found no root of orders");
  }

  @Test
  void hasServicePath_ofNothing_isRefused() {
    assertThatThrownBy(() -> assertThat(TRACE).hasServicePath())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a path of 0 services, expected at least 1");
  }

  @Test
  void everyClientSpan_withAServer_passes() {
    assertThat(TRACE).everyClientSpanHasAServerChild(not(operation("SELECT")));
    assertThat(Trace.of(Cart.SPANS.subList(0, 3))).everyClientSpanHasAServerChild();
  }

  @Test
  void everyClientSpan_oneWithoutServer_marksIt() {
    assertFails(
        WITHOUT_STOCK,
        () -> assertThat(WITHOUT_STOCK).everyClientSpanHasAServerChild(operation("GET")),
        "expected a server child under every client span, 1 of 2 have none",
        mark(7, "no server child"));
  }

  @Test
  void everyProducerSpan_consumedByChildOrLink_passes() {
    Trace trace =
        Trace.of(
            List.of(
                Cart.span(1, 0, "shop", "send", SpanKind.PRODUCER, 0, 1).build(),
                Cart.span(2, 1, "mail", "receive", SpanKind.CONSUMER, 2, 3).build(),
                Cart.span(3, 2, "mail", "send", SpanKind.PRODUCER, 2, 3).build(),
                Cart.span(4, 0, "log", "receive", SpanKind.CONSUMER, 4, 5)
                    .links(List.of(SpanLink.to(Cart.ID, new SpanId(3))))
                    .build()));

    assertThat(trace).everyProducerSpanHasAConsumer();
  }

  @Test
  void everyProducerSpan_oneNotConsumed_marksIt() {
    Trace trace = Cart.with(Cart.span(8, 7, "stock", "send", SpanKind.PRODUCER, 50, 95));

    assertFails(
        trace,
        () -> assertThat(trace).everyProducerSpanHasAConsumer(),
        "expected a consumer of every producer span, as a child or by a link, 1 of 1 have none",
        mark(8, "no consumer"));
  }

  @Test
  void hasAtMostUnder_asMany_passes() {
    assertThat(TRACE)
        .hasAtMost(3, operation("SELECT"))
        .under(operation("GET /orders"))
        .hasAtMost(0, operation("SELECT"))
        .under(service("stock"))
        .hasAtMost(0, kind(SpanKind.CLIENT))
        .under(operation("SELECT"));
  }

  @Test
  void hasAtMostUnder_more_numbersThem() {
    assertFails(
        () -> assertThat(TRACE).hasAtMost(1, operation("SELECT")).under(operation("GET /cart")),
        "expected at most 1 span with span.name = \"SELECT\" under each span with"
            + " span.name = \"GET /cart\", found more under 1",
        mark(1, "3 under this"),
        mark(4, "no. 1"),
        mark(5, "no. 2, too many"),
        mark(6, "no. 3, too many"));
  }

  @Test
  void hasAtMostUnder_nothing_fails() {
    assertFails(
        () -> assertThat(TRACE).hasAtMost(1, operation("SELECT")).under(operation("GET /kart")),
        "expected at most 1 span with span.name = \"SELECT\" under each span with"
            + " span.name = \"GET /kart\", found no span to look under");
  }

  @Test
  void hasAtMostInTotal_asMany_passes() {
    assertThat(TRACE).hasAtMost(3, operation("SELECT")).inTotal();
  }

  @Test
  void hasAtMostInTotal_more_numbersThem() {
    assertFails(
        () -> assertThat(TRACE).hasAtMost(2, operation("SELECT")).inTotal(),
        "expected at most 2 spans with span.name = \"SELECT\", found 3",
        mark(4, "no. 1"),
        mark(5, "no. 2"),
        mark(6, "no. 3, too many"));
  }
}
