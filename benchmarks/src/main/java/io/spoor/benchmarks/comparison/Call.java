package io.spoor.benchmarks.comparison;

import java.util.Comparator;

/**
 * The calls from one service to another: spans of the one whose parent is of the other.
 *
 * @param errors how many of the called spans failed
 */
record Call(String caller, String callee, long calls, long errors) implements Comparable<Call> {
  private static final Comparator<Call> ORDER =
      Comparator.comparing(Call::caller).thenComparing(Call::callee);

  @Override
  public int compareTo(Call other) {
    return ORDER.compare(this, other);
  }
}
