package io.spoor.index;

/**
 * The rows of a sealed segment that last longest, in levels: the first level has at most an eighth
 * of all rows, each further one at most half of those of the level before, and all that last at
 * least as long as its least does.
 */
final class LongestRows {
  private static final int LARGEST_SHARE = 8;

  private LongestRows() {}

  /**
   * @param durations of all rows
   */
  static void write(long[] durations, Directory.Builder directory, SealedRowSink sink) {
    int[] counts = countsFrom(durations);
    int[] level = new int[durations.length];
    int size = durations.length;
    for (int row = 0; row < size; row++) level[row] = row;
    int most = durations.length / LARGEST_SHARE;
    int number = 0;
    for (int step = 0; step < counts.length && counts[step] > 0; step++) {
      if (counts[step] > most) continue;
      long least = DurationSteps.least(step);
      size = keepFrom(least, durations, level, size);
      directory.addDurationLevel(least);
      sink.put(Part.LONGEST, number++, Postings.many(level, size));
      most = size / 2;
    }
  }

  /** For each step how many rows reach it. */
  private static int[] countsFrom(long[] durations) {
    int[] counts = new int[DurationSteps.COUNT];
    for (long duration : durations) counts[DurationSteps.of(duration)]++;
    for (int step = counts.length - 2; step >= 0; step--) counts[step] += counts[step + 1];
    return counts;
  }

  private static int keepFrom(long least, long[] durations, int[] rows, int size) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (Long.compareUnsigned(durations[rows[i]], least) >= 0) rows[kept++] = rows[i];
    }
    return kept;
  }
}
