package io.spoor.assertj;

import static io.spoor.assertj.Failures.assertFails;
import static io.spoor.assertj.Failures.mark;
import static io.spoor.assertj.SpoorAssertions.assertThat;
import static io.spoor.query.Condition.has;
import static io.spoor.query.Condition.operation;
import static io.spoor.query.Condition.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.Trace;
import io.spoor.query.Relation;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.StatusCode;
import io.spoor.span.Value;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Assertions on one span. */
final class SpanAssertTest {
  private static final Span ORDERS = Cart.span(3);
  private static final Span FAILED = Cart.span(6);

  @Test
  void span_asItIs_passes() {
    assertThat(ORDERS)
        .hasName("GET /orders")
        .hasService("orders")
        .hasKind(SpanKind.SERVER)
        .hasStatus(StatusCode.UNSET)
        .hasNoError()
        .hasNoEvents()
        .hasAttribute("user.id")
        .hasAttribute("user.id", "u-17")
        .hasAttribute("http.response.status_code", 500)
        .hasNoAttribute("db.system")
        .hasResourceAttribute("service.name", "orders")
        .tookAtMost(Duration.ofMillis(45))
        .tookAtLeast(Duration.ofMillis(45))
        .meets(service("orders"));
    assertThat(FAILED)
        .hasStatus(StatusCode.ERROR, "deadlock")
        .hasEvent("exception")
        .hasEvent("exception", "exception.type", "DeadlockException");
  }

  @Test
  void attribute_ofEachType_passes() {
    Span span =
        ORDERS.toBuilder()
            .attributes(
                Attributes.builder()
                    .put("ratio", 1.0)
                    .put("retry", true)
                    .put("tags", Value.of(List.of(Value.of("a"), Value.of(2), Value.of(false))))
                    .put("twice", 1)
                    .put("twice", 2)
                    .build())
            .links(List.of(SpanLink.to(Cart.ID, new SpanId(1))))
            .build();

    assertThat(span)
        .hasAttribute("ratio", 1.0)
        .hasAttribute("retry", true)
        .hasAttribute("tags", List.of("a", 2, false))
        .hasAttribute("twice", 1)
        .hasAttribute("twice", 2)
        .hasLinkTo(Cart.ID, new SpanId(1));
  }

  @Test
  void hasName_other_saysBoth() {
    TraceAssertionError error =
        fails(span -> span.hasName("GET"), "expected the name \"GET\", it is \"GET /orders\"");

    assertThat(error.getExpected().getValue()).isEqualTo("\"GET\"");
    assertThat(error.getActual().getValue()).isEqualTo("\"GET /orders\"");
  }

  @Test
  void hasService_other_saysBoth() {
    fails(span -> span.hasService("shop"), "expected the service \"shop\", it is \"orders\"");
  }

  @Test
  void hasKind_other_saysBoth() {
    fails(span -> span.hasKind(SpanKind.CLIENT), "expected the kind client, it is server");
  }

  @Test
  void hasStatus_other_saysBoth() {
    fails(span -> span.hasStatus(StatusCode.OK), "expected the status ok, it is unset");
    fails(
        span -> span.hasStatus(StatusCode.ERROR, "lost"),
        "expected the status error \"lost\", it is unset \"\"");
  }

  @Test
  void hasNoError_error_saysWhich() {
    Trace alone = Trace.of(List.of(FAILED));

    assertFails(
        alone,
        () -> assertThat(FAILED).hasNoError(),
        "expected no error, found error \"deadlock\"",
        mark(1, "this span"));
  }

  @Test
  void hasAttribute_missing_listsThoseThere() {
    fails(
        span -> span.hasAttribute("db.system"),
        "expected the attribute db.system, there are http.request.method,"
            + " http.response.status_code, server.address, user.id");
  }

