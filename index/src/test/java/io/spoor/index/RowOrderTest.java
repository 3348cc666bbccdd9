package io.spoor.index;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.codec.SpanFingerprint;
import io.spoor.span.Span;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowOrderTest {
  private static final Comparator<Span> WITHIN_TRACE =
      comparing(Span::startNanos, Long::compareUnsigned)
          .thenComparing(Span::spanId)
          .thenComparing(SpanFingerprint::of, Integer::compareUnsigned);

  private static final Comparator<Span> SEALED =
      comparing(Span::startNanos, Long::compareUnsigned)
          .thenComparing(comparing(Span::traceId).reversed())
          .thenComparing(WITHIN_TRACE);

  @ParameterizedTest
  @ValueSource(longs = {0, 1_000, Long.MAX_VALUE - 100, -500})
  void sealed_startsOfWhichManyTie_sortsAsTheComparatorDoes(long firstStart) {
    for (int count : new int[] {1, 2, 50, 3_000}) {
      assertThatIsSorted(new RandomSpans(count, 9, firstStart).spans(count));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void sealed_startsAllOverTheRange_sortsThemUnsigned(long seed) {
    Random random = new Random(seed);
    List<Span> spans =
        new RandomSpans(seed, 9)
            .spans(2_000).stream()
                .map(
                    span ->
                        span.toBuilder()
                            .startNanos(random.nextLong() >>> random.nextInt(64))
                            .build())
                .collect(Collectors.toList());
    spans.addAll(spans.subList(0, 100)); // Equal ones stay as they came.

    assertThatIsSorted(spans);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 48, 49, 500})
  void rowsOfTrace_spansOfOneTrace_areInCanonicalOrder(int count) {
    List<Span> spans = new RandomSpans(count, 1).spans(count);
    SegmentReader reader = SealedInMemory.openOf(spans, TermHash.XXH3).reader();

    int[] expected =
        IntStream.range(0, count)
            .boxed()
            .sorted(comparing(spans::get, WITHIN_TRACE))
            .mapToInt(row -> row)
            .toArray();
    assertThat(reader.rowsOfTrace(0)).isEqualTo(expected);
  }

  private static void assertThatIsSorted(List<Span> spans) {
    Integer[] expected = new Integer[spans.size()];
    Arrays.setAll(expected, row -> row);
    Arrays.sort(expected, comparing(spans::get, SEALED));

    int[] sorted = RowOrder.sealed(SealedInMemory.openOf(spans, TermHash.XXH3).reader());

    assertThat(sorted).isEqualTo(Arrays.stream(expected).mapToInt(row -> row).toArray());
  }
}
