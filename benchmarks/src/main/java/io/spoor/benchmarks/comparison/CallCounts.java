package io.spoor.benchmarks.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Calls between services while they are counted one by one. */
final class CallCounts {
  private static final int CALLS = 0;
  private static final int ERRORS = 1;

  private final Map<String, Map<String, long[]>> counts = new TreeMap<>();

  void add(String caller, String callee, boolean failed) {
    long[] count =
        counts
            .computeIfAbsent(caller, name -> new TreeMap<>())
            .computeIfAbsent(callee, name -> new long[2]);
    count[CALLS]++;
    if (failed) count[ERRORS]++;
  }

  List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    counts.forEach(
        (caller, callees) ->
            callees.forEach(
                (callee, count) ->
                    calls.add(new Call(caller, callee, count[CALLS], count[ERRORS]))));
    return calls;
  }
}
