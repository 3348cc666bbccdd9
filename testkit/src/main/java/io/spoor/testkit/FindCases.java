package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.query.FoundTrace;
import io.spoor.query.Page;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.Status;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

abstract class FindCases extends ContractCases {
  FindCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void find_emptyStore_isAnEmptyPage() {
    assertThat(store().find(query().build()).traces()).isEmpty();
    assertThat(store().find(query().build()).cursor()).isEmpty();
  }

  @Test
  void find_noConditions_findsAllTracesNewestFirst() {
    given(span(T1, 1), span(T2, 9), span(T1, 5), span(T3, 4));

    assertThat(store().find(query().build()).traces())
        .containsExactly(match(T2, 9, 9), match(T1, 5, 1, 5), match(T3, 4, 4));
  }

  @Test
  void find_service_findsItsTraces() {
    given(in(T1, 1, "cart"), in(T2, 2, "cart2"), in(T3, 3, "Cart"), in(T1, 4, "shop"));

    assertThat(store().find(query().service("cart").build()).traces())
        .containsExactly(match(T1, 1, 1));
    assertThat(found(query().service("car"))).isEmpty();
  }

  @Test
  void find_emptyService_findsSpansThatNameNone() {
    given(span(T1, 1).resource(Resource.EMPTY), in(T2, 2, ""), in(T3, 3, "unknown_service"));

    assertThat(found(query().service(""))).containsExactly(T2, T1);
  }

  @Test
  void find_operation_findsItsTraces() {
    given(span(T1, 1).name("GET /pay"), span(T2, 2).name("GET /pay/"), span(T3, 3).name(""));

    assertThat(found(query().operation("GET /pay"))).containsExactly(T1);
    assertThat(found(query().operation(""))).containsExactly(T3);
    assertThat(found(query().operation("PUT"))).isEmpty();
  }

  @Test
  void find_operationNamedLikeAService_isNotConfused() {
    given(in(T1, 1, "cart").name("pay"), in(T2, 2, "pay").name("cart"));

    assertThat(found(query().service("cart"))).containsExactly(T1);
    assertThat(found(query().operation("cart"))).containsExactly(T2);
  }

  @Test
  void find_eachKind_findsItsTraces() {
    for (SpanKind kind : SpanKind.values()) {
      given(span(new TraceId(0, kind.ordinal()), 1).kind(kind));
    }

    for (SpanKind kind : SpanKind.values()) {
      assertThat(found(query().kind(kind))).containsExactly(new TraceId(0, kind.ordinal()));
    }
  }

  @Test
  void find_eachStatus_findsItsTraces() {
    given(
        span(T1, 1).status(Status.UNSET),
        span(T2, 2).status(Status.OK),
        span(T3, 3).status(Status.error("broken")));

    assertThat(found(query().status(StatusCode.UNSET))).containsExactly(T1);
    assertThat(found(query().status(StatusCode.OK))).containsExactly(T2);
    assertThat(found(query().status(StatusCode.ERROR))).containsExactly(T3);
  }

  @Test
  void find_durationAtBothEdges_isIncluded() {
    given(lasting(T1, 99), lasting(T2, 100), lasting(T3, 101));

    assertThat(found(query().minDuration(Duration.ofNanos(100)))).containsExactly(T2, T3);
    assertThat(found(query().maxDuration(Duration.ofNanos(100)))).containsExactly(T1, T2);
    assertThat(found(query().minDuration(Duration.ofNanos(100)).maxDuration(Duration.ofNanos(100))))
        .containsExactly(T2);
  }

  @Test
  void find_negativeDuration_countsAsZero() {
    given(span(T1, 1).startNanos(10).endNanos(4), lasting(T2, 0), lasting(T3, 1));

    assertThat(found(query().maxDuration(Duration.ZERO))).containsExactly(T1, T2);
    assertThat(found(query().minDuration(Duration.ofNanos(1)))).containsExactly(T3);
  }

