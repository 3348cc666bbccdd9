package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.query.Page;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import io.spoor.store.StoreDoor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Answers over segments of thousands of spans, where postings are bitmaps, terms fill many blocks
 * and searches skip what cannot match, which the short sequences of {@link RandomOperationsTest}
 * never reach.
 */
class LargeSegmentsTest {
  private static final int SPANS = 20_000;
  private static final int SEGMENT_SPANS = 9_000; // Two are sealed and one is open.
  private static final int BATCH_SPANS = 500;
  private static final int QUERIES = 150;
  private static final int MOST_PAGES = 12;

  static Stream<Arguments> spans() {
    SpanGeneratorSettings realistic = SpanGeneratorSettings.realistic();
    SpanGeneratorSettings awkward = SpanGeneratorSettings.awkward();
    return Stream.of(
        Arguments.of("realistic", realistic),
        Arguments.of("awkward", awkward),
        Arguments.of("few values", realistic.withContent(awkward.content())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spans")
  void anyQuestion_largeSegments_answersAsTheNaiveStore(
      String name, SpanGeneratorSettings settings) {
    long seed = name.length();
    List<Span> spans = new SpanGenerator(settings, seed).spans(SPANS);
    try (TraceStore store = TraceStore.inMemory(options());
        TraceStore naive = new NaiveTraceStore()) {
      for (int i = 0; i < SPANS; i += BATCH_SPANS) {
        store.write(spans.subList(i, i + BATCH_SPANS));
        naive.write(spans.subList(i, i + BATCH_SPANS));
      }
      StoreDoor.awaitSealed(store);
      assertThat(store.statistics().segments()).isGreaterThan(2);

      QueryGenerator queries = new QueryGenerator(spans, seed);
      for (int i = 0; i < QUERIES; i++) answersAlike(store, naive, queries.next());
    }
  }

  private static TraceStoreOptions options() {
    return TraceStoreOptions.defaults().withSegmentSpans(SEGMENT_SPANS);
  }

  private static void answersAlike(TraceStore store, TraceStore naive, TraceQuery query) {
    Page expected = naive.find(query);
    Page page = store.find(query);
    assertThat(page).as("%s", query).isEqualTo(expected);
    for (int i = 1; i < MOST_PAGES && page.cursor().isPresent(); i++) {
      TraceQuery next = query.after(page.cursor().get());
      page = store.find(next);
      if (i % 10 == 1) assertThat(page).as("%s", next).isEqualTo(naive.find(next));
    }
    List<TraceId> few = expected.traceIds().stream().limit(2).toList();
    assertThat(store.traces(few)).isEqualTo(naive.traces(few));
    assertThat(store.summaries(few)).isEqualTo(naive.summaries(few));
  }
}
