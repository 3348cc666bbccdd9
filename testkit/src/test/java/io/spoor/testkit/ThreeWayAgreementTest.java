package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.Trace;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.index.DecodedSpans;
import io.spoor.index.TermHash;
import io.spoor.query.Condition;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.store.StoreDoor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A condition means the same to the index, open and sealed, on decoded spans, and to the naive
 * store.
 */
final class ThreeWayAgreementTest {
  private static final int SPANS = 150;
  private static final int CONDITIONS = 400;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void condition_askedOnEveryWay_holdsForTheSameSpans(long seed) {
    List<Span> spans =
        new SpanGenerator(SpanGeneratorSettings.awkward(), seed)
            .spans(SPANS).stream().distinct().toList();
    ConditionGenerator conditions = new ConditionGenerator(spans, new SeededRandom(seed));
    SeededRandom models = new SeededRandom(-seed);
    try (TraceStore open = filled(1_000, spans);
        TraceStore sealed = filled(70, spans);
        TraceStore parted = filled(20, spans)) {
      for (int i = 0; i < CONDITIONS; i++) {
        Condition condition = conditions.next(models.oneOf(spans), 3);
        Set<Span> expected = naive(condition, spans);
        String about = "seed %d, condition %d: %s".formatted(seed, i, condition);
        assertThat(decoded(condition, spans)).as("decoded spans, " + about).isEqualTo(expected);
        assertThat(found(open, condition)).as("open segment, " + about).isEqualTo(expected);
        assertThat(found(sealed, condition)).as("sealed segments, " + about).isEqualTo(expected);
        assertThat(found(parted, condition)).as("many segments, " + about).isEqualTo(expected);
      }
    }
  }

  private static TraceStore filled(int segmentSpans, List<Span> spans) {
    TraceStoreOptions options = TraceStoreOptions.defaults().withSegmentSpans(segmentSpans);
    TraceStore store = StoreDoor.inMemory(options, TermHash.XXH3);
    for (int from = 0; from < spans.size(); from += 10) {
      store.write(spans.subList(from, Math.min(spans.size(), from + 10)));
    }
    StoreDoor.awaitSealed(store);
    return store;
  }

  private static Set<Span> naive(Condition condition, List<Span> spans) {
    Set<Span> holds = new HashSet<>();
    for (Trace trace : traces(spans)) {
      ConditionMatch match = new ConditionMatch(trace);
      for (Span span : trace.spans()) {
        if (match.holds(condition, span)) holds.add(span);
      }
    }
    return holds;
  }

  private static Set<Span> decoded(Condition condition, List<Span> spans) {
    Set<Span> holds = new HashSet<>();
    for (Trace trace : traces(spans)) {
      boolean[] matching = DecodedSpans.matching(condition, trace.spans());
      for (int i = 0; i < matching.length; i++) {
        if (matching[i]) holds.add(trace.spans().get(i));
      }
    }
    return holds;
  }

  private static Set<Span> found(TraceStore store, Condition condition) {
    TraceQuery query = TraceQuery.builder().where(condition).limit(TraceQuery.MAX_LIMIT).build();
    return new HashSet<>(store.spans(query).spans());
  }

  private static List<Trace> traces(List<Span> spans) {
    List<Trace> traces = new ArrayList<>();
    spans.stream()
        .map(Span::traceId)
        .distinct()
        .forEach(
            id ->
                traces.add(Trace.of(spans.stream().filter(s -> s.traceId().equals(id)).toList())));
    return traces;
  }
}
