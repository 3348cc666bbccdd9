package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.codec.SpanFingerprint;
import io.spoor.query.Cursor;
import io.spoor.query.Field;
import io.spoor.query.Order;
import io.spoor.query.SpanCursor;
import io.spoor.query.SpanPage;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Spans as results of their own. */
abstract class SpanPageCases extends ContractCases {
  SpanPageCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void spans_emptyStore_isAnEmptyPage() {
    SpanPage page = store().spans(query().build());

    assertThat(page.spans()).isEmpty();
    assertThat(page.cursor()).isEmpty();
  }

  @Test
  void spans_matchingOnes_areReturnedWholeNewestFirst() {
    Span old = span(T1, 1).name("x").traceState("a=b").build();
    Span other = span(T1, 5).build();
    Span young = span(T2, 9).name("x").build();
    given(old, other, young);

    assertThat(spans(query().operation("x"))).containsExactly(young, old);
    assertThat(spans(query())).containsExactly(young, other, old);
    assertThat(spans(query().fromNanos(2).toNanos(9))).containsExactly(other);
    assertThat(spans(query().operation("y"))).isEmpty();
    assertThat(spans(query().toNanos(0))).isEmpty();
  }

  @Test
  void spans_equalStarts_areOrderedByTraceIdThenSpanIdUnsigned() {
    TraceId low = new TraceId(0, -1);
    TraceId high = new TraceId(-1, 0);
    Span first = at5(low, 9).build();
    Span second = at5(T1, 7).build();
    Span third = at5(T1, -7).build();
    Span last = at5(high, 1).build();
    given(last, third, first, second);

    assertThat(spans(query())).containsExactly(first, second, third, last);
  }

  @Test
  void spans_startsAcrossTheSignBit_areUnsigned() {
    Span zero = span(T1, 1).startNanos(0).build();
    Span middle = span(T1, 2).startNanos(Long.MIN_VALUE).build();
    Span latest = span(T2, 3).startNanos(-1).build();
    given(zero, latest, middle);

    assertThat(spans(query())).containsExactly(latest, middle, zero);
  }

  @Test
  void spans_equalStartsAndIds_areOrderedByFingerprint() {
    List<Span> sharing = new ArrayList<>();
    for (int i = 0; i < 9; i++) sharing.add(at5(T1, 3).name("n" + i).build());
    given(sharing.toArray(new Span[0]));

    assertThat(spans(query()))
        .containsExactlyInAnyOrderElementsOf(sharing)
        .isSortedAccordingTo((a, b) -> Integer.compareUnsigned(print(a), print(b)));
  }

  @Test
  void spans_equalFingerprints_stayAsTheyArrived() {
    List<Span> alike = spansOfOneFingerprint();
    for (Span span : alike) given(span);

    assertThat(alike).extracting(SpanFingerprint::of).containsOnly(print(alike.get(0)));
    assertThat(spans(query())).isEqualTo(alike);
    for (int limit = 1; limit < 9; limit++) {
      assertThat(walk(query().limit(limit).build())).isEqualTo(alike);
    }
  }

  @Test
  void cursor_ofAFullPage_isThePlaceOfItsLastSpan() {
    Span second = at5(T2, 3).build();
    given(span(T1, 9).build(), second, span(T3, 1).build());

    SpanPage page = store().spans(query().limit(2).build());

    assertThat(page.cursor()).contains(new SpanCursor(5, T2, second.spanId(), print(second), 0));
    assertThat(store().spans(query().limit(3).build()).cursor()).isPresent();
    assertThat(store().spans(query().limit(4).build()).cursor()).isEmpty();
  }

  @Test
  void cursor_amongSpansThatAreAlike_countsThem() {
    List<Span> alike = spansOfOneFingerprint();
    for (Span span : alike) given(span);

    SpanCursor cursor = store().spans(query().limit(3).build()).cursor().orElseThrow();

    Span third = alike.get(2);
    assertThat(cursor).isEqualTo(new SpanCursor(5, T1, third.spanId(), print(third), 2));
    assertThat(store().spans(query().limit(2).build(), cursor).spans())
        .containsExactly(alike.get(3), alike.get(4));
  }