  @Test
  void hasAttribute_ofAnotherValueOrType_saysBoth() {
    TraceAssertionError error =
        fails(
            span -> span.hasAttribute("http.response.status_code", 200),
            "expected the attribute http.response.status_code = 200 (int), it is 500 (int)");
    assertThat(error.getExpected().getValue()).isEqualTo("http.response.status_code = 200");
    assertThat(error.getActual().getValue()).isEqualTo("http.response.status_code = 500");

    fails(
        span -> span.hasAttribute("http.response.status_code", "500"),
        "expected the attribute http.response.status_code = \"500\" (text), it is 500 (int)");
    fails(
        span -> span.hasAttribute("http.response.status_code", 500.0),
        "expected the attribute http.response.status_code = 500.0 (double), it is 500 (int)");
    fails(
        span -> span.hasAttribute("user.id", true),
        "expected the attribute user.id = true (bool), it is \"u-17\" (text)");
    fails(
        span -> span.hasAttribute("user.id", List.of("u-17", 1.5)),
        "expected the attribute user.id = [\"u-17\", 1.5] (array), it is \"u-17\" (text)");
  }

  @Test
  void hasAttribute_listOfSomethingElse_isRefused() {
    assertThatThrownBy(() -> assertThat(ORDERS).hasAttribute("a", List.of(Set.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a value of java.util.")
        .hasMessageEndingWith(
            "is expected of an attribute; values are text, bool, int, long, double, bytes and"
                + " lists of them");
  }

  @Test
  void hasNoAttribute_there_saysItsValue() {
    fails(
        span -> span.hasNoAttribute("user.id"),
        "expected no attribute user.id, found \"u-17\" (text)");
  }

  @Test
  void hasResourceAttribute_missing_listsThoseThere() {
    fails(
        span -> span.hasResourceAttribute("service.version", "1"),
        "expected the resource attribute service.version = \"1\" (text),"
            + " there are service.name");
  }

  @Test
  void hasEvent_missing_listsThoseThere() {
    fails(span -> span.hasEvent("retry"), "expected an event \"retry\", there are none");
    Trace alone = Trace.of(List.of(FAILED));
    assertFails(
        alone,
        () -> assertThat(FAILED).hasEvent("retry"),
        "expected an event \"retry\", there are \"exception\"",
        mark(1, "this span"));
    assertFails(
        alone,
        () -> assertThat(FAILED).hasEvent("exception", "exception.type", "Timeout"),
        "expected an event \"exception\" with exception.type = \"Timeout\","
            + " it is \"DeadlockException\" (text)",
        mark(1, "this span"));
    assertFails(
        alone,
        () -> assertThat(FAILED).hasNoEvents(),
        "expected no event, there are \"exception\"",
        mark(1, "this span"));
  }

  @Test
  void hasLinkTo_missing_saysSo() {
    fails(
        span -> span.hasLinkTo(Cart.ID, new SpanId(9)),
        "expected a link to span 0000000000000009 of trace 4bf92f3577b34da6a3ce929d0e0e4736,"
            + " found no link");
  }

  @Test
  void duration_otherThanExpected_saysBoth() {
    fails(
        span -> span.tookAtMost(Duration.ofMillis(10)),
        "expected to take at most 10.0 ms, it took 45.0 ms");
    fails(
        span -> span.tookAtLeast(Duration.ofSeconds(1)),
        "expected to take at least 1.00 s, it took 45.0 ms");
  }

  @Test
  void meets_notSo_saysTheCondition() {
    fails(span -> span.meets(operation("GET")), "expected span.name = \"GET\"");
  }

  @Test
  void spanOfATrace_failing_showsTheWholeTree() {
    assertThat(Cart.TRACE)
        .theSpanWith(service("stock"))
        .meets(has(Relation.PARENT, operation("GET")));
    assertFails(
        () -> assertThat(Cart.TRACE).theSpanWith(service("stock")).hasKind(SpanKind.CLIENT),
        "expected the kind client, it is server",
        mark(8, "this span"));
  }

  private static TraceAssertionError fails(Consumer<SpanAssert> assertion, String message) {
    return assertFails(
        Trace.of(List.of(ORDERS)),
        () -> assertion.accept(assertThat(ORDERS)),
        message,
        mark(1, "this span"));
  }
}