  @Test
  void find_durationBeyondSignedRange_isTheLongest() {
    given(span(T1, 1).startNanos(1).endNanos(-1), lasting(T2, Long.MAX_VALUE), lasting(T3, 5));

    assertThat(found(query().minDuration(Duration.ofNanos(Long.MAX_VALUE)).limit(5)))
        .containsExactly(T2, T1);
    assertThat(found(query().maxDuration(Duration.ofNanos(Long.MAX_VALUE))))
        .containsExactly(T2, T3);
  }

  @Test
  void find_conditionsMetByDifferentSpans_doesNotMatch() {
    given(
        in(T1, 1, "checkout").status(Status.error("")),
        in(T1, 2, "payment"),
        in(T2, 3, "checkout"),
        in(T2, 4, "payment").status(Status.error("")));

    assertThat(store().find(query().service("checkout").status(StatusCode.ERROR).build()).traces())
        .containsExactly(match(T1, 1, 1));
    assertThat(store().find(query().service("payment").status(StatusCode.ERROR).build()).traces())
        .containsExactly(match(T2, 4, 4));
  }

  @Test
  void find_everyConditionAtOnce_mustAllHoldOnOneSpan() {
    Span full =
        in(T1, 50, "checkout")
            .name("POST /pay")
            .kind(SpanKind.CLIENT)
            .status(StatusCode.OK, "")
            .endNanos(150)
            .build();
    given(
        full,
        full.toBuilder().traceId(T2).name("other").build(),
        full.toBuilder().traceId(T2).kind(SpanKind.SERVER).build(),
        full.toBuilder().traceId(T2).status(Status.UNSET).build(),
        full.toBuilder().traceId(T2).endNanos(151).build(),
        full.toBuilder().traceId(T2).startNanos(49).endNanos(149).build(),
        full.toBuilder().traceId(T2).resource(Resource.ofService("cart")).build());

    assertThat(
            found(
                query()
                    .service("checkout")
                    .operation("POST /pay")
                    .kind(SpanKind.CLIENT)
                    .status(StatusCode.OK)
                    .minDuration(Duration.ofNanos(100))
                    .maxDuration(Duration.ofNanos(100))
                    .fromNanos(50)
                    .toNanos(51)))
        .containsExactly(T1);
  }

  @Test
  void find_window_includesItsStartAndExcludesItsEnd() {
    given(span(T1, 10), span(T2, 20), span(T3, 30));

    assertThat(found(query().fromNanos(10).toNanos(30))).containsExactly(T2, T1);
    assertThat(found(query().fromNanos(11).toNanos(31))).containsExactly(T3, T2);
    assertThat(found(query().fromNanos(20))).containsExactly(T3, T2);
    assertThat(found(query().toNanos(20))).containsExactly(T1);
    assertThat(found(query().fromNanos(20).toNanos(21))).containsExactly(T2);
  }

  @Test
  void find_windowThatEndsWhereItBegins_isEmpty() {
    given(span(T1, 10));

    assertThat(found(query().fromNanos(10).toNanos(10))).isEmpty();
    assertThat(found(query().fromNanos(11).toNanos(10))).isEmpty();
  }

  @Test
  void find_windowAcrossTheSignBit_isUnsigned() {
    given(
        span(T1, 1).startNanos(Long.MAX_VALUE),
        span(T2, 2).startNanos(Long.MIN_VALUE),
        span(T3, 3).startNanos(-1),
        span(UNKNOWN, 4).startNanos(0));

    assertThat(found(query())).containsExactly(T3, T2, T1, UNKNOWN);
    assertThat(found(query().fromNanos(Long.MAX_VALUE).toNanos(-1))).containsExactly(T2, T1);
    assertThat(found(query().fromNanos(Long.MIN_VALUE))).containsExactly(T3, T2);
    assertThat(found(query().toNanos(1))).containsExactly(UNKNOWN);
  }

  @Test
  void find_windowAsInstants_isInNanoseconds() {
    Instant at = Instant.parse("2026-01-01T00:00:00.000000001Z");
    given(span(T1, 1).startNanos(1_767_225_600_000_000_001L));

    assertThat(found(query().between(at, at.plusNanos(1)))).containsExactly(T1);
    assertThat(found(query().between(at.minusNanos(1), at))).isEmpty();
  }

