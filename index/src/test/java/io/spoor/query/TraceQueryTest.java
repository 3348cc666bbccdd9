package io.spoor.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.span.TraceId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Windows of time at the ends of what unsigned nanoseconds can say. */
final class TraceQueryTest {

  @Test
  void from_before1970_isTheFirstMoment() {
    TraceQuery query = TraceQuery.builder().from(Instant.parse("1969-12-31T23:59:59Z")).build();

    assertThat(query.fromNanos()).isZero();
    assertThat(query.isEmptyWindow()).isFalse();
  }

  @Test
  void to_before1970_isAnEmptyWindow() {
    TraceQuery query = TraceQuery.builder().to(Instant.parse("1969-12-31T23:59:59Z")).build();

    assertThat(query.isEmptyWindow()).isTrue();
  }

  @Test
  void toNanos_zero_isAnEmptyWindow() {
    assertThat(TraceQuery.builder().toNanos(0).build().isEmptyWindow()).isTrue();
    assertThat(TraceQuery.builder().toNanos(0).toNanos(7).build().isEmptyWindow()).isFalse();
  }

  @Test
  void from_beyondSignedNanos_isUnsigned() {
    TraceQuery query = TraceQuery.builder().from(Instant.parse("2300-01-01T00:00:00Z")).build();

    assertThat(Long.toUnsignedString(query.fromNanos())).isEqualTo("10413792000000000000");
  }

  @Test
  void to_afterTheLastMoment_leavesOutThatMomentOnly() {
    TraceQuery query = TraceQuery.builder().to(Instant.parse("3000-01-01T00:00:00Z")).build();

    assertThat(Long.toUnsignedString(query.lastNanos())).isEqualTo("18446744073709551614");
  }

  @Test
  void withLimit_changesNothingElse() {
    TraceQuery query =
        TraceQuery.builder()
            .service("cart")
            .having(TraceCondition.rootService("web"))
            .fromNanos(5)
            .toNanos(9)
            .order(Order.LONGEST_TRACE_FIRST)
            .after(new Cursor(7, new TraceId(1, 2)))
            .limit(3)
            .build();

    assertThat(query.withLimit(11).limit()).isEqualTo(11);
    assertThat(query.withLimit(11)).hasToString(query.toString().replace("limit 3", "limit 11"));
    assertThatThrownBy(() -> query.withLimit(10_001))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limit is 10001, expected 1 to 10000");
  }
}
