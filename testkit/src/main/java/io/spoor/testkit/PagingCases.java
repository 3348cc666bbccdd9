package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.query.Cursor;
import io.spoor.query.FoundTrace;
import io.spoor.query.Page;
import io.spoor.query.TraceQuery;
import io.spoor.span.TraceId;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class PagingCases extends ContractCases {
  PagingCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void find_fullPage_hasTheCursorOfItsLastTrace() {
    given(span(T1, 1), span(T2, 2), span(T3, 3));

    Page page = store().find(query().limit(2).build());

    assertThat(page.traceIds()).containsExactly(T3, T2);
    assertThat(page.cursor()).contains(new Cursor(2, T2));
  }

  @Test
  void find_lastPage_hasNoCursor() {
    given(span(T1, 1), span(T2, 2), span(T3, 3));

    Page page = store().find(query().limit(2).after(new Cursor(2, T2)).build());

    assertThat(page.traceIds()).containsExactly(T1);
    assertThat(page.cursor()).isEmpty();
  }

  @Test
  void find_allTracesOnAFullPage_leavesAnEmptyOne() {
    given(span(T1, 1), span(T2, 2));

    Page page = store().find(query().limit(2).build());
    Page next = store().find(query().limit(2).after(page.cursor().orElseThrow()).build());

    assertThat(next.traces()).isEmpty();
    assertThat(next.cursor()).isEmpty();
  }

  @Test
  void find_cursorAmongEqualStarts_goesOnByTraceId() {
    given(span(T1, 5), span(T2, 5), span(T3, 5), span(UNKNOWN, 4));

    assertThat(found(query().after(new Cursor(5, T1)))).containsExactly(T2, T3, UNKNOWN);
    assertThat(found(query().after(new Cursor(5, T3)))).containsExactly(UNKNOWN);
    assertThat(found(query().after(new Cursor(5, new TraceId(0, 0)))))
        .containsExactly(T1, T2, T3, UNKNOWN);
  }

  @Test
  void find_cursorThatNoTraceGave_isAPlaceInTheOrder() {
    given(span(T1, 10), span(T2, 20));

    assertThat(found(query().after(new Cursor(15, UNKNOWN)))).containsExactly(T1);
    assertThat(found(query().after(new Cursor(5, UNKNOWN)))).isEmpty();
    assertThat(found(query().after(new Cursor(-1, UNKNOWN)))).containsExactly(T2, T1);
  }

  @Test
  void find_traceWithMatchesOnBothSidesOfTheCursor_isSkipped() {
    given(in(T1, 10, "cart"), in(T1, 30, "cart"), in(T2, 20, "cart"), in(T3, 5, "cart"));

    assertThat(found(query().service("cart").after(new Cursor(20, T2)))).containsExactly(T3);
    assertThat(found(query().service("cart").after(new Cursor(25, T3)))).containsExactly(T2, T3);
  }

  @Test
  void find_newerSpanThatDoesNotMatch_doesNotSkipTheTrace() {
    given(in(T1, 10, "cart"), in(T1, 30, "shop"), in(T2, 20, "cart"));

    assertThat(found(query().service("cart").after(new Cursor(20, T2)))).containsExactly(T1);
  }

  @Test
  void find_matchOutsideTheWindow_doesNotSkipTheTrace() {
    given(span(T1, 10), span(T1, 30), span(T2, 20));

    assertThat(found(query().toNanos(25).after(new Cursor(20, T2)))).containsExactly(T1);
  }

  @Test
  void find_cursorBeyondTheSignBit_isUnsigned() {
    given(span(T1, 1).startNanos(-1), span(T2, 2).startNanos(Long.MIN_VALUE), span(T3, 3));

    assertThat(found(query().after(new Cursor(-1, T1)))).containsExactly(T2, T3);
    assertThat(found(query().after(new Cursor(Long.MIN_VALUE, T2)))).containsExactly(T3);
  }

  @Test
  void walk_anyPageSize_returnsEveryTraceOnceInOrder() {
    for (int i = 0; i < 60; i++) {
      given(span(new TraceId(i % 3, i % 17), (i * 7) % 23), span(new TraceId(1, i % 5), i % 11));
    }
    List<FoundTrace> all = store().find(query().limit(1_000).build()).traces();
    assertThat(all).extracting(FoundTrace::traceId).doesNotHaveDuplicates().hasSizeGreaterThan(40);

    for (int limit = 1; limit < 10; limit++) {
      TraceQuery query = query().limit(limit).build();
      assertThat(PageWalk.traces(PageWalk.of(store(), query, 100))).isEqualTo(all);
    }
  }

  @Test
  void walk_traceThatGainsANewerMatch_isNotReturnedTwice() {
    given(span(T1, 1), span(T2, 2), span(T3, 3));
    Page first = store().find(query().limit(1).build());

    given(span(T3, 10), span(UNKNOWN, 11));

    assertThat(found(query().limit(5).after(first.cursor().orElseThrow()))).containsExactly(T2, T1);
  }

  @Test
  void walk_traceThatGainsAnOlderMatch_isNotReturnedTwice() {
    given(span(T1, 1), span(T2, 5), span(T3, 9));
    Page first = store().find(query().limit(1).build());

    given(span(T3, 3));

    assertThat(found(query().limit(5).after(first.cursor().orElseThrow()))).containsExactly(T2, T1);
  }
}
