package io.spoor.testkit;

import static io.spoor.testkit.FindCases.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.graph.CallDurations;
import io.spoor.graph.CountingRule;
import io.spoor.graph.GraphQuery;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How long calls take. */
abstract class GraphDurationCases extends ContractCases {
  GraphDurationCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void durations_oneCall_areItsOwn() {
    given(calls(new long[] {17}));

    assertThat(durations()).isEqualTo(new CallDurations(17, 17, 17, 17, 17));
  }

  @Test
  void durations_hundredCalls_areTheExactRanks() {
    long[] nanos = new long[100];
    for (int i = 0; i < 100; i++) nanos[i] = (i + 1) * 1_000_003L;

    given(shuffled(calls(nanos)));

    assertThat(durations())
        .isEqualTo(new CallDurations(50_000_150, 90_000_270, 95_000_285, 99_000_297, 100_000_300));
  }

  @Test
  void durations_endBeforeStart_countAsZero() {
    given(
        in(T1, 1, "a").build(),
        in(T1, 2, "b").parentSpanId(new SpanId(1)).startNanos(50).endNanos(40).build());

    assertThat(durations()).isEqualTo(new CallDurations(0, 0, 0, 0, 0));
  }

  @Test
  void durations_moreCallsThanExact_areTooLongByA128thAtMost() {
    Random random = new Random(7);
    long[] nanos = new long[5_000];
    Arrays.setAll(nanos, i -> random.nextLong() >>> 1 + random.nextInt(60));

    store().write(List.of(shuffled(calls(nanos))));

    Arrays.sort(nanos);
    CallDurations found = durations();
    assertThat(found.p50Nanos()).isBetween(nanos[2499], bound(nanos[2499]));
    assertThat(found.p90Nanos()).isBetween(nanos[4499], bound(nanos[4499]));
    assertThat(found.p95Nanos()).isBetween(nanos[4749], bound(nanos[4749]));
    assertThat(found.p99Nanos()).isBetween(nanos[4949], bound(nanos[4949]));
    assertThat(found.maxNanos()).isEqualTo(nanos[4999]);
  }

  @Test
  void durations_manyBeyondTheSignBit_areThreeCenturiesAtMost() {
    long[] nanos = new long[CallDurations.EXACT_CALLS + 1];
    Arrays.fill(nanos, -10_000L);

    store().write(List.of(calls(nanos)));

    assertThat(durations().maxNanos()).isEqualTo(-10_000L);
    assertThat(List.of(durations().p50Nanos(), durations().p99Nanos()))
        .allSatisfy(quantile -> assertThat(quantile).isIn(Long.MAX_VALUE, -10_000L));
  }

  private static long bound(long exact) {
    return exact + exact / 128;
  }

  private CallDurations durations() {
    GraphQuery query = GraphQuery.builder().rule(CountingRule.JAEGER_MEMORY).build();
    return store().serviceGraph(query).calls().get(0).durations();
  }

  /** One trace in which a calls b, so long each time. */
  private static Span[] calls(long[] nanos) {
    Span[] spans = new Span[nanos.length + 1];
    spans[0] = in(T1, 1, "a").build();
    for (int i = 0; i < nanos.length; i++) {
      spans[i + 1] =
          in(T1, i + 2, "b")
              .parentSpanId(new SpanId(1))
              .startNanos(5)
              .endNanos(5 + nanos[i])
              .build();
    }
    return spans;
  }

  private static Span[] shuffled(Span[] spans) {
    List<Span> shuffled = new ArrayList<>(Arrays.asList(spans));
    Collections.shuffle(shuffled, new Random(11));
    return shuffled.toArray(Span[]::new);
  }
}
