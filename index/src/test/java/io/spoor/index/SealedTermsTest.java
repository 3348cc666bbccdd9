package io.spoor.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.query.Level;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanLink;
import io.spoor.span.TextForm;
import io.spoor.span.Value;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The terms of a sealed segment and their rows, compared with those that the spans say. */
final class SealedTermsTest {
  private static final TermHash NEARLY_COLLIDING =
      (code, key, type, value) -> TermHash.XXH3.of(code, key, type, value) & 7;

  /** A term by the format page, comparable: code, name, type and value. */
  private record Key(int code, String name, int type, String hex) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return toString().compareTo(other.toString());
    }

    Term term(TermHash hash) {
      return new Term(new TermKey(code, name), type, HexFormat.of().parseHex(hex), hash);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void rowsWith_everyTermOfTheSpans_areTheRowsThatHoldIt(long seed) {
    List<Span> spans = withDistinctIds(new RandomSpans(seed, 300).spans(3_000));
    holdsTheTermsOf(spans, TermHash.XXH3);
  }

  @Test
  void rowsWith_termsOfFewHashes_areTheRowsThatHoldThem() {
    holdsTheTermsOf(new RandomSpans(4, 30).spans(600), NEARLY_COLLIDING);
    holdsTheTermsOf(new RandomSpans(5, 30).spans(300), (code, key, type, value) -> 0);
  }

  @Test
  void rowsWithKey_keyOfADroppedSpanOnly_areNone() {
    Span span =
        new RandomSpans(6, 1).spans(1).get(0).toBuilder().attributes(Attributes.empty()).build();
    Span dropped = span.toBuilder().attributes(Attributes.of("only here", Value.of(1))).build();
    OpenSegment open = new OpenSegment(10);
    IndexBatch batch = IndexBatch.of(List.of(span, dropped), TermHash.XXH3);
    open.add(batch.without(new boolean[] {false, true}));
    TermKey key = new TermKey(TermKey.attributeCode(Level.SPAN), "only here");

    assertThat(open.reader().rowsWithKey(key).size()).isZero();
    assertThat(SealedInMemory.seal(open).reader().rowsWithKey(key).size()).isZero();
  }

  private static void holdsTheTermsOf(List<Span> spans, TermHash hash) {
    OpenSegment open = SealedInMemory.openOf(spans, hash);
    SealedInMemory rows = SealedInMemory.of(open);
    SegmentReader sealed = rows.segment(open).reader();
    SortedMap<Key, Set<Integer>> expected = termsOf(spans);

    expected.forEach(
        (key, arrivals) -> {
          Term term = key.term(hash);
          assertThat(rowsOf(open.reader().rowsWith(term), spans.size()))
              .as("open %s", key)
              .containsExactlyElementsOf(arrivals);
          TreeSet<Integer> found = new TreeSet<>();
          for (int row : rowsOf(sealed.rowsWith(term), spans.size())) {
            found.add(sealed.arrival(row));
          }
          assertThat(found).as("sealed %s", key).isEqualTo(arrivals);
          assertThat(sealed.rowsWith(term).size()).isEqualTo(arrivals.size());
          assertThat(sealed.rowsWith(similar(term, hash)).size()).isZero();
          assertThat(open.reader().rowsWith(similar(term, hash)).size()).isZero();
        });
    assertThat(termsIn(rows)).isEqualTo(expected.size());
    assertThatExistenceIsOf(expected, rows, sealed);
  }

  /** A term that no span has. */
  private static Term similar(Term term, TermHash hash) {
    byte[] value = Arrays.copyOf(term.value, term.value.length + 1);
    value[term.value.length] = 0x7e;
    return new Term(term.key, term.type, value, hash);
  }

  private static int termsIn(SealedInMemory rows) {
    TermBlocks blocks = rows.get(Part.TERM_BLOCKS, 0, TermBlocks::parse);
    int terms = 0;
    for (int number : rows.rows().get(Part.TERMS).keySet()) {
      TermBlock.Cursor cursor =
          rows.get(Part.TERMS, number, TermBlock::parse).cursor(blocks.firstKey(number));
      while (cursor.next()) terms++;
    }
    return terms;
  }

  private static void assertThatExistenceIsOf(
      SortedMap<Key, Set<Integer>> terms, SealedInMemory rows, SegmentReader sealed) {
    Map<TermKey, TreeSet<Integer>> expected = new TreeMap<>();
    terms.forEach(
        (key, arrivals) ->
            expected
                .computeIfAbsent(new TermKey(key.code, key.name), k -> new TreeSet<>())
                .addAll(arrivals));
    Directory directory = rows.get(Part.DIRECTORY, 0, Directory::parse);
    int number = 0;
    for (Map.Entry<TermKey, TreeSet<Integer>> entry : expected.entrySet()) {
      assertThat(directory.key(entry.getKey())).isEqualTo(number);
      TreeSet<Integer> arrivals = new TreeSet<>();
      int postings = directory.postings(number++);
      RowSet existence = rows.get(Part.POSTINGS, postings, Postings::readMany).rows();
      for (int row : rowsOf(existence, sealed.rows())) {
        arrivals.add(sealed.arrival(row));
      }
      assertThat(arrivals).as("%s", entry.getKey()).isEqualTo(entry.getValue());
    }
    assertThat(directory.keys()).hasSize(number);
  }

  /** By all three ways to look into a set. */
  private static List<Integer> rowsOf(RowSet set, int segmentRows) {
    List<Integer> contained = new ArrayList<>();
    List<Integer> backwards = new ArrayList<>();
    for (int row = 0; row < segmentRows; row++) {
      if (set.contains(row)) contained.add(row);
    }
    for (int row = set.previous(segmentRows); row >= 0; row = set.previous(row - 1)) {
      backwards.add(0, row);
    }
    RowCollector collector = new RowCollector();
    collector.addAll(set);
    assertThat(backwards).isEqualTo(contained);
    assertThat(collector.toSortedArray())
        .isEqualTo(contained.stream().mapToInt(row -> row).toArray());
    assertThat(set.size()).isEqualTo(contained.size());
    return contained;
  }

  /** Many distinct values, so that there are many blocks of terms. */
  private static List<Span> withDistinctIds(List<Span> spans) {
    List<Span> distinct = new ArrayList<>();
    for (Span span : spans) {
      Attributes.Builder attributes =
          Attributes.builder().put("request.id", "request-" + distinct.size() * 7919L % 100_003);
      span.attributes().forEach(attributes::put);
      distinct.add(span.toBuilder().attributes(attributes.build()).build());
    }
    return distinct;
  }

  private static SortedMap<Key, Set<Integer>> termsOf(List<Span> spans) {
    SortedMap<Key, Set<Integer>> terms = new TreeMap<>();
    for (int row = 0; row < spans.size(); row++) {
      for (Key key : termsOf(spans.get(row))) {
        terms.computeIfAbsent(key, k -> new TreeSet<>()).add(row);
      }
    }
    return terms;
  }

  private static List<Key> termsOf(Span span) {
    List<Key> terms = new ArrayList<>();
    addAttributes(terms, Level.RESOURCE, span.resource().attributes());
    addAttributes(terms, Level.SCOPE, span.scope().attributes());
    addAttributes(terms, Level.SPAN, span.attributes());
    add(terms, 0x11, "service", Value.of(span.service()));
    addUnlessEmpty(terms, 0x11, "schemaURL", span.resource().schemaUrl());
    addUnlessEmpty(terms, 0x12, "name", span.scope().name());
    addUnlessEmpty(terms, 0x12, "version", span.scope().version());
    addUnlessEmpty(terms, 0x12, "schemaURL", span.scope().schemaUrl());
    add(terms, 0x13, "name", Value.of(span.name()));
    add(terms, 0x13, "kind", Value.of(span.kind().ordinal()));
    add(terms, 0x13, "status", Value.of(span.status().code().ordinal()));
    addUnlessEmpty(terms, 0x13, "statusMessage", span.status().message());
    addUnlessEmpty(terms, 0x13, "traceState", span.traceState());
    for (SpanEvent event : span.events()) {
      add(terms, 0x14, "name", Value.of(event.name()));
      addAttributes(terms, Level.EVENT, event.attributes());
    }
    for (SpanLink link : span.links()) {
      byte[] traceId = HexFormat.of().parseHex(link.traceId().toString());
      byte[] spanId = HexFormat.of().parseHex(link.spanId().toString());
      add(terms, 0x15, "traceID", Value.of(traceId));
      add(terms, 0x15, "spanID", Value.of(spanId));
      addUnlessEmpty(terms, 0x15, "traceState", link.traceState());
      addAttributes(terms, Level.LINK, link.attributes());
    }
    return terms;
  }

  private static void addUnlessEmpty(List<Key> terms, int code, String name, String text) {
    if (!text.isEmpty()) add(terms, code, name, Value.of(text));
  }

  private static void addAttributes(List<Key> terms, Level level, Attributes attributes) {
    attributes.forEach((key, value) -> add(terms, 1 + level.ordinal(), key, value));
  }

  private static void add(List<Key> terms, int code, String name, Value value) {
    if (value instanceof Value.Text text) {
      add(terms, code, name, 1, text.text().getBytes(StandardCharsets.UTF_8));
    } else if (value instanceof Value.Bool bool) {
      add(terms, code, name, 3, new byte[] {(byte) (bool.value() ? 1 : 0)});
    } else if (value instanceof Value.Int number) {
      add(terms, code, name, 4, bytesOf(number.value() ^ 1L << 63));
    } else if (value instanceof Value.Double number) {
      add(terms, code, name, number.value());
    } else if (value instanceof Value.Bytes bytes) {
      add(terms, code, name, 6, bytes.toArray());
    } else if (value instanceof Value.Empty) {
      add(terms, code, name, 10, new byte[0]);
    } else {
      add(terms, code, name, 8, TextForm.of(value).getBytes(StandardCharsets.UTF_8));
      if (value instanceof Value.Array array) {
        array.elements().forEach(element -> add(terms, code, name, element));
      }
    }
  }

  private static void add(List<Key> terms, int code, String name, double number) {
    if (number == Math.floor(number) && Math.abs(number) <= 9_007_199_254_740_992.0) {
      add(terms, code, name, Value.of((long) number));
    } else {
      long bits = Double.doubleToLongBits(number);
      add(terms, code, name, 5, bytesOf(number < 0 ? ~bits : bits ^ 1L << 63));
    }
  }

  private static void add(List<Key> terms, int code, String name, int type, byte[] value) {
    if (value.length <= 256) {
      terms.add(new Key(code, name, type, HexFormat.of().formatHex(value)));
    } else {
      byte[] shortened = Arrays.copyOf(value, 256 + 32);
      System.arraycopy(sha256(value), 0, shortened, 256, 32);
      terms.add(new Key(code, name, type + 1, HexFormat.of().formatHex(shortened)));
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytesOf(long value) {
    return ByteBuffer.allocate(8).putLong(value).array();
  }
}
