package io.spoor.testkit;

import static io.spoor.query.Condition.operation;
import static io.spoor.query.Condition.service;
import static io.spoor.query.Condition.status;
import static io.spoor.query.TraceCondition.atLeast;
import static io.spoor.query.TraceCondition.atMost;
import static io.spoor.query.TraceCondition.durationAtLeast;
import static io.spoor.query.TraceCondition.durationAtMost;
import static io.spoor.query.TraceCondition.hasNoSpan;
import static io.spoor.query.TraceCondition.hasSpan;
import static io.spoor.query.TraceCondition.rootOperation;
import static io.spoor.query.TraceCondition.rootService;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.query.Condition;
import io.spoor.query.MatchCount;
import io.spoor.query.Relation;
import io.spoor.query.TraceCondition;
import io.spoor.query.TraceCondition.Measure;
import io.spoor.query.TraceQuery;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.Status;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class TraceConditionCases extends ContractCases {
  TraceConditionCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void duration_isFromTheEarliestStartToTheLatestEnd() {
    given(lasting(T1, 1, 10, 20), lasting(T1, 2, 15, 40), lasting(T2, 3, 12, 41));

    assertThat(having(atLeast(Measure.DURATION, 30))).containsExactly(T1);
    assertThat(having(atMost(Measure.DURATION, 29))).containsExactly(T2);
    assertThat(having(new TraceCondition.Between(Measure.DURATION, 29, 30)))
        .containsExactly(T1, T2);
    assertThat(having(durationAtLeast(Duration.ofNanos(30)))).containsExactly(T1);
    assertThat(having(durationAtMost(Duration.ofNanos(29)))).containsExactly(T2);
    assertThat(having(atLeast(Measure.DURATION, 31))).isEmpty();
  }

  @Test
  void duration_spanThatEndsBeforeItStarts_endsAtItsStart() {
    given(lasting(T1, 1, 10, 4), lasting(T2, 2, 20, 5), lasting(T2, 3, 8, 9));

    assertThat(having(atMost(Measure.DURATION, 0))).containsExactly(T1);
    assertThat(having(new TraceCondition.Between(Measure.DURATION, 12, 12))).containsExactly(T2);
  }

  @Test
  void duration_isUnsigned() {
    given(lasting(T1, 1, 0, -1), lasting(T2, 2, 0, Long.MAX_VALUE), lasting(T3, 3, 0, 5));

    assertThat(having(atLeast(Measure.DURATION, Long.MIN_VALUE))).containsExactly(T1);
    assertThat(having(atLeast(Measure.DURATION, 6))).containsExactly(T1, T2);
    assertThat(having(atMost(Measure.DURATION, -1))).containsExactly(T1, T2, T3);
  }

  @Test
  void counts_areOfAllSpansOfTheTrace() {
    given(
        span(T1, 10).status(Status.error("")),
        span(T1, 2).resource(Resource.ofService("cart")),
        span(T1, 3).resource(Resource.EMPTY).status(Status.error("")),
        span(T2, 4),
        span(T2, 5).status(Status.OK),
        span(T3, 1).status(Status.error("")));

    assertThat(having(atLeast(Measure.SPANS, 2))).containsExactly(T1, T2);
    assertThat(having(new TraceCondition.Between(Measure.SPANS, 3, 3))).containsExactly(T1);
    assertThat(having(atMost(Measure.SPANS, 1))).containsExactly(T3);
    assertThat(having(atLeast(Measure.ERRORS, 1))).containsExactly(T1, T3);
    assertThat(having(atMost(Measure.ERRORS, 1))).containsExactly(T2, T3);
    assertThat(having(atMost(Measure.ERRORS, 0))).containsExactly(T2);
    assertThat(having(new TraceCondition.Between(Measure.SERVICES, 3, 3))).containsExactly(T1);
    assertThat(having(atMost(Measure.SERVICES, 1))).containsExactly(T2, T3);
  }

  @Test
  void counts_traceOverManySegments_areOfAllSpans() {
    for (long i = 1; i <= 20; i++) {
      given(span(T1, i).resource(Resource.ofService("s" + i % 9)));
      given(span(new TraceId(0, i % 5), 100 + i));
    }

    assertThat(having(new TraceCondition.Between(Measure.SPANS, 20, 20))).containsExactly(T1);
    assertThat(having(new TraceCondition.Between(Measure.SERVICES, 9, 9))).containsExactly(T1);
    assertThat(having(new TraceCondition.Between(Measure.DURATION, 20, 20))).containsExactly(T1);
    assertThat(having(atMost(Measure.SPANS, 4))).hasSize(5);
  }

  @Test
  void root_isThatOfTheSummary() {
    given(
        span(T1, 5).name("GET /").resource(Resource.ofService("web")),
        span(T1, 6).name("charge").resource(Resource.ofService("pay")).parentSpanId(new SpanId(5)),
        span(T2, 3).name("charge").resource(Resource.ofService("pay")).parentSpanId(new SpanId(9)),
        span(T3, 1).name("").resource(Resource.EMPTY));

    assertThat(having(rootService("web"))).containsExactly(T1);
    assertThat(having(rootService("pay"))).containsExactly(T2);
    assertThat(having(rootService(""))).containsExactly(T3);
    assertThat(having(rootOperation("charge"))).containsExactly(T2);
    assertThat(having(rootOperation("GET /"))).containsExactly(T1);
    assertThat(having(rootOperation(""))).containsExactly(T3);
    assertThat(having(rootOperation("none"))).isEmpty();
  }

  @Test
  void root_ofALaterBatch_isTheRootFromThenOn() {
    given(span(T1, 5).name("call").parentSpanId(new SpanId(2)));
    assertThat(having(rootOperation("call"))).containsExactly(T1);

    for (long i = 0; i < 7; i++) given(span(new TraceId(0, i), 1).name("filling"));
    given(span(T1, 2).name("start"));

    assertThat(having(rootOperation("call"))).isEmpty();
    assertThat(having(rootOperation("start"))).containsExactly(T1);
  }

  @Test
  void hasSpanAndHasNoSpan_lookAtAllSpansOfTheTrace() {
    given(
        span(T1, 10).name("a"),
        span(T1, 2).name("b").status(Status.error("")),
        span(T2, 9).name("a"),
        span(T2, 4).name("c"),
        span(T3, 8).name("b"));

    assertThat(having(hasSpan(operation("b")))).containsExactly(T1, T3);
    assertThat(having(hasNoSpan(operation("b")))).containsExactly(T2);
    assertThat(having(hasSpan(operation("a")), hasSpan(operation("b")))).containsExactly(T1);
    assertThat(having(hasSpan(operation("a")), hasNoSpan(status(StatusCode.ERROR))))
        .containsExactly(T2);
    assertThat(having(hasNoSpan(operation("a")), hasNoSpan(operation("c")))).containsExactly(T3);
    assertThat(having(hasSpan(operation("b")), hasNoSpan(operation("b")))).isEmpty();
    assertThat(having(hasSpan(Condition.has(Relation.CHILD, Condition.and())))).isEmpty();
  }

  @Test
  void hasSpan_otherThanTheMatchingOne_suffices() {
    given(span(T1, 10).name("a"), span(T1, 2).name("b"), span(T2, 9).name("a"));

    assertThat(found(query().operation("a").having(hasSpan(operation("b"))))).containsExactly(T1);
    assertThat(found(query().operation("a").having(hasNoSpan(operation("b"))))).containsExactly(T2);
    assertThat(store().count(query().operation("a").having(hasSpan(operation("b"))).build()))
        .isEqualTo(new MatchCount(1, 1));
    assertThat(
            store().spans(query().operation("a").having(hasNoSpan(operation("b"))).build()).spans())
        .extracting(Span::traceId)
        .containsExactly(T2);
  }

  @Test
  void traceConditions_lookBeyondTheWindow() {
    given(span(T1, 10), span(T1, 20).name("late"), span(T2, 9));

    assertThat(found(query().toNanos(15).having(atLeast(Measure.SPANS, 2)))).containsExactly(T1);
    assertThat(found(query().toNanos(15).having(hasSpan(operation("late"))))).containsExactly(T1);
    assertThat(found(query().toNanos(15).having(hasNoSpan(operation("late"))))).containsExactly(T2);
    assertThat(found(query().fromNanos(15).having(atMost(Measure.SPANS, 1)))).isEmpty();
  }

  @Test
  void hasSpan_acrossManySegments_isFound() {
    given(span(T1, 50).name("a"), span(T2, 40).name("a"));
    for (long i = 0; i < 14; i++) given(span(new TraceId(0, i), 1).name("filling"));
    given(span(T1, 2).name("b").resource(Resource.ofService("cart")));

    assertThat(found(query().operation("a").having(hasSpan(service("cart"))))).containsExactly(T1);
    assertThat(found(query().operation("a").having(hasNoSpan(service("cart")))))
        .containsExactly(T2);
    assertThat(found(query().operation("a").having(atMost(Measure.SERVICES, 1))))
        .containsExactly(T2);
  }

  @Test
  void limit_countsTracesThatMeetThem() {
    for (long i = 1; i <= 30; i++) {
      given(span(new TraceId(0, i), i).status(i % 10 == 0 ? Status.error("") : Status.OK));
    }

    assertThat(found(query().limit(2).having(atLeast(Measure.ERRORS, 1))))
        .containsExactly(new TraceId(0, 30), new TraceId(0, 20));
  }

  private List<TraceId> having(TraceCondition... conditions) {
    TraceQuery.Builder query = query();
    for (TraceCondition condition : conditions) query.having(condition);
    List<TraceId> found = found(query);
    assertThat(store().count(query.build()).traces()).isEqualTo(found.size());
    return found.stream().sorted().toList();
  }

  private static Span.Builder lasting(TraceId id, long spanId, long startNanos, long endNanos) {
    return span(id, spanId).startNanos(startNanos).endNanos(endNanos);
  }
}
