package io.spoor.index;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.codec.SpanFingerprint;
import io.spoor.query.FoundTrace;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers of open and of sealed segments say, compared with the spans that went in. */
final class SegmentReadersTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 1_024, 5_000})
  void columns_ofEitherKind_areThoseOfTheSpans(int count) {
    List<Span> spans = spans(count, 1 + count / 8);
    OpenSegment open = SealedInMemory.openOf(spans, TermHash.XXH3);

    assertThatColumnsAreOf(spans, open.reader());
    assertThatColumnsAreOf(spans, SealedInMemory.seal(open).reader());
  }

  private static void assertThatColumnsAreOf(List<Span> spans, SegmentReader reader) {
    assertThat(reader.rows()).isEqualTo(spans.size());
    boolean[] seen = new boolean[spans.size()];
    for (int row = 0; row < reader.rows(); row++) {
      int arrival = reader.arrival(row);
      assertThat(seen[arrival]).isFalse();
      seen[arrival] = true;
      Span span = spans.get(arrival);
      SpanName name = new SpanName(span.service(), span.name(), span.kind());
      assertThat(reader.startNanos(row)).isEqualTo(span.startNanos());
      assertThat(reader.durationNanos(row)).isEqualTo(span.durationNanos());
      assertThat(reader.spanId(row)).isEqualTo(span.spanId().value());
      assertThat(reader.status(row)).isEqualTo(span.status().code().ordinal());
      assertThat(reader.fingerprint(row)).isEqualTo(SpanFingerprint.of(span));
      assertThat(reader.name(reader.nameNumber(row))).isEqualTo(name);
      assertThat(reader.traceId(reader.traceNumber(row))).isEqualTo(span.traceId());
      assertThat(reader.isDeleted(row)).isFalse();
      assertThat(isAmongLasting(span.durationNanos(), reader, row)).isTrue();
      assertThat(reader.minStartNanos()).isLessThanOrEqualTo(span.startNanos());
      assertThat(reader.maxStartNanos()).isGreaterThanOrEqualTo(span.startNanos());
    }
  }

  private static boolean isAmongLasting(long nanos, SegmentReader reader, int row) {
    RowSet lasting = reader.rowsLasting(nanos);
    return lasting == null || lasting.contains(row);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 256, 257, 1_000})
  void traces_ofEitherKind_areThoseOfTheSpans(int traces) {
    List<Span> spans = spans(traces * 4, traces);
    OpenSegment open = SealedInMemory.openOf(spans, TermHash.XXH3);

    assertThatTracesAreOf(spans, open.reader());
    assertThatTracesAreOf(spans, SealedInMemory.seal(open).reader());
  }

  private static void assertThatTracesAreOf(List<Span> spans, SegmentReader reader) {
    Map<TraceId, List<Span>> traces = spans.stream().collect(groupingBy(Span::traceId));
    assertThat(reader.traces()).isEqualTo(traces.size());
    traces.forEach(
        (id, ofTrace) -> {
          int number = reader.findTrace(id);
          assertThat(reader.traceId(number)).isEqualTo(id);
          int[] rows = reader.rowsOfTrace(number);
          assertThat(Arrays.stream(rows).mapToObj(row -> spans.get(reader.arrival(row))))
              .containsExactlyInAnyOrderElementsOf(ofTrace);
          assertThat(Arrays.stream(rows).mapToObj(reader::startNanos))
              .isSortedAccordingTo(Long::compareUnsigned);
          assertThat(reader.parentsOfTrace(rows)).isEqualTo(parentsOf(rows, spans, reader));
          assertThatLikeRowsAreOf(spans, rows, reader);
          TraceId other = new TraceId(id.high() ^ 0x100, id.low());
          assertThat(reader.findTrace(other)).isEqualTo(-1);
        });
  }

  private static int[] parentsOf(int[] rows, List<Span> spans, SegmentReader reader) {
    int count = rows.length;
    long[] ids = new long[count];
    long[] parentIds = new long[count];
    boolean[] hasParent = new boolean[count];
    byte[] kinds = new byte[count];
    for (int i = 0; i < count; i++) {
      Span span = spans.get(reader.arrival(rows[i]));
      SpanId parent = span.parentSpanId();
      ids[i] = span.spanId().value();
      hasParent[i] = parent != null;
      parentIds[i] = parent == null ? 0 : parent.value();
      kinds[i] = (byte) span.kind().ordinal();
    }
    return ParentLinks.of(count, ids, parentIds, hasParent, kinds);
  }

  private static void assertThatLikeRowsAreOf(List<Span> spans, int[] rows, SegmentReader reader) {
    int trace = reader.traceNumber(rows[0]);
    for (int row : rows) {
      Span span = spans.get(reader.arrival(row));
      int fingerprint = SpanFingerprint.of(span);
      long id = span.spanId().value();
      assertThat(reader.rowsLike(trace, span.startNanos(), id, fingerprint)).contains(row);
      assertThat(reader.rowsLike(trace, span.startNanos() + 1_000, id, fingerprint)).isEmpty();
      assertThat(reader.rowsLike(trace, span.startNanos(), id + 1, fingerprint)).isEmpty();
      assertThat(reader.rowsLike(trace, span.startNanos(), id, fingerprint ^ 1)).isEmpty();
    }
  }

  @Test
  void names_ofEitherKind_countTheRowsOfEach() {
    List<Span> spans = spans(2_000, 30);
    OpenSegment open = SealedInMemory.openOf(spans, TermHash.XXH3);

    assertThat(counts(open.reader())).isEqualTo(counts(spans));
    assertThat(counts(SealedInMemory.seal(open).reader())).isEqualTo(counts(spans));
  }

  private static Map<SpanName, Integer> counts(List<Span> spans) {
    Map<SpanName, Integer> counts = new HashMap<>();
    for (Span span : spans) {
      counts.merge(new SpanName(span.service(), span.name(), span.kind()), 1, Integer::sum);
    }
    return counts;
  }

  private static Map<SpanName, Integer> counts(SegmentReader reader) {
    SpanNames names = reader.names();
    Map<SpanName, Integer> counts = new HashMap<>();
    for (int i = 0; i < names.names().size(); i++) {
      if (names.counts()[i] > 0) counts.put(names.names().get(i), names.counts()[i]);
    }
    return counts;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void find_rowsDeleted_findsWhatIsLeft(long seed) {
    List<Span> spans = spans(600, 40);
    TreeSet<Integer> deleted = new TreeSet<>();
    SegmentReader reader = withDeletions(spans, seed, deleted);
    List<Span> left = new ArrayList<>();
    for (int row = 0; row < reader.rows(); row++) {
      assertThat(reader.isDeleted(row)).isEqualTo(deleted.contains(row));
      if (!deleted.contains(row)) left.add(spans.get(reader.arrival(row)));
    }

    assertThat(counts(reader)).isEqualTo(counts(left));
    for (String service : Set.of("", "cart", "pay")) {
      TraceQuery query = TraceQuery.builder().service(service).limit(1_000).build();
      List<FoundTrace> found = TestSearch.find(List.of(reader), query, TermHash.XXH3);
      assertThat(found).isEqualTo(SearchOracle.find(left, query));
    }
    for (int trace = 0; trace < reader.traces(); trace++) {
      TraceId id = reader.traceId(trace);
      assertThat(
              Arrays.stream(reader.rowsOfTrace(trace)).mapToObj(r -> spans.get(reader.arrival(r))))
          .containsExactlyInAnyOrderElementsOf(
              left.stream().filter(span -> span.traceId().equals(id)).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void parentsOfTrace_parentDeleted_isMissing(long seed) {
    List<Span> spans = spans(600, 40);
    SegmentReader before =
        SealedInMemory.seal(SealedInMemory.openOf(spans, TermHash.XXH3)).reader();
    SegmentReader after = withDeletions(spans, seed, new TreeSet<>());

    for (int trace = 0; trace < after.traces(); trace++) {
      int[] all = before.rowsOfTrace(trace);
      int[] left = after.rowsOfTrace(trace);
      int[] allParents = before.parentsOfTrace(all);
      int[] parents = after.parentsOfTrace(left);
      for (int i = 0; i < left.length; i++) {
        int parent = allParents[Arrays.binarySearch(all, left[i])];
        if (parent < 0) {
          assertThat(parents[i]).isEqualTo(parent);
        } else if (after.isDeleted(all[parent])) {
          assertThat(parents[i]).isEqualTo(ParentLinks.MISSING);
        } else {
          assertThat(left[parents[i]]).isEqualTo(all[parent]);
        }
      }
    }
  }

  /** Some rows, and some traces as a whole. */
  private static SegmentReader withDeletions(List<Span> spans, long seed, Set<Integer> deleted) {
    Random random = new Random(seed);
    OpenSegment open = SealedInMemory.openOf(spans, TermHash.XXH3);
    SealedInMemory rows = SealedInMemory.of(open);
    SegmentReader before = rows.segment(open).reader();
    for (int row = 0; row < before.rows(); row++) {
      if (random.nextInt(4) == 0) deleted.add(row);
    }
    for (int trace = 0; trace < before.traces(); trace += 3) {
      Arrays.stream(before.rowsOfTrace(trace)).forEach(deleted::add);
    }
    int[] ascending = deleted.stream().mapToInt(row -> row).toArray();
    rows.put(Part.DELETED, 0, Postings.many(ascending, ascending.length));
    return rows.segment(open).reader();
  }

  /** Distinct spans. */
  private static List<Span> spans(int count, int traces) {
    return new RandomSpans(count, traces).spans(count).stream().distinct().toList();
  }
}
