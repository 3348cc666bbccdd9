package io.spoor.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows that last longest, open and sealed, against all durations. */
final class LongestRowsTest {

  static Stream<long[]> durations() {
    Random random = new Random(17);
    return Stream.of(
        durations(3, random::nextLong),
        durations(8, () -> random.nextInt(4)),
        durations(40_000, () -> (long) Math.exp(10 + random.nextGaussian())),
        durations(40_000, random::nextLong), // As unsigned.
        durations(20_000, () -> 5),
        durations(20_000, () -> 0),
        durations(20_000, () -> random.nextInt(20) == 0 ? 1_000_000 : 1_000),
        durations(20_000, () -> random.nextInt(20) == 0 ? 2 : 1),
        LongStream.range(0, 20_000).toArray(),
        LongStream.range(0, 20_000).map(row -> 20_000 - row).toArray());
  }

  private static long[] durations(int count, LongSupplier next) {
    return LongStream.generate(next).limit(count).toArray();
  }

  private static List<Integer> rowsFrom(long least, long[] durations, int mark) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < mark; row++) {
      if (Long.compareUnsigned(durations[row], least) >= 0) rows.add(row);
    }
    return rows;
  }

  private static List<Integer> rowsOf(RowSet set) {
    List<Integer> rows = new ArrayList<>();
    set.forEach(rows::add);
    return rows;
  }

  @ParameterizedTest
  @MethodSource("durations")
  void write_anyDurations_givesLevelsOfWhichEachHasHalfOfTheOneBefore(long[] durations) {
    SealedInMemory sink = new SealedInMemory();
    Directory.Builder builder = new Directory.Builder(durations.length, 1);
    LongestRows.write(durations, builder, sink);
    Directory directory = parse(builder, durations.length);

    int most = durations.length / 8;
    int levels = sink.rows().getOrDefault(Part.LONGEST, Collections.emptySortedMap()).size();
    for (int level = 0; level < levels; level++) {
      RowSet rows = sink.get(Part.LONGEST, level, Postings::readMany).rows();
      long least = leastOf(level, directory);
      assertThat(rows.size()).isBetween(1, most);
      assertThat(rowsOf(rows)).isEqualTo(rowsFrom(least, durations, durations.length));
      most = rows.size() / 2;
    }
    assertThat(directory.durationLevel(-1L)).isEqualTo(levels - 1);
    assertThat(directory.durationLevel(0)).isEqualTo(-1);
  }

  /** The first step for which a level is the one to look into. */
  private static long leastOf(int level, Directory directory) {
    for (int step = 0; step < DurationSteps.COUNT; step++) {
      if (directory.durationLevel(DurationSteps.least(step)) == level) {
        return DurationSteps.least(step);
      }
    }
    throw new AssertionError("level " + level + " begins at no step");
  }

  private static Directory parse(Directory.Builder directory, int rows) {
    for (int zone = 0; zone < Zones.countFor(rows); zone++) directory.addZone(0);
    return Directory.parse(new ByteReader("a directory", directory.toBytes()));
  }

  @ParameterizedTest
  @MethodSource("durations")
  void lasting_openDurations_holdAllThatLastSoLongBelowTheMark(long[] durations) {
    OpenDurations open = new OpenDurations();
    for (int row = 0; row < durations.length; row++) open.add(row, durations[row]);

    Random random = new Random(durations.length);
    for (int i = 0; i < 50; i++) {
      long least = durations[random.nextInt(durations.length)] + random.nextInt(3) - 1;
      int mark = random.nextInt(durations.length + 1);
      RowSet lasting = open.lasting(least, mark);
      if (lasting == null) continue;
      assertThat(rowsOf(lasting))
          .isSorted()
          .allMatch(row -> row < mark)
          .containsAll(rowsFrom(least, durations, mark));
    }
  }

  @Test
  void lasting_rareDurations_areFewRows() {
    OpenDurations open = new OpenDurations();
    for (int row = 0; row < 10_000; row++) open.add(row, row % 1_000 == 7 ? 900_000 : 1_000);

    assertThat(rowsOf(open.lasting(800_000, 10_000)))
        .isEqualTo(Stream.iterate(7, row -> row + 1_000).limit(10).toList());
    assertThat(open.lasting(1_000, 10_000)).isNull();
  }

  @Test
  void of_leastDurationOfEachStep_isThatStep() {
    for (int step = 0; step < DurationSteps.COUNT; step++) {
      assertThat(DurationSteps.of(DurationSteps.least(step))).isEqualTo(step);
      if (step > 0) assertThat(DurationSteps.of(DurationSteps.least(step) - 1)).isEqualTo(step - 1);
    }
  }
}
