package io.spoor.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.query.Cursor;
import io.spoor.query.FoundTrace;
import io.spoor.query.Level;
import io.spoor.query.Page;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.span.SpanKind;
import io.spoor.span.StatusCode;
import io.spoor.span.TextForm;
import io.spoor.span.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches over segments, compared with a look at every span. */
final class TraceSearchTest {
  private static final TermHash COLLIDING = (code, key, type, value) -> 0;
  private static final TermHash NEARLY_COLLIDING =
      (code, key, type, value) -> TermHash.XXH3.of(code, key, type, value) & 3;

  static LongStream seeds() {
    return LongStream.range(0, 12);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void find_overSegmentsOfBothKinds_findsWhatALookAtEverySpanFinds(long seed) {
    findsWhatTheOracleFinds(seed, new RandomSpans(seed, 1 + (int) seed * 4), TermHash.XXH3);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void find_startsBeyondTheSignedRange_comparesThemUnsigned(long seed) {
    long aroundTheSign = Long.MIN_VALUE - 200;
    findsWhatTheOracleFinds(seed, new RandomSpans(seed, 15, aroundTheSign), TermHash.XXH3);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2})
  void find_termsOfOneHash_areToldApart(long seed) {
    findsWhatTheOracleFinds(seed, new RandomSpans(seed, 10), COLLIDING);
    findsWhatTheOracleFinds(seed, new RandomSpans(seed, 10), NEARLY_COLLIDING);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void find_pageAfterPage_walksOverAllTraces(long seed) {
    RandomSpans random = new RandomSpans(seed, 40);
    Store store = new Store(random, TermHash.XXH3);
    for (int i = 0; i < 20; i++) {
      TraceQuery query = query(random, store.spans).limit(1 + random.below(7)).build();
      List<FoundTrace> all = SearchOracle.find(store.spans, query, Integer.MAX_VALUE);
      assertThat(walk(store, query)).as("seed %d, %s", seed, query).isEqualTo(all);
    }
  }

  @Test
  void find_noSegments_findsNothing() {
    assertThat(TestSearch.find(List.of(), TraceQuery.builder().build(), TermHash.XXH3)).isEmpty();
  }

  @Test
  void find_emptyOpenSegment_findsNothing() {
    List<SegmentReader> readers = List.of(new OpenSegment(10).reader());

    assertThat(TestSearch.find(readers, TraceQuery.builder().build(), TermHash.XXH3)).isEmpty();
  }

  @Test
  void find_windowThatEndsBeforeItBegins_findsNothing() {
    Store store = new Store(new RandomSpans(1, 5), TermHash.XXH3);
    TraceQuery query = TraceQuery.builder().fromNanos(1_300).toNanos(1_200).build();

    assertThat(store.find(query)).isEmpty();
  }

  private static void findsWhatTheOracleFinds(long seed, RandomSpans random, TermHash hash) {
    Store store = new Store(random, hash);
    for (int i = 0; i < 60; i++) {
      TraceQuery query = query(random, store.spans).limit(1 + random.below(30)).build();
      if (random.oneIn(3)) {
        Span span = store.spans.get(random.below(store.spans.size()));
        query = query.after(new Cursor(span.startNanos(), random.traceId()));
      }
      assertThat(store.find(query))
          .as("seed %d, %s", seed, query)
          .isEqualTo(SearchOracle.find(store.spans, query));
    }
  }

  private static List<FoundTrace> walk(Store store, TraceQuery query) {
    List<FoundTrace> walked = new ArrayList<>();
    Optional<TraceQuery> next = Optional.of(query);
    while (next.isPresent()) {
      Page page = Page.of(store.find(next.orElseThrow()), query.limit());
      walked.addAll(page.traces());
      next = page.cursor().map(query::after);
    }
    return walked;
  }

  private static TraceQuery.Builder query(RandomSpans random, List<Span> spans) {
    TraceQuery.Builder query = TraceQuery.builder();
    Span span = spans.get(random.below(spans.size()));
    if (random.oneIn(4)) query.service(random.service());
    if (random.oneIn(4)) query.operation(random.operation());
    if (random.oneIn(8)) query.kind(SpanKind.values()[random.below(6)]);
    if (random.oneIn(5)) query.status(StatusCode.values()[random.below(3)]);
    if (random.oneIn(5)) query.minDuration(Duration.ofNanos(random.below(60)));
    if (random.oneIn(5)) query.maxDuration(Duration.ofNanos(60 + random.below(10)));
    if (random.oneIn(4)) query.fromNanos(span.startNanos());
    if (random.oneIn(4)) query.toNanos(span.startNanos() + random.below(80) + 1);
    if (random.oneIn(2)) addAttribute(query, random);
    return query;
  }

  private static void addAttribute(TraceQuery.Builder query, RandomSpans random) {
    String key = random.key();
    Value value = random.value();
    Level level = Level.values()[random.below(5)];
    if (!isComposed(value) && random.oneIn(2)) query.attribute(level, key, value);
    else if (random.oneIn(2)) query.attributeText(key, TextForm.of(value));
    else query.attributeText(level, key, TextForm.of(value));
  }

  private static boolean isComposed(Value value) {
    return value instanceof Value.Array
        || value instanceof Value.KeyValueList
        || value instanceof Value.Empty;
  }

  /** Spans in a few segments, some of which are sealed. */
  private static final class Store {
    final List<Span> spans = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private final TermHash hash;

    Store(RandomSpans random, TermHash hash) {
      this.hash = hash;
      int count = 1 + random.below(4);
      for (int i = 0; i < count; i++) {
        List<Span> some = List.copyOf(Set.copyOf(random.spans(1 + random.below(400))));
        spans.addAll(some);
        OpenSegment open = SealedInMemory.openOf(some, hash);
        segments.add(random.oneIn(2) ? open : SealedInMemory.seal(open));
      }
    }

    List<FoundTrace> find(TraceQuery query) {
      return TestSearch.find(segments.stream().map(Segment::reader).toList(), query, hash);
    }
  }
}
