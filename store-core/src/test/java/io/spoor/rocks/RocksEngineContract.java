package io.spoor.rocks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.Durability;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an engine does with rows, on disk and in memory alike. */
abstract class RocksEngineContract {
  static final EngineSettings SETTINGS =
      new EngineSettings(1 << 20, 1 << 20, (family, key) -> family + " row " + text(key));

  private static final int VALUE_BYTES = 5_000;

  RocksEngine engine;

  abstract RocksEngine open();

  @BeforeEach
  void openEngine() {
    engine = open();
  }

  @AfterEach
  void closeEngine_leavesNoNativeObject() {
    engine.close();

    assertThat(RocksEngine.liveHandles()).isZero();
  }

  @Test
  void get_keyNeverWritten_isNull() {
    assertThat(engine.get(Family.META, bytes("absent"))).isNull();
  }

  @Test
  void get_emptyValue_isEmpty() {
    put(Family.META, "a", "");

    assertThat(engine.get(Family.META, bytes("a"))).isEmpty();
  }

  @Test
  void write_sameKeyInEachFamily_keepsThemApart() {
    for (Family family : Family.values()) put(family, key(7), family.name());

    for (Family family : Family.values()) {
      assertThat(text(engine.get(family, bytes(key(7))))).isEqualTo(family.name());
    }
  }

  @Test
  void write_partOfAnArray_storesThatPart() {
    EngineBatch batch = new EngineBatch();
    batch.put(Family.INDEX, bytes("k"), bytes("abcdef"), 2, 3);
    engine.write(batch, Durability.POWER_LOSS);

    assertThat(text(engine.get(Family.INDEX, bytes("k")))).isEqualTo("cde");
  }

  @Test
  void write_changesOfOneKey_takeEffectInTheirOrder() {
    EngineBatch batch = new EngineBatch();
    batch.put(Family.META, bytes("a"), bytes("1"));
    batch.put(Family.META, bytes("a"), bytes("2"));
    batch.put(Family.META, bytes("b"), bytes("3"));
    batch.delete(Family.META, bytes("b"));
    batch.delete(Family.META, bytes("c"));
    batch.put(Family.META, bytes("c"), bytes("4"));
    engine.write(batch, Durability.PROCESS_CRASH);

    assertThat(scan(Family.META, "a", "z")).containsExactly("a=2", "c=4");
  }