  @Test
  void cursor_amongSpansThatAreAlike_countsMatchingOnesOnly() {
    List<Span> alike = spansOfOneFingerprint();
    for (Span span : alike) given(span);
    TraceQuery query = query().where(Field.NAME.startsWith("BB")).limit(1).build();
    List<Span> matching = alike.stream().filter(span -> span.name().startsWith("BB")).toList();

    assertThat(walk(query)).isEqualTo(matching);
  }

  @Test
  void cursor_thatNoSpanGave_isAPlaceInTheOrder() {
    Span old = span(T1, 10).build();
    Span young = span(T2, 20).build();
    given(old, young);

    assertThat(after(new SpanCursor(15, T1, old.spanId(), 0, 0))).containsExactly(old);
    assertThat(after(new SpanCursor(20, T1, young.spanId(), 0, 0))).containsExactly(young, old);
    assertThat(after(new SpanCursor(20, T2, young.spanId(), -1, 0))).containsExactly(old);
    assertThat(after(new SpanCursor(20, T3, young.spanId(), 0, 0))).containsExactly(old);
    assertThat(after(new SpanCursor(20, T2, young.spanId(), print(young), 0))).containsExactly(old);
    assertThat(after(new SpanCursor(20, T2, young.spanId(), print(young), 7))).containsExactly(old);
    assertThat(after(new SpanCursor(-1, T1, old.spanId(), 0, 0))).containsExactly(young, old);
    assertThat(after(new SpanCursor(9, T1, old.spanId(), 0, 0))).isEmpty();
  }

  @Test
  void walk_anyPageSize_returnsEverySpanOnceInOrder() {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      spans.add(span(new TraceId(i % 3, i % 17), i % 4).startNanos(i * 7 % 11).endNanos(i).build());
    }
    given(spans.toArray(new Span[0]));
    List<Span> all = spans(query().limit(1_000));
    assertThat(all).containsExactlyInAnyOrderElementsOf(spans);

    for (int limit : new int[] {1, 2, 3, 7, 59, 60}) {
      assertThat(walk(query().limit(limit).build())).isEqualTo(all);
    }
  }

  @Test
  void walk_spansWrittenMeanwhile_returnsTheOthersOnce() {
    Span first = span(T1, 10).build();
    Span second = span(T1, 20).build();
    given(first, second);
    SpanPage page = store().spans(query().limit(1).build());

    Span before = span(T2, 15).build();
    given(before, span(T2, 25).build());

    assertThat(page.spans()).containsExactly(second);
    assertThat(after(page.cursor().orElseThrow())).containsExactly(before, first);
  }

  @Test
  void spans_cursorOfTracesOrOtherOrder_isRefused() {
    TraceQuery withCursor = query().after(new Cursor(0x2a, T2)).build();
    TraceQuery withOrder = query().order(Order.SLOWEST_SPAN_FIRST).build();
    SpanCursor start = new SpanCursor(-1, T1, span(T1, 1).build().spanId(), 0, 0);

    assertThatThrownBy(() -> store().spans(withCursor))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("000000000000002a-" + T2);
    assertThatThrownBy(() -> store().spans(withOrder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SLOWEST_SPAN_FIRST")
        .hasMessageContaining("newest first");
    assertThatThrownBy(() -> store().spans(withOrder, start))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Distinct spans that differ in texts of one hash code only. */
  private static List<Span> spansOfOneFingerprint() {
    List<Span> alike = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      StringBuilder name = new StringBuilder();
      for (int bit = 0; bit < 4; bit++) name.append((i * 5 >> bit & 1) == 0 ? "Aa" : "BB");
      alike.add(at5(T1, 3).name(name.toString()).build());
    }
    return alike;
  }

  private static Span.Builder at5(TraceId traceId, long spanId) {
    return span(traceId, spanId).startNanos(5).endNanos(5);
  }

  private static int print(Span span) {
    return SpanFingerprint.of(span);
  }

  private List<Span> spans(TraceQuery.Builder query) {
    return store().spans(query.build()).spans();
  }

  private List<Span> after(SpanCursor cursor) {
    return store().spans(query().build(), cursor).spans();
  }

  private List<Span> walk(TraceQuery query) {
    return SpanWalk.of(store(), query, 100);
  }
}
