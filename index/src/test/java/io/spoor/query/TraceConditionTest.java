package io.spoor.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.query.TraceCondition.Between;
import io.spoor.query.TraceCondition.Measure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Bounds of what is counted of a trace. */
final class TraceConditionTest {

  @Test
  void atLeastAndAtMost_areOpenAtTheOtherEnd() {
    assertThat(TraceCondition.atLeast(Measure.SPANS, 5))
        .isEqualTo(new Between(Measure.SPANS, 5, -1));
    assertThat(TraceCondition.atMost(Measure.ERRORS, 3))
        .isEqualTo(new Between(Measure.ERRORS, 0, 3));
    assertThat(TraceCondition.durationAtLeast(Duration.ofMillis(2)))
        .isEqualTo(new Between(Measure.DURATION, 2_000_000, -1));
    assertThat(TraceCondition.durationAtMost(Duration.ofNanos(9)))
        .isEqualTo(new Between(Measure.DURATION, 0, 9));
  }

  @Test
  void between_boundsAreUnsigned() {
    assertThat(new Between(Measure.DURATION, 7, Long.MIN_VALUE).max()).isEqualTo(Long.MIN_VALUE);
    assertThatThrownBy(() -> new Between(Measure.DURATION, -2, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "DURATION of a trace is to lie between 18446744073709551614 and 7; the minimum must not"
                + " exceed the maximum");
  }

  @Test
  void durationAtLeast_negative_isRefused() {
    assertThatThrownBy(() -> TraceCondition.durationAtLeast(Duration.ofSeconds(-3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("minimum duration is PT-3S, expected 0 or more");
  }
}
