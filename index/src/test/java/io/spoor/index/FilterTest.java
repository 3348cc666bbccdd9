package io.spoor.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.span.TraceId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FilterTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 51, 52, 1_000, 50_000})
  void mayContain_members_isAlwaysTrue(int members) {
    Random random = new Random(members);
    Filter filter = stored(filled(random, members));

    Random again = new Random(members);
    for (int i = 0; i < members; i++) {
      assertThat(filter.mayContain(again.nextLong())).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 50_000})
  void mayContain_others_isRarelyTrue(int members) {
    Random random = new Random(members);
    Filter filter = stored(filled(random, members));

    int wrong = 0;
    for (int i = 0; i < 100_000; i++) {
      if (filter.mayContain(random.nextLong())) wrong++;
    }
    assertThat(wrong).as("of 100,000").isBetween(1, 3_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4_095, 4_096, 30_000})
  void numberOf_termsThatWereAdded_isTheFilterThatHoldsThem(int terms) {
    Random random = new Random(terms);
    TermFilters filters = new TermFilters(terms);
    for (int i = 0; i < terms; i++) filters.add(random.nextLong());
    SealedInMemory sink = new SealedInMemory();
    filters.writeTo(sink);

    assertThat(sink.rows().get(Part.TERM_FILTER)).hasSize(1 + terms / 4_096);
    Random again = new Random(terms);
    for (int i = 0; i < terms; i++) {
      long hash = again.nextLong();
      int number = TermFilters.numberOf(hash, terms);
      assertThat(sink.get(Part.TERM_FILTER, number, Filter::parse).mayContain(hash)).isTrue();
    }
  }

  @Test
  void mayContain_sequentialTraceIds_tellsThemApart() {
    Filter filter = Filter.forTraces(10_000);
    for (int i = 0; i < 10_000; i++) {
      filter.add(TraceBlock.hash(new TraceId(0, i)));
    }
    int wrong = 0;
    for (int i = 10_000; i < 110_000; i++) {
      if (filter.mayContain(TraceBlock.hash(new TraceId(0, i)))) wrong++;
    }
    assertThat(wrong).as("of 100,000").isBetween(1, 400);
  }

  @Test
  void mayContain_nothingAdded_isFalse() {
    Filter filter = stored(Filter.forTerms(0));

    assertThat(filter.mayContain(0)).isFalse();
    assertThat(filter.mayContain(-1)).isFalse();
  }

  private static Filter filled(Random random, int members) {
    Filter filter = Filter.forTerms(members);
    for (int i = 0; i < members; i++) {
      filter.add(random.nextLong());
    }
    return filter;
  }

  private static Filter stored(Filter filter) {
    return Filter.parse(new ByteReader("test", filter.toBytes()));
  }
}
