package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.Operation;
import io.spoor.StoreStatistics;
import io.spoor.Trace;
import io.spoor.TraceStore;
import io.spoor.TraceSummary;
import io.spoor.query.Page;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
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
  private static final class Forgetful implements TraceStore {
    private final NaiveTraceStore kept = new NaiveTraceStore();

    @Override
    public void write(List<Span> spans) {
      kept.write(spans.stream().filter(span -> span.status().code() != StatusCode.ERROR).toList());
    }

    @Override
    public Optional<Trace> trace(TraceId id) {
      return kept.trace(id);
    }

    @Override
    public List<Trace> traces(List<TraceId> ids) {
      return kept.traces(ids);
    }

    @Override
    public Page find(TraceQuery query) {
      return kept.find(query);
    }

    @Override
    public List<TraceSummary> summaries(List<TraceId> ids) {
      return kept.summaries(ids);
    }

    @Override
    public SortedSet<String> services() {
      return kept.services();
    }

    @Override
    public SortedSet<Operation> operations(String service) {
      return kept.operations(service);
    }

    @Override
    public StoreStatistics statistics() {
      return kept.statistics();
    }

    @Override
    public void clear() {
      kept.clear();
    }

    @Override
    public void close() {
      kept.close();
    }
  }
}
