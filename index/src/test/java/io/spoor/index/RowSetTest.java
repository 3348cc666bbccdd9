package io.spoor.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of set against a tree. Roaring's bytes come from the library itself. */
final class RowSetTest {
  private static final int ROWS = 200_000; // Four chunks, the last one not full.

  private static NavigableSet<Integer> random(long seed, int count, int rows) {
    Random random = new Random(seed);
    NavigableSet<Integer> set = new TreeSet<>();
    for (int i = 0; i < count; i++) set.add(random.nextInt(rows));
    return set;
  }

  private static NavigableSet<Integer> runs(int length, int gap) {
    NavigableSet<Integer> set = new TreeSet<>();
    for (int row = 3; row < ROWS; row++) {
      if (row % (length + gap) < length) set.add(row);
    }
    return set;
  }

  private static NavigableSet<Integer> mixed() {
    NavigableSet<Integer> set = new TreeSet<>(random(9, 3_000, 60_000)); // Sorted.
    set.addAll(random(10, 50_000, ROWS).subSet(65_536, 131_072)); // Bits.
    set.addAll(runs(500, 20).tailSet(140_000)); // Runs.
    return set;
  }

  static Stream<NavigableSet<Integer>> sets() {
    NavigableSet<Integer> ends = new TreeSet<>(List.of(0, 65_535, 65_536, 131_071, 199_999));
    NavigableSet<Integer> lastChunk = new TreeSet<>(List.of(196_608));
    return Stream.of(
        new TreeSet<>(),
        ends,
        lastChunk,
        runs(ROWS, 0),
        runs(1_000, 7),
        runs(1, 1),
        random(1, 40, ROWS),
        random(2, 4_000, ROWS),
        random(3, 20_000, ROWS),
        random(4, 150_000, ROWS),
        random(5, 5_000, 66_000),
        mixed());
  }

  private static List<RowSet> allKindsOf(NavigableSet<Integer> rows) {
    int[] ascending = rows.stream().mapToInt(row -> row).toArray();
    RowBits bits = new RowBits(ROWS);
    for (int row : ascending) bits.set(row);
    List<RowSet> kinds = new ArrayList<>();
    kinds.add(RowSet.of(ascending));
    kinds.add(new RowSet.Sorted(ascending, ascending.length));
    kinds.add(bits.toRowSet());
    kinds.add(read(Postings.many(ascending, ascending.length)));
    if (!rows.isEmpty()) kinds.add(eliasFano(ascending));
    return kinds;
  }

  private static RowSet eliasFano(int[] rows) {
    ByteWriter bytes = new ByteWriter(16);
    EliasFanoRows.write(bytes, rows, rows.length);
    return EliasFanoRows.parse(new ByteReader("rows of a test", bytes.toArray()), rows.length);
  }

  private static RowSet read(byte[] bytes) {
    return Postings.readMany(new ByteReader("rows of a test", bytes)).rows();
  }

  private static int previousIn(NavigableSet<Integer> rows, int row) {
    Integer floor = rows.floor(row);
    return floor == null ? -1 : floor;
  }

