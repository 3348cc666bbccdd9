package io.spoor.assertj;

import static io.spoor.assertj.Cart.TRACE;
import static io.spoor.assertj.Failures.assertFails;
import static io.spoor.assertj.Failures.mark;
import static io.spoor.assertj.SpoorAssertions.assertThat;
import static io.spoor.query.Condition.operation;
import static io.spoor.query.Condition.service;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.Trace;
import io.spoor.span.SpanKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Assertions on when the spans of a trace ran. */
final class TraceTimesTest {

  @Test
  void tookAtMost_exactly_passes() {
    assertThat(TRACE).tookAtMost(Duration.ofMillis(120));
  }

  @Test
  void tookAtMost_longer_marksTheSpanThatEndedLast() {
    assertFails(
        () -> assertThat(TRACE).tookAtMost(Duration.ofMillis(100)),
        "expected the trace to take at most 100 ms, it took 120 ms",
        mark(1, "ended last"));
  }

  @Test
  void tookAtMost_hardlyLonger_saysItInFull() {
    assertFails(
        () -> assertThat(TRACE).tookAtMost(Duration.ofNanos(119_999_999).plusNanos(-1)),
        "expected the trace to take at most 119 ms, it took 120 ms",
        mark(1, "ended last"));
    Trace longer = Cart.with(Cart.span(1).toBuilder().endNanos(Cart.START + 120_000_001));
    assertFails(
        longer,
        () -> assertThat(longer).tookAtMost(Duration.ofMillis(120)),
        "expected the trace to take at most 120,000,000 ns, it took 120,000,001 ns",
        mark(1, "ended last"));
  }

  @Test
  void tookAtMost_negative_isRefused() {
    assertThatThrownBy(() -> assertThat(TRACE).tookAtMost(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the budget is PT-0.001S, expected 0 or more");
  }

  @Test
  void spansTookAtMost_exactly_passes() {
    assertThat(TRACE).spansTookAtMost(Duration.ofMillis(20), operation("SELECT"));
  }

  @Test
  void spansTookAtMost_oneLonger_marksIt() {
    assertFails(
        () -> assertThat(TRACE).spansTookAtMost(Duration.ofMillis(10), operation("SELECT")),
        "expected each span with span.name = \"SELECT\" to take at most 10.0 ms, 1 of 3 exceed it",
        mark(6, "took 20.0 ms"));
  }

  @Test
  void spansTookAtMost_noSuchSpan_fails() {
    assertFails(
        () -> assertThat(TRACE).spansTookAtMost(Duration.ofMillis(10), operation("INSERT")),
        "expected a span with span.name = \"INSERT\", found none");
  }

  @Test
  void selfTime_exactly_passes() {
    // 45 ms less three times 8, 8 and 20 ms.
    assertThat(TRACE).spansHadSelfTimeOfAtMost(Duration.ofMillis(9), operation("GET /orders"));
  }

  @Test
  void selfTime_more_marksTheSpan() {
    assertFails(
        () ->
            assertThat(TRACE)
                .spansHadSelfTimeOfAtMost(Duration.ofMillis(8), operation("GET /orders")),
        "expected each span with span.name = \"GET /orders\" to have a self time of at most"
            + " 8.00 ms, 1 of 1 exceed it",
        mark(3, "self time 9.00 ms"));
  }

  @Test
  void startedBefore_soItWas_passes() {
    assertThat(TRACE).startedBefore(service("orders"), service("stock"));
  }

  @Test
  void startedBefore_theReverse_marksThemWithTheFirstOfTheOthers() {
    assertFails(
        () -> assertThat(TRACE).startedBefore(operation("GET"), operation("SELECT")),
        "expected each span with span.name = \"GET\" to start before each with"
            + " span.name = \"SELECT\"",
        mark(4, "started first"),
        mark(7, "started 28.0 ms after"));
  }

  @Test
  void startedBefore_atTheSameTime_fails() {
    Trace trace = Cart.with(Cart.span(8, 7, "stock", "GET /items", SpanKind.SERVER, 40, 95));

    assertFails(
        trace,
        () -> assertThat(trace).startedBefore(service("stock"), operation("GET /items")),
        "expected each span with resource.service = \"stock\" to start before each with"
            + " span.name = \"GET /items\"",
        mark(8, "started at the same time, started first"));
  }

  @Test
  void endedBefore_soItWas_passes() {
    Trace trace = Cart.with(Cart.span(8, 7, "stock", "GET /items", SpanKind.SERVER, 52, 95));

    assertThat(trace).endedBefore(operation("SELECT"), service("stock"));
  }

  @Test
  void endedBefore_stillRunning_marksBoth() {
    assertFails(
        () -> assertThat(TRACE).endedBefore(operation("SELECT"), service("stock")),
        "expected each span with span.name = \"SELECT\" to end before the start of each with"
            + " resource.service = \"stock\"",
        mark(6, "ended 2.00 ms after"),
        mark(8, "started"));
  }

  @Test
  void ranInParallel_soTheyDid_passes() {
    assertThat(TRACE)
        .ranInParallel(operation("GET"), operation("GET"))
        .ranInParallel(service("stock"), operation("GET /orders"));
  }

  @Test
  void ranInParallel_oneAlone_marksIt() {
    assertFails(
        () -> assertThat(TRACE).ranInParallel(operation("SELECT"), service("stock")),
        "expected each span with span.name = \"SELECT\" to run at the same time as one with"
            + " resource.service = \"stock\", and the reverse",
        mark(4, "ran with none of them"),
        mark(5, "ran with none of them"));
  }

  @Test
  void ranOneAfterAnother_soTheyDid_passes() {
    assertThat(TRACE).ranOneAfterAnother(operation("SELECT"));
  }

  @Test
  void ranOneAfterAnother_together_marksThem() {
    assertFails(
        () -> assertThat(TRACE).ranOneAfterAnother(operation("GET")),
        "expected the spans with span.name = \"GET\" to run one after another",
        mark(2, "still ran"),
        mark(7, "started 20.0 ms too early"));
  }
}
