package io.spoor.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.query.TraceQuery;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damaged rows: whoever reads one gets some answer, or hears of it in the one way. {@code
 * -Dspoor.indexrows.rounds=N} and {@code -Dspoor.indexrows.seed=S} set how many are tried of each
 * kind.
 */
@Tag("soak")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class CorruptRowsTest {
  private static final long FIRST_SEED = Long.getLong("spoor.indexrows.seed", 1);
  private static final int ROUNDS =
      Integer.getInteger("spoor.indexrows.rounds", Boolean.getBoolean("spoor.soak") ? 10_000 : 100);

  private static final List<Span> SPANS = spans();
  private static final OpenSegment OPEN = SealedInMemory.openOf(SPANS, TermHash.XXH3);
  private static final SealedInMemory ROWS = sealed();

  private static List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    for (Span span : new RandomSpans(3, 60).spans(600)) {
      Attributes.Builder attributes = Attributes.builder().put("id", "value-" + spans.size());
      span.attributes().forEach(attributes::put);
      spans.add(span.toBuilder().attributes(attributes.build()).build());
    }
    return spans;
  }

  private static SealedInMemory sealed() {
    SealedInMemory rows = SealedInMemory.of(OPEN);
    int[] deleted = IntStream.range(0, 600).filter(row -> row % 5 == 0).toArray();
    rows.put(Part.DELETED, 0, Postings.many(deleted, deleted.length));
    return rows;
  }

  @Test
  void seal_segmentOfTheTest_hasEveryKindOfRow() {
    assertThat(ROWS.rows()).containsOnlyKeys(Part.values());
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void read_rowCutOff_isAnsweredOrCorrupt(Part part) {
    int number = ROWS.rows().get(part).firstKey();
    byte[] row = ROWS.row(part, number);
    int step = Math.max(1, row.length / 60);
    for (int length = 0; length < row.length; length += length < 60 ? 1 : step) {
      read(part, number, Arrays.copyOf(row, length), "cut off at " + length);
    }
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void read_byteChanged_isAnsweredOrCorrupt(Part part) {
    int number = ROWS.rows().get(part).lastKey();
    byte[] row = ROWS.row(part, number);
    for (long seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] changed = row.clone();
      int at = random.nextInt(random.nextBoolean() ? Math.min(40, row.length) : row.length);
      changed[at] = (byte) (random.nextBoolean() ? random.nextInt() : changed[at] ^ 0x80);
      read(part, number, changed, "seed %d: byte %d is %d".formatted(seed, at, changed[at]));
    }
    report(part, "with a byte changed");
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void read_anyBytes_isAnsweredOrCorrupt(Part part) {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      if (random.nextBoolean()) Arrays.fill(bytes, (byte) random.nextInt());
      read(part, 0, bytes, "seed %d: is %s".formatted(seed, Arrays.toString(bytes)));
    }
    report(part, "of any bytes");
  }

  private static void report(Part part, String what) {
    System.out.printf(
        "spoor indexrows: %,d rounds from seed %d: rows of %s %s were answered from, or refused%n",
        ROUNDS, FIRST_SEED, part, what);
  }

  private static void read(Part part, int number, byte[] row, String what) {
    for (Runnable use : uses(ROWS.with(part, number, row))) {
      try {
        use.run();
      } catch (CorruptIndexException expected) {
        assertThat(expected).hasMessageMatching("(?s).+");
      } catch (RuntimeException e) {
        throw new AssertionError("%s %d of which %s".formatted(part, number, what), e);
      }
    }
  }

  /** Everything that is asked of a segment. */
  private static List<Runnable> uses(SealedInMemory rows) {
    List<Runnable> uses = new ArrayList<>();
    uses.add(() -> rows.segment(OPEN).reader().names());
    uses.add(() -> readColumns(rows.segment(OPEN).reader()));
    uses.add(() -> readTraces(rows.segment(OPEN).reader()));
    uses.add(() -> readTerms(rows.segment(OPEN).reader()));
    uses.add(() -> find(rows, TraceQuery.builder().limit(2_000)));
    uses.add(() -> find(rows, TraceQuery.builder().limit(2_000).operation("GET")));
    uses.add(() -> find(rows, TraceQuery.builder().attribute("id", "value-77")));
    uses.add(() -> find(rows, TraceQuery.builder().service("cart").attributeText("a", "1")));
    uses.add(() -> find(rows, TraceQuery.builder().minDuration(Duration.ofNanos(50))));
    uses.add(() -> find(rows, TraceQuery.builder().fromNanos(1_100).toNanos(1_300)));
    uses.add(() -> readPostings(rows));
    return uses;
  }

  private static void find(SealedInMemory rows, TraceQuery.Builder query) {
    TestSearch.find(List.of(rows.segment(OPEN).reader()), query.build(), TermHash.XXH3);
  }

  private static void readColumns(SegmentReader reader) {
    for (int row = 0; row < reader.rows(); row += 37) {
      reader.startNanos(row);
      reader.durationNanos(row);
      reader.spanId(row);
      reader.status(row);
      reader.fingerprint(row);
      reader.arrival(row);
      reader.isDeleted(row);
      reader.rowsLasting(reader.durationNanos(row));
      reader.name(reader.nameNumber(row));
      reader.traceId(reader.traceNumber(row));
    }
  }

  private static void readTraces(SegmentReader reader) {
    for (int i = 0; i < SPANS.size(); i += 97) {
      int trace = reader.findTrace(SPANS.get(i).traceId());
      if (trace < 0) continue;
      int[] rows = reader.rowsOfTrace(trace);
      reader.rowsLike(trace, SPANS.get(i).startNanos(), 1, 1);
      reader.parentsOfTrace(rows);
    }
  }

  private static void readTerms(SegmentReader reader) {
    for (String text : List.of("GET", "POST /pay", "nowhere")) {
      for (TermValue.Typed value : TermValue.equalTo(Value.of(text))) {
        Term term = new Term(IndexedField.NAME.key, value.type(), value.bytes(), TermHash.XXH3);
        RowSet rows = reader.rowsWith(term);
        rows.contains(7);
        rows.previous(599);
      }
    }
  }

  private static void readPostings(SealedInMemory rows) {
    for (int number : rows.rows().get(Part.POSTINGS).keySet()) {
      RowSet set = rows.get(Part.POSTINGS, number, Postings::readMany).rows();
      for (int row = set.previous(599); row >= 0; row = set.previous(row - 1)) {
        set.contains(row);
      }
      new RowCollector().addAll(set);
    }
  }
}
