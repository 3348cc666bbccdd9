package io.spoor.assertj;

import static io.spoor.assertj.SpoorAssertions.assertThat;
import static io.spoor.query.Condition.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.Trace;
import io.spoor.span.SpanKind;
import io.spoor.span.TraceId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Assertions on several traces, and on several things at once. */
final class TracesAssertTest {
  private static final Trace TICK =
      Trace.of(
          List.of(
              Cart.span(1, 0, "clock", "tick", SpanKind.INTERNAL, 0, 10)
                  .traceId(TraceId.parse("a1"))
                  .build()));
  private static final List<Trace> TRACES = List.of(Cart.TRACE, TICK);

  @Test
  void list_ofTraces_isAssertedAsAListAndAsTraces() {
    assertThat(TRACES).hasSize(2).element(1).hasSpanCount(1).hasNoErrors();
    assertThat(TRACES).theTraceWith(operation("SELECT")).hasServicePath("gateway", "orders");
    assertThat(TRACES).first().hasSpans(3, operation("SELECT"));
  }

  @Test
  void description_ofTheList_isPassedOn() {
    assertThatThrownBy(
            () ->
                assertThat(TRACES)
                    .as("all")
                    .theTraceWith(operation("SELECT"))
                    .theSpanWith(operation("GET /items"))
                    .hasName("GET"))
        .hasMessageStartingWith(
            "[all] expected the name \"GET\", it is \"GET /items\"\n  trace 4bf");
  }

  @Test
  void theTraceWith_none_showsAll() {
    assertThatThrownBy(() -> assertThat(List.of(TICK)).as("all").theTraceWith(operation("INSERT")))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            [all] expected one trace with a span with span.name = "INSERT", found none of 1 trace
              trace 000000000000000000000000000000a1  2023-11-14T22:13:20Z  10.0 ms  1 span  1 service  no error
              clock  tick    10.0 ms  ██████████████████████████████\
            """);
  }

  @Test
  void theTraceWith_several_showsThem() {
    assertThatThrownBy(
            () -> assertThat(Collections.nCopies(7, TICK)).theTraceWith(operation("tick")))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "expected one trace with a span with span.name = \"tick\", found 7 of 7 traces\n")
        .hasMessageEndingWith("\nand 2 more traces");
  }

  @Test
  void soft_severalFailures_areReportedTogether() {
    SpoorSoftAssertions softly = new SpoorSoftAssertions();

    softly.assertThat(Cart.TRACE).hasNoErrors().hasSpanCount(8);
    softly.assertThat(Cart.TRACE).hasAtMost(1, operation("SELECT")).under(operation("GET /cart"));
    softly.assertThat(Cart.span(1)).hasName("GET");
    softly.assertThat(1).isEqualTo(1);

    assertThat(softly.errorsCollected()).hasSize(3);
    assertThat(softly.errorsCollected().get(0))
        .isInstanceOf(TraceAssertionError.class)
        .hasMessageStartingWith("expected no error, found 1");
    assertThat(softly.errorsCollected().get(1))
        .hasMessageStartingWith("expected at most 1 span with span.name");
    assertThat(softly.errorsCollected().get(2)).hasMessageStartingWith("expected the name \"GET\"");
  }
}
