package io.spoor.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.CorruptStoreException;
import io.spoor.rocks.Family;
import io.spoor.span.TraceId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RowsTest {
  private static final TraceId TRACE = TraceId.parse("4bf92f3577b34da6a3ce929d0e0e4736");

  @Test
  void spanKey_parsed_isWhatItWasMadeOf() {
    assertThat(Rows.parseSpanKey(Rows.spanKey(7, TRACE, 300)))
        .isEqualTo(new Rows.SpanKey(7, TRACE, 300));
  }

  @Test
  void indexKey_parsed_isWhatItWasMadeOf() {
    assertThat(Rows.parseIndexKey(Rows.indexKey(7, 255, -2)))
        .isEqualTo(new Rows.IndexKey(7, 255, -2));
  }

  @Test
  void entryKey_parsed_isItsSegment() {
    assertThat(Rows.parseEntryKey(Rows.entryKey(70_000))).isEqualTo(70_000);
  }

  @Test
  void spanKeys_sortedAsBytes_areInOrderOfSegmentTraceAndRow() {
    long seed = 31;
    Random random = new Random(seed);
    Rows.SpanKey[] keys = new Rows.SpanKey[500];
    for (int i = 0; i < keys.length; i++) {
      TraceId trace = new TraceId(random.nextInt(3) - 1L, random.nextInt(3) - 1L);
      keys[i] = new Rows.SpanKey(random.nextInt(300), trace, random.nextInt(70_000));
    }
    byte[][] sorted = new byte[keys.length][];
    for (int i = 0; i < keys.length; i++) {
      sorted[i] = Rows.spanKey(keys[i].segment(), keys[i].traceId(), keys[i].firstRow());
    }

    Arrays.sort(sorted, Arrays::compareUnsigned);

    Arrays.sort(
        keys,
        Comparator.comparing(Rows.SpanKey::segment)
            .thenComparing(Rows.SpanKey::traceId)
            .thenComparing(Rows.SpanKey::firstRow));
    for (int i = 0; i < keys.length; i++) {
      assertThat(Rows.parseSpanKey(sorted[i])).as("seed %d, key %d", seed, i).isEqualTo(keys[i]);
    }
  }

  @Test
  void segmentStartAndEnd_ofASegment_encloseItsKeysAndNoOthers() {
    TraceId last = new TraceId(-1, -1);

    assertAscending(
        Rows.spanKey(7, last, -1),
        Rows.segmentStart(8),
        Rows.spanKey(8, new TraceId(0, 0), 0),
        Rows.spanKey(8, last, -1),
        Rows.segmentEnd(8),
        Rows.spanKey(9, new TraceId(0, 0), 0));
    assertAscending(Rows.segmentStart(8), Rows.indexKey(8, 0, 0), Rows.indexKey(8, 255, -1));
    assertAscending(Rows.indexKey(8, 255, -1), Rows.segmentEnd(8), Rows.indexKey(9, 0, 0));
  }

  @Test
  void entriesStartAndEnd_encloseTheCatalogueAndNothingElse() {
    assertAscending(
        Rows.entriesStart(),
        Rows.entryKey(0),
        Rows.entryKey(-1),
        Rows.entriesEnd(),
        Rows.optionsKey());
  }

  private static void assertAscending(byte[]... keys) {
    for (int i = 1; i < keys.length; i++) {
      assertThat(Arrays.compareUnsigned(keys[i - 1], keys[i])).as("key %d", i).isNegative();
    }
  }

  @Test
  void parse_keyOfAnotherLength_saysWhichKeyAndWhatWasExpected() {
    assertThatThrownBy(() -> Rows.parseSpanKey(new byte[] {1, 2, 3}))
        .isInstanceOf(CorruptStoreException.class)
        .hasMessage("spans row [key 010203] has a key of 3 bytes, expected 28");
    assertThatThrownBy(() -> Rows.parseIndexKey(new byte[] {4, 5}))
        .isInstanceOf(CorruptStoreException.class)
        .hasMessage("index row [key 0405] has a key of 2 bytes, expected 9");
    assertThatThrownBy(() -> Rows.parseEntryKey(new byte[] {6}))
        .isInstanceOf(CorruptStoreException.class)
        .hasMessage("catalogue row [key 06] has a key of 1 bytes, expected 5");
  }

  @Test
  void describe_eachRow_isInWords() {
    assertThat(Rows.describe(Family.SPANS, Rows.spanKey(7, TRACE, 300)))
        .isEqualTo("spans row [segment 7, trace 4bf92f3577b34da6a3ce929d0e0e4736, first row 300]");
    assertThat(Rows.describe(Family.SPANS, Rows.spanPrefix(8, TRACE)))
        .isEqualTo("spans row [segment 8, trace 4bf92f3577b34da6a3ce929d0e0e4736]");
    assertThat(Rows.describe(Family.SPANS, Rows.segmentStart(9)))
        .isEqualTo("spans row [segment 9]");
    assertThat(Rows.describe(Family.INDEX, Rows.indexKey(7, 200, 5)))
        .isEqualTo("index row [segment 7, part 200, number 5]");
    assertThat(Rows.describe(Family.INDEX, Rows.segmentStart(10)))
        .isEqualTo("index row [segment 10]");
    assertThat(Rows.describe(Family.META, Rows.entryKey(11)))
        .isEqualTo("meta row [catalogue, segment 11]");
    assertThat(Rows.describe(Family.META, Rows.optionsKey())).isEqualTo("meta row [options]");
  }

  @Test
  void describe_damagedKey_isItsBytes() {
    byte[] key = HexFormat.of().parseHex("c0ffee");

    for (Family family : List.of(Family.META, Family.SPANS, Family.INDEX)) {
      assertThat(Rows.describe(family, key)).endsWith(" row [key c0ffee]");
    }
  }
}
