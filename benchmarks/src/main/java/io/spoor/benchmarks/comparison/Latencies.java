package io.spoor.benchmarks.comparison;

import java.util.Arrays;

/** Durations of calls, all kept. */
final class Latencies {
  private long[] nanos = new long[1024];
  private int size;

  void add(long duration) {
    if (size == nanos.length) nanos = Arrays.copyOf(nanos, 2 * size);
    nanos[size++] = duration;
  }

  void addAll(Latencies other) {
    for (int i = 0; i < other.size; i++) add(other.nanos[i]);
  }

  int size() {
    return size;
  }

  /** The least of them that at least this share of them does not exceed. */
  long quantile(double share) {
    long[] ascending = Arrays.copyOf(nanos, size);
    Arrays.sort(ascending);
    return ascending[Math.max(0, (int) Math.ceil(share * size) - 1)];
  }
}
