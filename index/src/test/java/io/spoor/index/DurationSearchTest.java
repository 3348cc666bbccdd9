package io.spoor.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.query.Condition;
import io.spoor.query.Cursor;
import io.spoor.query.Field;
import io.spoor.query.FoundTrace;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Searches by duration over segments of several zones, in which most durations are known by levels
 * and others are not, compared with a look at every span.
 */
final class DurationSearchTest {
  private static final int SPANS = 5_000; // Of a segment.
  private static final int DELETED_SHARE = 7;

  private final List<Span> left = new ArrayList<>();
  private final List<SegmentReader> readers = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void find_anyDurationOverSegmentsOfBothKinds_findsWhatALookAtEverySpanFinds(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 3; i++) addSegment(random, random.nextBoolean());
    for (int i = 0; i < 150; i++) {
      TraceQuery query = query(random);
      assertThat(TestSearch.find(readers, query, TermHash.XXH3))
          .as("seed %d, %s", seed, query)
          .isEqualTo(SearchOracle.find(left, query));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void find_slowSpansOfOneTraceFirst_passesOverThemToTheOthers(boolean isSealed) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < SPANS; i++) {
      int trace = i < 10 ? i : 10;
      spans.add(span(trace, i, 1_000L + i, i % 2 == 0 ? 1_000_000 : 10));
    }
    addSegment(spans, isSealed, false);
    TraceQuery query = TraceQuery.builder().where(Field.DURATION.atLeast(500_000)).limit(6).build();

    List<FoundTrace> found = TestSearch.find(readers, query, TermHash.XXH3);

    assertThat(found)
        .extracting(trace -> trace.traceId().low())
        .containsExactly(10L, 8L, 6L, 4L, 2L, 0L);
    assertThat(found.get(0).matchedSpans()).isEqualTo((SPANS - 10) / 2);
  }

  private void addSegment(Random random, boolean isSealed) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < SPANS; i++) {
      long start = 10_000L + i / 4 + random.nextInt(40);
      spans.add(span(random.nextInt(400), random.nextLong(), start, duration(random)));
    }
    addSegment(spans, isSealed, random.nextBoolean());
  }

  private void addSegment(List<Span> spans, boolean isSealed, boolean isThinned) {
    OpenSegment open = SealedInMemory.openOf(spans, TermHash.XXH3);
    Segment segment = isSealed ? SealedInMemory.seal(open) : open;
    SegmentReader reader = segment.reader();
    int[] gone =
        IntStream.range(0, isThinned ? reader.rows() : 0)
            .filter(row -> reader.arrival(row) % DELETED_SHARE == 0)
            .toArray();
    readers.add(segment.without(gone).reader());
    for (int i = 0; i < spans.size(); i++) {
      if (!isThinned || i % DELETED_SHARE != 0) left.add(spans.get(i));
    }
  }

  private static Span span(int trace, long id, long start, long duration) {
    return Span.builder(new TraceId(0, trace), new SpanId(id))
        .name("work")
        .startNanos(start)
        .endNanos(start + duration)
        .build();
  }

  /** Mostly short; some have the highest bit set, and some would end before they start. */
  private static long duration(Random random) {
    return switch (random.nextInt(20)) {
      case 0 -> random.nextInt(3);
      case 1 -> random.nextInt(8) == 0 ? Long.MIN_VALUE + random.nextInt(1 << 20) : 5;
      case 2 -> -1 - random.nextInt(3);
      default -> (long) Math.exp(12 + 3 * random.nextGaussian());
    };
  }

  private TraceQuery query(Random random) {
    Span some = left.get(random.nextInt(left.size()));
    long nanos = some.durationNanos() + random.nextInt(3) - 1;
    Condition condition =
        switch (random.nextInt(6)) {
          case 0 -> Field.DURATION.equalTo(nanos);
          case 1 -> Field.DURATION.greaterThan(nanos);
          case 2 -> Field.DURATION.lessThan(nanos);
          case 3 -> Field.DURATION.atMost(nanos);
          default -> Field.DURATION.atLeast(nanos);
        };
    TraceQuery.Builder query = TraceQuery.builder().where(condition).limit(1 + random.nextInt(40));
    if (random.nextInt(3) == 0) query.fromNanos(some.startNanos() - random.nextInt(300));
    if (random.nextInt(3) == 0) query.toNanos(some.startNanos() + 1 + random.nextInt(300));
    if (random.nextInt(3) > 0) return query.build();
    return query.build().after(new Cursor(some.startNanos(), some.traceId()));
  }
}
