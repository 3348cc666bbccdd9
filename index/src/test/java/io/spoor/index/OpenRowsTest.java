package io.spoor.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a sorted set for each list. */
final class OpenRowsTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void append_listsThatGrowBesideEachOther_holdTheirRows(long seed) {
    Random random = new Random(seed);
    OpenRows rows = new OpenRows();
    long[] lists = new long[40];
    List<TreeSet<Integer>> expected = new ArrayList<>();
    for (int i = 0; i < lists.length; i++) expected.add(new TreeSet<>());
    for (int base = 0; base < 40_000; base += 100) {
      for (int i = 0; i < lists.length; i++) {
        if (random.nextInt(4) == 0) continue;
        int[] added = random.ints(1 + random.nextInt(1 + i), 0, 100).sorted().distinct().toArray();
        lists[i] = rows.append(lists[i], base, added, 0, added.length);
        for (int row : added) expected.get(i).add(base + row);
      }
    }
    for (int i = 0; i < lists.length; i++) {
      int[] all = new int[OpenRows.size(lists[i])];
      rows.copy(lists[i], all);
      assertThat(all).as("seed %d, list %d", seed, i).containsExactly(toArray(expected.get(i)));
      int mark = random.nextInt(40_000);
      assertThat(RowCollector.membersOf(rows.below(lists[i], mark)))
          .as("seed %d, list %d below %d", seed, i, mark)
          .containsExactly(toArray(expected.get(i).headSet(mark)));
    }
  }

  @Test
  void append_toAListThatWasRead_leavesWhatWasRead() {
    OpenRows rows = new OpenRows();
    long list = OpenRows.NONE;
    List<RowSet> read = new ArrayList<>();
    for (int row = 0; row < 300; row++) {
      list = rows.append(list, row, new int[] {0}, 0, 1);
      read.add(rows.below(list, Integer.MAX_VALUE));
    }
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i).size()).isEqualTo(i + 1);
      assertThat(RowCollector.membersOf(read.get(i))).hasSize(i + 1).endsWith(i);
    }
  }

  @Test
  void append_rowsBetweenThoseOfTheSameBatch_keepsThemAscendingAndOnce() {
    OpenRows rows = new OpenRows();
    long list = rows.append(OpenRows.NONE, 10, new int[] {0, 2, 4}, 0, 3);

    list = rows.append(list, 10, new int[] {9, 1, 2, 7}, 1, 4);

    int[] all = new int[OpenRows.size(list)];
    rows.copy(list, all);
    assertThat(all).containsExactly(10, 11, 12, 14, 17);
  }

  private static int[] toArray(Iterable<Integer> rows) {
    List<Integer> list = new ArrayList<>();
    rows.forEach(list::add);
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
