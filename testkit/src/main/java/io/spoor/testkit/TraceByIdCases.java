package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.Trace;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class TraceByIdCases extends ContractCases {
  TraceByIdCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void trace_unknownId_isEmpty() {
    given(span(T1, 1));

    assertThat(store().trace(UNKNOWN)).isEmpty();
  }

  @Test
  void trace_emptyStore_isEmpty() {
    assertThat(store().trace(T1)).isEmpty();
  }

  @Test
  void trace_spansInAnyOrder_areOrderedByStartUnsigned() {
    Span first = span(T1, 9).startNanos(0).build();
    Span second = span(T1, 8).startNanos(Long.MAX_VALUE).build();
    Span third = span(T1, 7).startNanos(Long.MIN_VALUE).build();
    Span last = span(T1, 6).startNanos(-1).build();

    given(third, first, last, second);

    assertThat(spansOf(T1)).containsExactly(first, second, third, last);
  }

  @Test
  void trace_equalStarts_areOrderedBySpanIdUnsigned() {
    Span first = span(T1, 1).startNanos(5).build();
    Span second = span(T1, Long.MAX_VALUE).startNanos(5).build();
    Span third = span(T1, Long.MIN_VALUE).startNanos(5).build();
    Span last = span(T1, -1).startNanos(5).build();

    given(last, second, third, first);

    assertThat(spansOf(T1)).containsExactly(first, second, third, last);
  }

  @Test
  void trace_equalStartsAndIds_areInTheSameOrderHoweverTheyCame() {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      spans.add(span(T1, 1).attributes(Attributes.of("k", Value.of(i))).build());
    }
    given(spans.toArray(Span[]::new));
    List<Span> before = spansOf(T1);

    store().clear();
    Collections.reverse(spans);
    given(spans.toArray(Span[]::new));

    assertThat(before).containsExactlyInAnyOrderElementsOf(spans);
    assertThat(spansOf(T1)).isEqualTo(before);
  }

  @Test
  void trace_spansOfOtherTraces_areNotReturned() {
    given(span(T1, 1), span(T2, 2), span(T1, 3), span(T3, 4));

    assertThat(spansOf(T1)).containsExactly(span(T1, 1).build(), span(T1, 3).build());
  }

  @Test
  void trace_idOf64Bits_isTheOneWithZerosBefore() {
    TraceId shortId = TraceId.parse("77b34da6a3ce929d");
    TraceId longId = new TraceId(1, shortId.low());
    TraceId swapped = new TraceId(shortId.low(), 0);
    given(span(shortId, 1), span(longId, 2), span(swapped, 3));

    assertThat(spansOf(new TraceId(0, 0x77b34da6a3ce929dL)))
        .containsExactly(span(shortId, 1).build());
    assertThat(spansOf(longId)).containsExactly(span(longId, 2).build());
    assertThat(spansOf(swapped)).containsExactly(span(swapped, 3).build());
  }

  @Test
  void trace_manySpans_returnsAll() {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < 500; i++) spans.add(span(T1, i).build());
    List<Span> shuffled = new ArrayList<>(spans);
    Collections.reverse(shuffled);

    given(shuffled.toArray(Span[]::new));

    assertThat(spansOf(T1)).isEqualTo(spans);
  }

  @Test
  void traces_idsInAnyOrder_answersInThatOrderWithoutUnknownOnes() {
    given(span(T1, 1), span(T2, 2), span(T3, 3));

    List<Trace> traces = store().traces(List.of(T3, UNKNOWN, T1));

    assertThat(traces).extracting(Trace::id).containsExactly(T3, T1);
    assertThat(traces.get(1).spans()).containsExactly(span(T1, 1).build());
  }

  @Test
  void traces_idTwice_answersTwice() {
    given(span(T1, 1), span(T2, 2));

    assertThat(store().traces(List.of(T1, T2, T1)))
        .extracting(Trace::id)
        .containsExactly(T1, T2, T1);
  }

  @Test
  void traces_noIds_isEmpty() {
    given(span(T1, 1));

    assertThat(store().traces(List.of())).isEmpty();
  }

  private List<Span> spansOf(TraceId id) {
    return store().trace(id).orElseThrow().spans();
  }
}