  @Test
  void dropRange_endBeforeStart_isRefusedAndWritesGoOn() {
    assertThatThrownBy(() -> engine.dropRange(Family.META, bytes("b"), bytes("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("range ends at key 61, before it begins at 62");

    put(Family.META, "b", "still written");
    assertThat(scan(Family.META, "c", "a")).isEmpty();
    assertThat(scan(Family.META, "a", "c")).containsExactly("b=still written");
  }

  @Test
  void scan_range_includesItsStartAndExcludesItsEnd() {
    for (String key : List.of("a", "b", "c", "d")) put(Family.META, key, "v" + key);

    assertThat(scan(Family.META, "b", "d")).containsExactly("b=vb", "c=vc");
  }

  @Test
  void scan_visitorStops_visitsNoMore() {
    for (String key : List.of("a", "b", "c")) put(Family.META, key, "v" + key);
    List<String> seen = new ArrayList<>();

    engine.scan(
        Family.META,
        bytes("a"),
        bytes("z"),
        (key, value) -> {
          seen.add(text(key));
          return seen.size() == 2 ? RowVisitor.Step.STOP : RowVisitor.Step.CONTINUE;
        });

    assertThat(seen).containsExactly("a", "b");
  }

  @Test
  void scan_visitorReadsAndWrites_seesTheRowsOfTheMomentOfTheCall() {
    put(Family.META, "a", "1");
    List<String> seen = new ArrayList<>();

    engine.scan(
        Family.META,
        bytes("a"),
        bytes("z"),
        (key, value) -> {
          put(Family.META, "b", "2");
          seen.add(text(key) + text(engine.get(Family.META, bytes("b"))));
          return RowVisitor.Step.CONTINUE;
        });

    assertThat(seen).containsExactly("a2");
  }

  @Test
  void scan_visitorThrows_passesItOn() {
    put(Family.META, "a", "1");
    RuntimeException thrown = new IllegalArgumentException("of the visitor");

    assertThatThrownBy(
            () ->
                engine.scan(
                    Family.META,
                    bytes("a"),
                    bytes("z"),
                    (key, value) -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);
  }

  @Test
  void scanPrefixes_prefixShorterThanTheFilters_isRefused() {
    assertThatThrownBy(
            () ->
                engine.scanPrefixes(
                    Family.SPANS,
                    List.of(bytes("nineteen bytes long")),
                    (key, value) -> RowVisitor.Step.CONTINUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("prefix has 19 bytes, expected at least 20 in SPANS");
  }

  @Test
  void dropRange_muchInFilesJustWritten_freesItsSpace() {
    for (int segment = 1; segment <= 3; segment++) {
      putSegment(segment, 1_000);
      engine.flush(Family.SPANS);
    }
    long before = engine.bytesOnDisk();

    engine.dropRange(Family.SPANS, bytes(segment(1)), bytes(segment(3)));

    assertThat(scan(Family.SPANS, segment(1), segment(3))).isEmpty();
    assertThat(scan(Family.SPANS, segment(3), segment(4))).hasSize(1_000);
    assertThat(engine.bytesOnDisk()).isBetween(5_000_000L, before - 9_000_000L);
  }

  /** As retention does; segments of which many are in a file, and segments with files of theirs. */
  @ParameterizedTest
  @ValueSource(ints = {20, 500})
  void dropRange_oldestOfManyAgainAndAgain_keepsTheSpaceBounded(int rowsOfASegment) {
    int kept = 3;
    int segments = 20_000 / rowsOfASegment;
    for (int segment = 1; segment <= segments; segment++) {
      putSegment(segment, rowsOfASegment);
      if (rowsOfASegment > 100) engine.flush(Family.SPANS);
      int oldest = segment - kept;
      if (oldest < 1) continue;
      engine.dropRange(Family.SPANS, bytes(segment(oldest)), bytes(segment(oldest + 1)));
      assertThat(scan(Family.SPANS, segment(oldest), segment(oldest + 1))).isEmpty();
    }

    assertThat(scan(Family.SPANS, segment(1), segment(segments + 1)))
        .hasSize(kept * rowsOfASegment);
    long bytesWritten = (long) segments * rowsOfASegment * VALUE_BYTES;
    assertThat(engine.bytesOnDisk()).isLessThan(bytesWritten / 4);
  }

  private void putSegment(int segment, int rows) {
    Random random = new Random(segment);
    EngineBatch batch = new EngineBatch();
    for (int i = 0; i < rows; i++) {
      byte[] value = new byte[VALUE_BYTES];
      random.nextBytes(value);
      batch.put(Family.SPANS, bytes(segment(segment) + key(i)), value);
    }
    engine.write(batch, Durability.PROCESS_CRASH);
  }

  private static String segment(int number) {
    return "%04d".formatted(number);
  }

  @Nested
  class RandomChanges {
    /** Small keys over few prefixes, some changes flushed, against a sorted map. */
    @Test
    void scans_afterRandomChanges_agreeWithASortedMap() {
      long seed = 20_240_607;
      Random random = new Random(seed);
      TreeMap<String, String> expected = new TreeMap<>();
      for (int step = 0; step < 300; step++) {
        change(random, expected);
        if (random.nextInt(20) == 0) engine.flush(Family.SPANS);

        String from = key(random.nextInt(40));
        String to = key(random.nextInt(40));
        if (from.compareTo(to) > 0) continue;
        assertThat(scan(Family.SPANS, from, to))
            .as("seed %d, step %d", seed, step)
            .isEqualTo(rows(expected.subMap(from, to)));
        assertThat(scanPrefixes(from, to))
            .as("seed %d, step %d", seed, step)
            .isEqualTo(
                concat(
                    rows(expected.subMap(from, from + "~")), rows(expected.subMap(to, to + "~"))));
      }
    }

    private void change(Random random, SortedMap<String, String> expected) {
      EngineBatch batch = new EngineBatch();
      for (int i = random.nextInt(5); i >= 0; i--) {
        String key = key(random.nextInt(40)) + random.nextInt(3);
        if (random.nextInt(4) == 0) {
          batch.delete(Family.SPANS, bytes(key));
          expected.remove(key);
        } else {
          String value = "v" + random.nextInt(1_000_000);
          batch.put(Family.SPANS, bytes(key), bytes(value));
          expected.put(key, value);
        }
      }
      engine.write(batch, Durability.PROCESS_CRASH);
    }
  }

  void put(Family family, String key, String value) {
    EngineBatch batch = new EngineBatch();
    batch.put(family, bytes(key), bytes(value));
    engine.write(batch, Durability.PROCESS_CRASH);
  }

  List<String> scan(Family family, String from, String to) {
    return collect(visitor -> engine.scan(family, bytes(from), bytes(to), visitor));
  }

  List<String> scanPrefixes(String... prefixes) {
    List<byte[]> sought = new ArrayList<>();
    for (String prefix : prefixes) sought.add(bytes(prefix));
    return collect(visitor -> engine.scanPrefixes(Family.SPANS, sought, visitor));
  }

  private static List<String> collect(Consumer<RowVisitor> scan) {
    List<String> rows = new ArrayList<>();
    scan.accept(
        (key, value) -> {
          rows.add(text(key) + "=" + text(value));
          return RowVisitor.Step.CONTINUE;
        });
    return rows;
  }

  private static List<String> rows(SortedMap<String, String> map) {
    List<String> rows = new ArrayList<>();
    map.forEach((key, value) -> rows.add(key + "=" + value));
    return rows;
  }

  private static List<String> concat(List<String> first, List<String> second) {
    List<String> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  /** As long as the prefix that the filters of spans are over. */
  static String key(int number) {
    return "%020d".formatted(number);
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
