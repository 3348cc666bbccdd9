package io.spoor.index;

import java.util.Arrays;

/** Numbers below a bound, each once, in the order in which they were added first. */
final class DistinctNumbers {
  private final long[] seen;
  private int[] numbers = new int[64];
  private int size;

  DistinctNumbers(int bound) {
    seen = new long[(bound + 63) >>> 6];
  }

  void add(int number) {
    long bit = 1L << number;
    if ((seen[number >>> 6] & bit) != 0) return;
    seen[number >>> 6] |= bit;
    if (size == numbers.length) numbers = Arrays.copyOf(numbers, size * 2);
    numbers[size++] = number;
  }

  int[] toArray() {
    return Arrays.copyOf(numbers, size);
  }
}
