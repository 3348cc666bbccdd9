package io.spoor.testkit;

import java.util.List;

/**
 * Pseudo-random numbers that are the same for a seed on every machine and release of Java, which
 * the library's generators leave open in part. SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
 *
 * <p>Not thread-safe.
 */
final class SeededRandom {
  private long state;

  SeededRandom(long seed) {
    this.state = seed;
  }

  long nextLong() {
    state += 0x9e3779b97f4a7c15L;
    long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** From 0 to {@code bound} exclusive, as evenly as 32 random bits can be spread. */
  int nextInt(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** From {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return low + nextInt(high - low + 1);
  }

  /** From 0 to 1 exclusive. */
  double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** True once in 1/{@code probability} times. Draws nothing where it is zero. */
  boolean chance(double probability) {
    return probability > 0 && nextDouble() < probability;
  }

  /** Normally distributed with mean 0 and deviation 1: the sum of twelve even ones. */
  double nextBell() {
    double sum = -6;
    for (int i = 0; i < 12; i += 4) {
      long bits = nextLong();
      for (int shift = 0; shift < 64; shift += 16) sum += ((bits >>> shift) & 0xffff) * 0x1p-16;
    }
    return sum;
  }

  /** Log-normally distributed: {@code median} in the middle, a long tail for a large sigma. */
  double nextLogNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * nextBell());
  }

  <T> T oneOf(T[] choices) {
    return choices[nextInt(choices.length)];
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(nextInt(choices.size()));
  }
}
