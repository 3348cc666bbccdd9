package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.query.Cursor;
import io.spoor.query.Order;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class StreamCases extends ContractCases {
  StreamCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void stream_emptyStore_isEmpty() {
    assertThat(store().stream()).isEmpty();
    assertThat(store().stream(query().build())).isEmpty();
  }

  @Test
  void stream_query_streamsItsSpansNewestFirstWhateverTheLimit() {
    Span old = span(T1, 1).name("x").build();
    Span young = span(T2, 9).name("x").build();
    given(old, span(T1, 5).build(), young);

    assertThat(store().stream(query().operation("x").limit(1).build())).containsExactly(young, old);
    assertThat(store().stream().map(Span::spanId))
        .containsExactly(new SpanId(9), new SpanId(5), new SpanId(1));
  }

  @Test
  void stream_moreThanAPage_streamsEverySpanOnce() {
    List<Span> spans = new ArrayList<>();
    for (long i = 0; i < 1_100; i++) spans.add(span(new TraceId(0, i % 13), i).build());
    given(spans.toArray(new Span[0]));

    List<Span> streamed = store().stream().toList();

    assertThat(streamed).hasSize(1_100).containsExactlyInAnyOrderElementsOf(spans);
    assertThat(streamed.get(0).startNanos()).isEqualTo(1_099);
    assertThat(streamed.get(1_099).startNanos()).isZero();
  }

  @Test
  void stream_exactlyAPage_ends() {
    List<Span> spans = new ArrayList<>();
    for (long i = 0; i < 1_000; i++) spans.add(span(T1, i).build());
    given(spans.toArray(new Span[0]));

    assertThat(store().stream().count()).isEqualTo(1_000);
  }

  @Test
  void stream_leftOff_isReadNoFurther() {
    given(span(T1, 1), span(T1, 2), span(T1, 3));

    assertThat(store().stream().limit(2).map(Span::spanId))
        .containsExactly(new SpanId(3), new SpanId(2));
    assertThat(store().stream().findFirst()).contains(span(T1, 3).build());
  }

  @Test
  void stream_spanWrittenOnceAPageWasRead_comesIfItsPlaceIsNotReached() {
    List<Span> spans = new ArrayList<>();
    for (long i = 100; i < 1_100; i++) spans.add(span(T1, i).build());
    given(spans.toArray(new Span[0]));
    Iterator<Span> streamed = store().stream().iterator();
    assertThat(streamed.next().startNanos()).isEqualTo(1_099);

    given(span(T2, 5_000), span(T2, 50));

    List<Long> starts = new ArrayList<>();
    streamed.forEachRemaining(span -> starts.add(span.startNanos()));
    assertThat(starts).hasSize(1_000).doesNotContain(5_000L).endsWith(100L, 50L);
  }

  @Test
  void stream_cursorOfTracesOrOtherOrder_isRefused() {
    TraceQuery withCursor = query().after(new Cursor(7, T2)).build();
    TraceQuery withOrder = query().order(Order.LONGEST_TRACE_FIRST).build();

    assertThatThrownBy(() -> store().stream(withCursor))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store().stream(withOrder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LONGEST_TRACE_FIRST");
  }
}
