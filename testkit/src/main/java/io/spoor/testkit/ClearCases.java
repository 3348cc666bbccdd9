package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.span.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class ClearCases extends ContractCases {
  ClearCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void clear_emptyStore_doesNothing() {
    store().clear();

    assertThat(store().statistics().spans()).isZero();
  }

  @Test
  void clear_removesEverything() {
    for (int i = 0; i < 30; i++) given(span(T1, i), span(T2, i));

    store().clear();

    assertThat(store().trace(T1)).isEmpty();
    assertThat(store().traces(List.of(T1, T2))).isEmpty();
    assertThat(store().summaries(List.of(T1, T2))).isEmpty();
    assertThat(found(query())).isEmpty();
    assertThat(found(query().service("shop"))).isEmpty();
    assertThat(store().services()).isEmpty();
    assertThat(store().operations("shop")).isEmpty();
    assertThat(store().statistics().spans()).isZero();
    assertThat(store().statistics().traces()).isZero();
    assertThat(store().statistics().earliestStartNanos()).isEmpty();
  }

  @Test
  void clear_spansWrittenAgain_areStoredAgain() {
    Span span = span(T1, 1).build();
    given(span);
    store().clear();

    given(span);

    assertThat(store().trace(T1).orElseThrow().spans()).containsExactly(span);
    assertThat(found(query().service("shop"))).containsExactly(T1);
    assertThat(store().statistics().spans()).isEqualTo(1);
  }

  @Test
  void clear_severalTimes_storesWhatCameSince() {
    for (int round = 1; round <= 5; round++) {
      for (int i = 0; i < 10; i++) given(span(T1, (long) i * round), span(T2, i));
      store().clear();
      given(span(T3, round));

      assertThat(found(query())).containsExactly(T3);
    }
  }
}
