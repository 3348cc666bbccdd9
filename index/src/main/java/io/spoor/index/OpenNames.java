package io.spoor.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct names of the open segment, numbered in order of first sight.
 *
 * <p>One thread adds. Readers may ask for the name of any published row.
 */
final class OpenNames {
  private final Map<SpanName, Integer> numbers = new HashMap<>();
  private volatile SpanName[] names = new SpanName[16];

  /** The numbers of these names. */
  int[] add(List<SpanName> batch) {
    int[] result = new int[batch.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = numbers.computeIfAbsent(batch.get(i), this::append);
    }
    return result;
  }

  SpanName get(int number) {
    return names[number];
  }

  private int append(SpanName name) {
    int number = numbers.size();
    SpanName[] known = names;
    if (number == known.length) known = Arrays.copyOf(known, number * 2);
    known[number] = name;
    names = known; // Volatile: what a later row refers to is there.
    return number;
  }
}
