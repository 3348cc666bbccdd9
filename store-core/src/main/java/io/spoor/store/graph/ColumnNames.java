package io.spoor.store.graph;

import io.spoor.index.SegmentReader;
import java.util.Arrays;

/** The names of a segment's spans, as numbers in {@link CallEnds}. */
final class ColumnNames {
  private static final int UNKNOWN = -1;

  private final CallEnds ends;
  private final SegmentReader reader;
  private int[] numbers = LinkedTrace.NO_SPANS;

  ColumnNames(CallEnds ends, SegmentReader reader) {
    this.ends = ends;
    this.reader = reader;
  }

  /** The number of a name that has this number in the segment. */
  int of(int number) {
    int known = number < numbers.length ? numbers[number] : UNKNOWN;
    return known == UNKNOWN ? learn(number) : known;
  }

  private int learn(int number) {
    int before = numbers.length;
    if (number >= before) {
      numbers = Arrays.copyOf(numbers, number * 2 + 64);
      Arrays.fill(numbers, before, numbers.length, UNKNOWN);
    }
    int learned = ends.name(reader.name(number));
    numbers[number] = learned;
    return learned;
  }
}
