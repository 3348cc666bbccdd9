package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class SpanByIdCases extends ContractCases {
  SpanByIdCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void span_itsIds_returnsIt() {
    Span one = span(T1, 1).build();
    Span other = span(T2, 1).build();
    given(one, other, span(T1, 2).build());

    assertThat(store().span(T1, new SpanId(1))).containsExactly(one);
    assertThat(store().span(T2, new SpanId(1))).containsExactly(other);
    assertThat(store().span(T2, new SpanId(2))).isEmpty();
    assertThat(store().span(UNKNOWN, new SpanId(1))).isEmpty();
  }

  @Test
  void span_severalSharingTheId_areReturnedByStart() {
    Span server = span(T1, 7).kind(SpanKind.SERVER).startNanos(9).build();
    Span client = span(T1, 7).kind(SpanKind.CLIENT).startNanos(8).build();
    Span unsigned = span(T1, 7).startNanos(-1).build();
    given(unsigned, server);
    for (long i = 0; i < 10; i++) given(span(T2, 10 + i));
    given(client);

    assertThat(store().span(T1, new SpanId(7))).isEqualTo(List.of(client, server, unsigned));
  }

  @Test
  void span_zeroAndLargestId_areIds() {
    Span zero = span(T1, 0).build();
    Span largest = span(T1, -1).build();
    given(zero, largest);

    assertThat(store().span(T1, new SpanId(0))).containsExactly(zero);
    assertThat(store().span(T1, new SpanId(-1))).containsExactly(largest);
  }
}
