package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.span.Span;
import io.spoor.span.StatusCode;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The comparison itself: it must find what is wrong with a store, and say it shortly. */
class SequenceShrinkerTest {
  private static final StoreUnderTest FORGETFUL = StoreUnderTest.inMemory(Forgetful::new);

  @Test
  void firstDifference_equalStores_isNone() {
    StoreUnderTest same = StoreUnderTest.inMemory(NaiveTraceStore::new);

    assertThat(LongStream.range(0, 20))
        .allSatisfy(
            seed ->
                assertThat(SequenceRun.firstDifference(same, OperationSequence.of(seed, 100)))
                    .isEmpty());
  }

  @Test
  void shrink_storeThatLosesErrors_leavesOneSpanAndOneQuestion() {
    List<StoreOperation> operations = OperationSequence.of(1, 200);
    assertThat(SequenceRun.firstDifference(FORGETFUL, operations)).isPresent();

    List<StoreOperation> smallest =
        new SequenceShrinker(some -> SequenceRun.firstDifference(FORGETFUL, some).isPresent())
            .shrink(operations);

    assertThat(smallest).hasSize(2);
    assertThat(smallest.get(0))
        .isInstanceOfSatisfying(
            StoreOperation.Write.class, write -> assertThat(write.spans()).hasSize(1));
    assertThat(SequenceRun.firstDifference(FORGETFUL, smallest)).isPresent();
  }

  @Test
  void of_sameSeed_isTheSameSequence() {
    assertThat(OperationSequence.of(7, 50)).hasToString(OperationSequence.of(7, 50).toString());
    assertThat(OperationSequence.of(7, 50).toString())
        .isNotEqualTo(OperationSequence.of(8, 50).toString());
  }

  /** Loses spans with errors. */
  private static final class Forgetful extends ForwardingTraceStore {
    Forgetful() {
      super(new NaiveTraceStore());
    }

    @Override
    public void write(List<Span> spans) {
      next.write(spans.stream().filter(span -> span.status().code() != StatusCode.ERROR).toList());
    }
  }
}