  @ParameterizedTest
  @MethodSource("sets")
  void contains_anyRow_isAsInATree(NavigableSet<Integer> rows) {
    for (RowSet set : allKindsOf(rows)) {
      assertThat(set.size()).isEqualTo(rows.size());
      for (int row = 0; row < ROWS; row += 1 + row % 5) {
        if (set.contains(row) != rows.contains(row)) {
          assertThat(set.contains(row))
              .as("%s contains %d", set, row)
              .isEqualTo(rows.contains(row));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void previous_anyRow_isAsInATree(NavigableSet<Integer> rows) {
    Random random = new Random(rows.size());
    for (RowSet set : allKindsOf(rows)) {
      for (int i = 0; i < 20_000; i++) {
        int row = random.nextInt(ROWS + 70_000) - 1;
        assertThat(set.previous(row)).as("%s up to %d", set, row).isEqualTo(previousIn(rows, row));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void walk_downInStridesAndAtTimesUp_isAsInATree(NavigableSet<Integer> rows) {
    Random random = new Random(rows.size() + 1);
    for (RowSet set : allKindsOf(rows)) {
      RowSet.Walk walk = set.walk();
      int row = ROWS - 1;
      for (int i = 0; i < 20_000; i++) {
        int found = walk.previous(row);
        assertThat(found).as("%s up to %d", set, row).isEqualTo(previousIn(rows, row));
        boolean jumps = found < 0 || random.nextInt(50) == 0;
        row = jumps ? random.nextInt(ROWS + 1_000) : found - random.nextInt(1 + i % 100);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void forEach_allKinds_handOutAllAscending(NavigableSet<Integer> rows) {
    for (RowSet set : allKindsOf(rows)) {
      List<Integer> handedOut = new ArrayList<>();
      set.forEach(handedOut::add);
      assertThat(handedOut).containsExactlyElementsOf(rows);
    }
  }

  @Test
  void union_setsOfAllSizes_isAsOfTrees() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      RowUnion union = new RowUnion(ROWS);
      NavigableSet<Integer> expected = new TreeSet<>();
      for (int i = random.nextInt(5); i >= 0; i--) {
        NavigableSet<Integer> part = random(random.nextLong(), 1 << random.nextInt(14), ROWS);
        expected.addAll(part);
        union.add(allKindsOf(part).get(random.nextInt(5)));
      }
      List<Integer> united = new ArrayList<>();
      union.toRowSet().forEach(united::add);
      assertThat(united).as("seed %d", seed).containsExactlyElementsOf(expected);
    }
  }

  @Test
  void parse_bytesThatAreCutOff_isRefused() {
    for (NavigableSet<Integer> rows : List.of(mixed(), random(2, 300, ROWS), runs(1_000, 7))) {
      int[] ascending = rows.stream().mapToInt(row -> row).toArray();
      byte[] bytes = Postings.many(ascending, ascending.length);
      for (int length = 1; length < bytes.length; length += 1 + bytes.length / 300) {
        byte[] cut = Arrays.copyOf(bytes, length);
        assertThatThrownBy(() -> read(cut)).isInstanceOf(CorruptIndexException.class);
      }
    }
  }

  @Test
  void parse_notABitmap_saysWhatItBeginsWith() {
    byte[] bytes = {5, 2, 0x11, 0x22, 0x33, 0x44, 0, 0, 0, 0};

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(CorruptIndexException.class)
        .hasMessage(
            "rows of a test: not a Roaring bitmap: it begins with 44332211 (at byte 4 of 8)");
  }

  @Test
  void parse_unknownForm_saysWhich() {
    byte[] bytes = {5, 9, 0, 0};

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(CorruptIndexException.class)
        .hasMessage("rows of a test: a set of rows of form 9 (at byte 2 of 4)");
  }

  @Test
  void parse_anotherNumberOfRowsInRuns_saysBoth() {
    byte[] bytes = Postings.many(new int[] {3, 4, 5}, 3);
    bytes[0] = 4;

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(CorruptIndexException.class)
        .hasMessageContaining("a bitmap has 3 rows, expected 4");
  }

  @Test
  void parse_eliasFanoWithARowMissing_saysHowMany() {
    int[] rows = random(2, 300, ROWS).stream().mapToInt(row -> row).toArray();
    byte[] bytes = Postings.many(rows, rows.length);
    int lastOfHighPart = bytes.length - 9;
    bytes[lastOfHighPart] = 0;

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(CorruptIndexException.class)
        .hasMessageContaining("rows, expected %d".formatted(rows.length));
  }

  @Test
  void many_anyRows_takeTheShorterForm() {
    int[] runs = runs(1_000, 7).stream().mapToInt(row -> row).toArray();
    int[] scattered = random(2, 4_000, ROWS).stream().mapToInt(row -> row).toArray();

    assertThat(read(Postings.many(runs, runs.length))).isInstanceOf(RoaringRows.class);
    assertThat(read(Postings.many(scattered, scattered.length))).isInstanceOf(EliasFanoRows.class);
    assertThat(Postings.many(scattered, scattered.length).length)
        .isLessThan(scattered.length); // Six bits and two a row; sorted halves would take 16.
  }
}
