package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.StoreStatistics;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

abstract class StatisticsCases extends ContractCases {
  StatisticsCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void statistics_emptyStore_areZero() {
    StoreStatistics statistics = store().statistics();

    assertThat(statistics.spans()).isZero();
    assertThat(statistics.traces()).isZero();
    assertThat(statistics.earliestStartNanos()).isEmpty();
    assertThat(statistics.latestStartNanos()).isEmpty();
  }

  @Test
  void statistics_countDistinctSpansAndTraces() {
    given(span(T1, 10), span(T2, 20), span(T1, 30), span(T1, 10));

    StoreStatistics statistics = store().statistics();

    assertThat(statistics.spans()).isEqualTo(3);
    assertThat(statistics.traces()).isEqualTo(2);
    assertThat(statistics.earliestStartNanos()).isEqualTo(OptionalLong.of(10));
    assertThat(statistics.latestStartNanos()).isEqualTo(OptionalLong.of(30));
    assertThat(statistics.segments()).isPositive();
    assertThat(statistics.bytesOnDisk()).isNotNegative();
  }

  @Test
  void statistics_starts_areUnsigned() {
    given(
        span(T1, 1).startNanos(-1),
        span(T1, 2).startNanos(Long.MIN_VALUE),
        span(T1, 3).startNanos(Long.MAX_VALUE));

    assertThat(store().statistics().earliestStartNanos())
        .isEqualTo(OptionalLong.of(Long.MAX_VALUE));
    assertThat(store().statistics().latestStartNanos()).isEqualTo(OptionalLong.of(-1));
  }

  @Test
  void statistics_traceOverManyBatches_countsOnce() {
    for (int i = 0; i < 50; i++) given(span(T1, i), span(T2, i));

    assertThat(store().statistics().spans()).isEqualTo(100);
    assertThat(store().statistics().traces()).isEqualTo(2);
  }
}