  @Test
  void find_windowHoldsForTheSpanThatMatches_notForItsTrace() {
    given(in(T1, 10, "cart"), in(T1, 20, "shop"), in(T2, 20, "cart"));

    assertThat(found(query().service("cart").fromNanos(15))).containsExactly(T2);
  }

  @Test
  void find_traceWithNewerSpanThatDoesNotMatch_isOrderedByItsNewestMatch() {
    given(in(T1, 10, "cart"), in(T1, 99, "shop"), in(T2, 20, "cart"), in(T3, 15, "cart"));

    assertThat(store().find(query().service("cart").build()).traces())
        .containsExactly(match(T2, 20, 20), match(T3, 15, 15), match(T1, 10, 10));
  }

  @Test
  void find_equalNewestStarts_areOrderedByTraceIdUnsigned() {
    TraceId first = new TraceId(0, -1);
    TraceId second = new TraceId(1, 0);
    TraceId third = new TraceId(Long.MAX_VALUE, -1);
    TraceId last = new TraceId(Long.MIN_VALUE, 0);
    given(span(last, 5), span(second, 5), span(first, 5), span(third, 5));

    assertThat(found(query())).containsExactly(first, second, third, last);
  }

  @Test
  void find_moreMatchesThanLimit_returnsTheNewest() {
    for (int i = 0; i < 50; i++) given(span(new TraceId(1, i), (i * 37) % 50));

    assertThat(store().find(query().limit(3).build()).traces())
        .extracting(FoundTrace::newestMatchNanos)
        .containsExactly(49L, 48L, 47L);
  }

  @Test
  void find_defaultLimit_is20() {
    for (int i = 0; i < 21; i++) given(span(new TraceId(1, i), i));

    Page page = store().find(query().build());

    assertThat(page.traces()).hasSize(20);
    assertThat(page.cursor()).isPresent();
  }

  @Test
  void find_moreThan20Matches_listsTheFirst20ByStartAndCountsAll() {
    for (long i = 30; i > 0; i--) given(span(T1, i));

    FoundTrace trace = store().find(query().build()).traces().get(0);

    long[] first20 = LongStream.rangeClosed(1, 20).toArray();
    assertThat(trace.matchedSpanIds()).isEqualTo(match(T1, 30, first20).matchedSpanIds());
    assertThat(trace.matchedSpans()).isEqualTo(30);
    assertThat(trace.newestMatchNanos()).isEqualTo(30);
  }

  @Test
  void find_matchesWithEqualStarts_areListedByIdUnsigned() {
    given(span(T1, -1).startNanos(5), span(T1, 3).startNanos(5), span(T1, 7).startNanos(4));

    assertThat(store().find(query().build()).traces()).containsExactly(match(T1, 5, 7, 3, -1));
  }

  @Test
  void find_matchesSharingAnId_areListedEach() {
    given(span(T1, 3).kind(SpanKind.CLIENT), span(T1, 3).kind(SpanKind.SERVER));

    assertThat(store().find(query().build()).traces()).containsExactly(match(T1, 3, 3, 3));
  }

  @Test
  void find_onlyMatchingSpans_areListed() {
    given(in(T1, 1, "cart"), in(T1, 2, "shop"), in(T1, 3, "cart"));

    assertThat(store().find(query().service("cart").build()).traces())
        .containsExactly(match(T1, 3, 1, 3));
  }

  @Test
  void find_equalSpanWrittenTwice_matchesOnce() {
    store().write(List.of(span(T1, 1).build(), span(T1, 1).build()));
    store().write(List.of(span(T1, 1).build()));

    assertThat(store().find(query().build()).traces()).containsExactly(match(T1, 1, 1));
  }

  private static Span.Builder lasting(TraceId id, long nanos) {
    return span(id, 5).startNanos(2).endNanos(2 + nanos);
  }

  private static FoundTrace match(TraceId id, long newestNanos, long... spanIds) {
    List<SpanId> ids = LongStream.of(spanIds).mapToObj(SpanId::new).toList();
    return new FoundTrace(id, newestNanos, newestNanos, ids, ids.size());
  }
}
