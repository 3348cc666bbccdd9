package io.spoor.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the sort of the Java library, for sets from none to all of the rows. */
final class RowSorterTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 511, 512, 513, 4_000, 262_144, 300_001})
  void sort_setsOfEverySize_areAscending(int rows) {
    long seed = rows;
    Random random = new Random(seed);
    RowSorter sorter = new RowSorter(rows);
    for (int size : new int[] {0, 1, 2, 96, 97, rows / 100, rows / 24, rows / 23, rows / 2, rows}) {
      if (size > rows) continue;
      int[] set = random.ints(0, rows).distinct().limit(size).toArray();
      int[] expected = set.clone();
      Arrays.sort(expected);
      int[] target = Arrays.copyOf(set, size + 3);

      sorter.sort(target, size);

      assertThat(Arrays.copyOf(target, size))
          .as("seed %d, %d of %d rows", seed, size, rows)
          .isEqualTo(expected);
      assertThat(Arrays.copyOfRange(target, size, size + 3)).containsOnly(0);
    }
  }
}
