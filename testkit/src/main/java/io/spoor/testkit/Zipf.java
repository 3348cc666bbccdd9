package io.spoor.testkit;

import java.util.Arrays;

/** Draws ranks of which the first is the most frequent, by Zipf's law with exponent 1. */
final class Zipf {
  private final double[] upTo; // Share of this rank and all before it.

  Zipf(int ranks) {
    upTo = new double[ranks];
    double sum = 0;
    for (int i = 0; i < ranks; i++) {
      sum += 1.0 / (i + 1);
      upTo[i] = sum;
    }
    for (int i = 0; i < ranks; i++) upTo[i] /= sum;
  }

  /** A rank from 0. */
  int next(SeededRandom random) {
    int found = Arrays.binarySearch(upTo, random.nextDouble());
    int rank = found < 0 ? -1 - found : found + 1;
    return Math.min(rank, upTo.length - 1);
  }
}
