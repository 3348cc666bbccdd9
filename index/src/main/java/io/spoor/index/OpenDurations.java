package io.spoor.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the open segment that last longest: for each of the upper {@link DurationSteps} those
 * that reach it. A list that would have more than an eighth of the rows is given up.
 *
 * <p>One thread adds. Readers need no lock: what was published before they came, they find, and
 * they cut off later rows.
 */
final class OpenDurations {
  private static final int[] NO_ROWS = {};
  private static final int[] GIVEN_UP = {};
  private static final int MIN_GIVEN_UP = 1024;
  private static final VarHandle SIZE = MethodHandles.arrayElementVarHandle(int[].class);
  private static final VarHandle LIST = MethodHandles.arrayElementVarHandle(int[][].class);

  private final int[][] lists = new int[DurationSteps.COUNT][];
  private final int[] sizes = new int[DurationSteps.COUNT];
  private int first; // The first step that has a list.

  OpenDurations() {
    Arrays.fill(lists, NO_ROWS);
  }

  void add(int row, long durationNanos) {
    int last = DurationSteps.of(durationNanos);
    for (int step = first; step <= last; step++) append(step, row);
    while (first < lists.length && sizes[first] > MIN_GIVEN_UP && sizes[first] > row >>> 3) {
      LIST.setRelease(lists, first++, GIVEN_UP);
    }
  }

  private void append(int step, int row) {
    int[] list = lists[step];
    int size = sizes[step];
    if (size == list.length) {
      list = Arrays.copyOf(list, Math.max(16, size * 2));
      list[size] = row;
      LIST.setRelease(lists, step, list);
    } else {
      list[size] = row;
    }
    SIZE.setRelease(sizes, step, size + 1);
  }

  /** The rows below {@code mark} that last so long, among others; null if they are not known. */
  @Nullable RowSet lasting(long minNanos, int mark) {
    int step = DurationSteps.of(minNanos);
    int size = (int) SIZE.getAcquire(sizes, step);
    int[] rows = (int[]) LIST.getAcquire(lists, step);
    if (rows == GIVEN_UP) return null;
    if (size > 0 && rows[size - 1] >= mark) {
      int found = Arrays.binarySearch(rows, 0, size, mark);
      size = found >= 0 ? found : -found - 1;
    }
    return new RowSet.Sorted(rows, size);
  }
}
