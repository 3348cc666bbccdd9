package io.spoor.testkit;

import static io.spoor.query.Condition.attribute;
import static io.spoor.query.Condition.not;
import static io.spoor.query.TraceCondition.atLeast;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.query.Cursor;
import io.spoor.query.MatchCount;
import io.spoor.query.Order;
import io.spoor.query.TraceCondition.Measure;
import io.spoor.query.TraceQuery;
import io.spoor.span.Attributes;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class CountCases extends ContractCases {
  CountCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void count_emptyStore_isZero() {
    assertThat(count(query())).isEqualTo(new MatchCount(0, 0));
  }

  @Test
  void count_matchingSpansAndTheirTraces_areCounted() {
    given(in(T1, 1, "cart"), in(T1, 2, "cart"), in(T1, 3, "shop"), in(T2, 4, "cart"));

    assertThat(count(query())).isEqualTo(new MatchCount(4, 2));
    assertThat(count(query().service("cart"))).isEqualTo(new MatchCount(3, 2));
    assertThat(count(query().service("shop"))).isEqualTo(new MatchCount(1, 1));
    assertThat(count(query().service("pay"))).isEqualTo(new MatchCount(0, 0));
  }

  @Test
  void count_window_countsWithinIt() {
    given(span(T1, 1), span(T1, 5), span(T2, 9), span(T3, 10));

    assertThat(count(query().fromNanos(5).toNanos(10))).isEqualTo(new MatchCount(2, 2));
    assertThat(count(query().fromNanos(2))).isEqualTo(new MatchCount(3, 3));
    assertThat(count(query().toNanos(0))).isEqualTo(new MatchCount(0, 0));
  }

  @Test
  void count_traceOverManySegments_countsOnce() {
    for (long i = 1; i <= 40; i++) given(span(new TraceId(0, i % 3), i));

    assertThat(count(query())).isEqualTo(new MatchCount(40, 3));
    assertThat(count(query().fromNanos(31))).isEqualTo(new MatchCount(10, 3));
  }

  @Test
  void count_limitOrderAndCursor_meanNothing() {
    for (long i = 1; i <= 30; i++) given(span(new TraceId(0, i), i));
    TraceQuery.Builder query =
        query().limit(1).order(Order.LONGEST_TRACE_FIRST).after(new Cursor(1, T1));

    assertThat(count(query)).isEqualTo(new MatchCount(30, 30));
  }

  @Test
  void count_conditionsOfAnySort_countWhatTheyMatch() {
    for (long i = 1; i <= 30; i++) {
      given(span(new TraceId(0, i % 10), i).attributes(Attributes.of("k", Value.of(i % 4))));
    }

    assertThat(count(query().where(attribute("k").atLeast(2)))).isEqualTo(new MatchCount(15, 10));
    assertThat(count(query().where(not(attribute("k").equalTo(0)))))
        .isEqualTo(new MatchCount(23, 10));
    assertThat(count(query().where(attribute("k").equalTo(0)))).isEqualTo(new MatchCount(7, 5));
    assertThat(count(query().having(atLeast(Measure.SPANS, 4)))).isEqualTo(new MatchCount(0, 0));
    assertThat(count(query().where(attribute("k").equalTo(0)).having(atLeast(Measure.SPANS, 3))))
        .isEqualTo(new MatchCount(7, 5));
  }

  @Test
  void count_equalSpansWrittenTwice_countOnce() {
    store().write(List.of(span(T1, 1).build(), span(T1, 1).build()));
    store().write(List.of(span(T1, 1).build(), span(T1, 1).name("other").build()));

    assertThat(count(query())).isEqualTo(new MatchCount(2, 1));
  }

  private MatchCount count(TraceQuery.Builder query) {
    return store().count(query.build());
  }
}
