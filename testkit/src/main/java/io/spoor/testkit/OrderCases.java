package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.query.Cursor;
import io.spoor.query.FoundTrace;
import io.spoor.query.Order;
import io.spoor.query.Page;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

abstract class OrderCases extends ContractCases {
  OrderCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void slowestSpanFirst_goesByTheSlowestMatchingSpan() {
    given(
        lasting(T1, 1, 10, 40),
        lasting(T1, 2, 10, 15),
        lasting(T2, 3, 50, 90),
        lasting(T3, 4, 5, 36));

    assertThat(store().find(slowest().build()).traces())
        .containsExactly(
            new FoundTrace(T2, 40, 50, ids(3), 1),
            new FoundTrace(T3, 31, 5, ids(4), 1),
            new FoundTrace(T1, 30, 10, ids(1, 2), 2));
  }

  @Test
  void slowestSpanFirst_spanThatDoesNotMatch_doesNotCount() {
    given(
        in(T1, 1, "cart").endNanos(5),
        in(T1, 2, "shop").endNanos(500),
        in(T2, 3, "cart").endNanos(10));

    assertThat(found(slowest().service("cart"))).containsExactly(T2, T1);
    assertThat(found(slowest())).containsExactly(T1, T2);
    assertThat(found(slowest().fromNanos(3))).containsExactly(T2);
  }

  @Test
  void longestTraceFirst_goesByAllSpansOfTheTrace() {
    given(
        in(T1, 10, "cart").endNanos(20),
        in(T1, 5, "shop").endNanos(6),
        in(T2, 30, "cart").endNanos(44),
        in(T3, 50, "shop").endNanos(99));

    assertThat(store().find(longest().service("cart").build()).traces())
        .containsExactly(
            new FoundTrace(T1, 15, 10, ids(10), 1), new FoundTrace(T2, 14, 30, ids(30), 1));
    assertThat(found(longest())).containsExactly(T3, T1, T2);
    assertThat(found(longest().fromNanos(8).toNanos(40))).containsExactly(T1, T2);
  }

  @Test
  void longestTraceFirst_spanThatEndsBeforeItStarts_endsAtItsStart() {
    given(lasting(T1, 1, 100, 3), lasting(T1, 2, 90, 91), lasting(T2, 3, 5, 14));

    assertThat(store().find(longest().build()).traces())
        .extracting(FoundTrace::sortKey)
        .containsExactly(10L, 9L);
  }

  @Test
  void durations_areUnsigned() {
    given(lasting(T1, 1, 0, 7), lasting(T2, 2, 0, -1), lasting(T3, 3, 0, Long.MAX_VALUE));

    assertThat(found(slowest())).containsExactly(T2, T3, T1);
    assertThat(found(longest())).containsExactly(T2, T3, T1);
  }

  @Test
  void equalDurations_areOrderedByTraceId() {
    TraceId first = new TraceId(0, -1);
    TraceId last = new TraceId(-1, 0);
    given(lasting(last, 1, 9, 12), lasting(T2, 2, 5, 8), lasting(first, 3, 1, 4));

    assertThat(found(slowest())).containsExactly(first, T2, last);
    assertThat(found(longest())).containsExactly(first, T2, last);
  }

  @Test
  void limit_returnsTheTopOnly() {
    for (long i = 1; i <= 40; i++) given(lasting(new TraceId(1, i), i, i, i + i * 17 % 41));

    assertThat(store().find(slowest().limit(3).build()).traces())
        .extracting(FoundTrace::sortKey)
        .containsExactly(40L, 39L, 38L);
    assertThat(store().find(longest().limit(3).build()).traces())
        .extracting(FoundTrace::sortKey)
        .containsExactly(40L, 39L, 38L);
  }

  @Test
  void cursor_isOfTheOrdersKey() {
    given(lasting(T1, 1, 10, 40), lasting(T2, 3, 50, 90), lasting(T3, 4, 5, 36));

    Page page = store().find(slowest().limit(1).build());

    assertThat(page.cursor()).contains(new Cursor(40, T2));
    assertThat(found(slowest().after(new Cursor(40, T2)))).containsExactly(T3, T1);
    assertThat(found(slowest().after(new Cursor(31, T2)))).containsExactly(T3, T1);
    assertThat(found(slowest().after(new Cursor(31, T3)))).containsExactly(T1);
    assertThat(found(longest().after(new Cursor(30, T1)))).isEmpty();
    assertThat(found(longest().after(new Cursor(-1, T1)))).containsExactly(T2, T3, T1);
  }

  @Test
  void walk_anyOrderAndPageSize_returnsEveryTraceOnceInOrder() {
    for (int i = 0; i < 60; i++) {
      given(lasting(new TraceId(i % 3, i % 17), i + 1, i, i + (i * 7) % 11));
    }
    for (Order order : Order.values()) {
      List<FoundTrace> all = store().find(query().order(order).limit(1_000).build()).traces();
      assertThat(all).extracting(FoundTrace::traceId).doesNotHaveDuplicates().hasSize(51);
      for (int limit = 1; limit < 10; limit++) {
        TraceQuery query = query().order(order).limit(limit).build();
        assertThat(PageWalk.traces(PageWalk.of(store(), query, 100))).isEqualTo(all);
      }
    }
  }

  private static TraceQuery.Builder slowest() {
    return query().order(Order.SLOWEST_SPAN_FIRST);
  }

  private static TraceQuery.Builder longest() {
    return query().order(Order.LONGEST_TRACE_FIRST);
  }

  private static Span.Builder lasting(TraceId id, long spanId, long startNanos, long endNanos) {
    return span(id, spanId).startNanos(startNanos).endNanos(endNanos);
  }

  private static List<SpanId> ids(long... values) {
    return LongStream.of(values).mapToObj(SpanId::new).toList();
  }
}
