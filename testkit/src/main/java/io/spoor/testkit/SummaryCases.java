package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceSummary;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.Status;
import io.spoor.span.TraceId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

abstract class SummaryCases extends ContractCases {
  SummaryCases(TraceStoreContract contract) {
    super(contract);
  }

  /**
   *
   *
   * <pre>
   * gateway/GET /       10 to 90
   *   cart/load         20 to 40  error
   *   cart/price        30 to 95  error
   *     db/SELECT       35 to 50
   * </pre>
   */
  @Test
  void summaries_oneTree_countsItsSpans() {
    given(
        in(T1, 3, "cart")
            .name("price")
            .parentSpanId(new SpanId(1))
            .startNanos(30)
            .endNanos(95)
            .status(Status.error("")),
        in(T1, 4, "db")
            .name("SELECT")
            .parentSpanId(new SpanId(3))
            .startNanos(35)
            .endNanos(50)
            .status(Status.OK),
        in(T1, 1, "gateway").name("GET /").startNanos(10).endNanos(90),
        in(T1, 2, "cart")
            .name("load")
            .parentSpanId(new SpanId(1))
            .startNanos(20)
            .endNanos(40)
            .status(Status.error("no")));

    TraceSummary summary = summary(T1);

    assertThat(summary)
        .isEqualTo(
            new TraceSummary(
                T1,
                "gateway",
                "GET /",
                10,
                95,
                4,
                2,
                0,
                new TreeMap<>(Map.of("gateway", 1, "cart", 2, "db", 1))));
    assertThat(summary.services().keySet()).containsExactly("cart", "db", "gateway");
    assertThat(summary.durationNanos()).isEqualTo(85);
  }

  @Test
  void summaries_missingParents_areOrphans() {
    given(
        in(T1, 1, "a").parentSpanId(new SpanId(99)),
        in(T1, 2, "b"),
        in(T1, 3, "c").parentSpanId(new SpanId(98)),
        in(T1, 4, "d").parentSpanId(new SpanId(2)));

    assertThat(summary(T1).orphanCount()).isEqualTo(2);
    assertThat(summary(T1).spanCount()).isEqualTo(4);
  }

  @Test
  void summaries_parentThatComesLater_isNoOrphanAnyMore() {
    given(in(T1, 2, "b").parentSpanId(new SpanId(1)));
    assertThat(summary(T1).orphanCount()).isEqualTo(1);

    given(in(T1, 1, "a"));

    assertThat(summary(T1).orphanCount()).isZero();
    assertThat(summary(T1).rootService()).isEqualTo("a");
  }

  @Test
  void summaries_parentInOtherTrace_isMissing() {
    given(in(T1, 2, "b").parentSpanId(new SpanId(1)), in(T2, 1, "a"));

    assertThat(summary(T1).orphanCount()).isEqualTo(1);
    assertThat(summary(T2).orphanCount()).isZero();
  }

  @Test
  void summaries_cycle_hasNoOrphan() {
    given(
        in(T1, 1, "a").parentSpanId(new SpanId(2)),
        in(T1, 2, "b").parentSpanId(new SpanId(1)),
        in(T2, 3, "c").parentSpanId(new SpanId(3)));

    assertThat(summary(T1).orphanCount()).isZero();
    assertThat(summary(T1).rootService()).isEqualTo("a");
    assertThat(summary(T2).orphanCount()).isZero();
    assertThat(summary(T2).rootService()).isEqualTo("c");
  }

  @Test
  void summaries_zipkinHalvesSharingAnId_areTwoSpans() {
    given(
        in(T1, 5, "client").kind(SpanKind.CLIENT).startNanos(10),
        in(T1, 5, "server").kind(SpanKind.SERVER).startNanos(12));

    assertThat(summary(T1).spanCount()).isEqualTo(2);
    assertThat(summary(T1).rootService()).isEqualTo("client");
    assertThat(summary(T1).services()).containsOnlyKeys("client", "server");
  }

  @Test
  void summaries_timesBeyondTheSignBit_areUnsigned() {
    given(
        in(T1, 1, "a").startNanos(Long.MAX_VALUE).endNanos(Long.MIN_VALUE),
        in(T1, 2, "a").startNanos(Long.MIN_VALUE).endNanos(Long.MIN_VALUE + 5));

    assertThat(summary(T1).startNanos()).isEqualTo(Long.MAX_VALUE);
    assertThat(summary(T1).endNanos()).isEqualTo(Long.MIN_VALUE + 5);
    assertThat(summary(T1).durationNanos()).isEqualTo(6);
  }

  @Test
  void summaries_endBeforeStart_countsAsTheStart() {
    given(
        in(T1, 1, "a").startNanos(10).endNanos(4),
        in(T2, 2, "a").startNanos(20).endNanos(25),
        in(T2, 3, "a").startNanos(30).endNanos(2));

    assertThat(summary(T1).endNanos()).isEqualTo(10);
    assertThat(summary(T1).durationNanos()).isZero();
    assertThat(summary(T2).endNanos()).isEqualTo(30);
    assertThat(summary(T2).durationNanos()).isEqualTo(10);
  }

  @Test
  void summaries_servicesInUtf8Order() {
    given(in(T1, 1, "\ud83d\ude80"), in(T1, 2, "\uffee"), in(T1, 3, ""));

    assertThat(summary(T1).services().keySet()).containsExactly("", "\uffee", "\ud83d\ude80");
  }

  @Test
  void summaries_idsInAnyOrder_answersInThatOrderWithoutUnknownOnes() {
    given(span(T1, 1), span(T2, 2), span(T3, 3));

    assertThat(store().summaries(List.of(T3, UNKNOWN, T1, T3)))
        .extracting(TraceSummary::traceId)
        .containsExactly(T3, T1, T3);
    assertThat(store().summaries(List.of())).isEmpty();
  }

  @Test
  void summaries_traceOfManyBatches_isOneSummary() {
    for (int i = 1; i <= 40; i++) {
      given(in(T1, i, "s" + i % 2).parentSpanId(i == 1 ? null : new SpanId(i - 1)), span(T2, i));
    }

    assertThat(summary(T1).spanCount()).isEqualTo(40);
    assertThat(summary(T1).orphanCount()).isZero();
    assertThat(summary(T1).services()).isEqualTo(Map.of("s0", 20, "s1", 20));
  }

  private TraceSummary summary(TraceId id) {
    List<TraceSummary> summaries = store().summaries(List.of(id));
    assertThat(summaries).hasSize(1);
    return summaries.get(0);
  }
}
