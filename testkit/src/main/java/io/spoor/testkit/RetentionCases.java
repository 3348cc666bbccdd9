package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.Removal;
import io.spoor.Retention;
import io.spoor.span.TraceId;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class RetentionCases extends ContractCases {
  private static final int SEGMENT_SPANS = 5;

  RetentionCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void retain_emptyStore_removesNothing() {
    assertThat(store().retain(Retention.EVERYTHING.withMaxSpans(1))).isEqualTo(Removal.NONE);
  }

  @Test
  void retain_withoutBounds_removesNothing() {
    givenTraces(20);

    assertThat(store().retain(Retention.EVERYTHING)).isEqualTo(Removal.NONE);

    assertThat(store().statistics().spans()).isEqualTo(20);
  }

  @Test
  void retain_noMoreThanTheBound_removesNothing() {
    givenTraces(20);

    assertThat(store().retain(Retention.EVERYTHING.withMaxSpans(20))).isEqualTo(Removal.NONE);

    assertThat(store().statistics().spans()).isEqualTo(20);
  }

  @Test
  void retain_moreThanTheBound_removesWhatCameFirst() {
    openInstead(options().withSegmentSpans(SEGMENT_SPANS));
    givenTraces(40);

    Removal removal = store().retain(Retention.EVERYTHING.withMaxSpans(20));

    long left = store().statistics().spans();
    assertThat(left).isBetween(20L - SEGMENT_SPANS, 20L);
    assertThat(removal.spans()).isEqualTo(40 - left);
    assertThat(removal.segments()).isPositive();
    assertThat(found(query().limit(100))).hasSize((int) left).startsWith(trace(40), trace(39));
    assertThat(store().trace(trace(1))).isEmpty();
    assertThat(store().services()).containsExactly("shop");
  }

  @Test
  void retain_traceInSeveralSegments_losesItsOldestSpans() {
    openInstead(options().withSegmentSpans(SEGMENT_SPANS));
    for (int i = 1; i <= 40; i++) store().write(List.of(span(T1, i).build()));

    store().retain(Retention.EVERYTHING.withMaxSpans(20));

    long left = store().statistics().spans();
    assertThat(store().trace(T1).orElseThrow().spans())
        .hasSize((int) left)
        .allMatch(span -> span.startNanos() > 40 - left);
  }

  @Test
  void retain_spansWrittenAgain_areStoredAgain() {
    openInstead(options().withSegmentSpans(SEGMENT_SPANS));
    givenTraces(40);
    store().retain(Retention.EVERYTHING.withMaxSpans(10));

    store().write(List.of(span(trace(1), 1).build()));

    assertThat(store().trace(trace(1))).isPresent();
  }

  private void givenTraces(int count) {
    for (int i = 1; i <= count; i++) store().write(List.of(span(trace(i), i).build()));
  }

  private static TraceId trace(int number) {
    return new TraceId(0x4bf92f3577b34da6L, 1_000 + number);
  }
}
