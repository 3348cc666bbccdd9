package io.spoor.store.graph;

import io.spoor.graph.ServiceCall;
import io.spoor.graph.ServiceGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How often each pair of ends was seen to call, and how fast. */
final class CallCounts {
  private final CallEnds ends;

  /*
   * Open addressing by both numbers in one: a map of boxed numbers cost more than all else.
   */
  private long[] pairs = new long[64];
  private @Nullable Calls[] calls = new @Nullable Calls[64];
  private int size;

  CallCounts(CallEnds ends) {
    this.ends = ends;
  }

  /** Counts a call that a span received. */
  void add(LinkedTrace trace, int caller, int span) {
    add(caller, trace.end(span), trace.isError(span), trace.durationNanos(span));
  }

  void add(int caller, int callee, boolean isError, long durationNanos) {
    long pair = (long) caller << 32 | callee;
    int slot = slotOf(pair);
    Calls found = calls[slot];
    if (found == null) {
      if (++size * 2 > pairs.length) {
        grow();
        slot = slotOf(pair);
      }
      found = new Calls();
      pairs[slot] = pair;
      calls[slot] = found;
    }
    found.add(isError, durationNanos);
  }

  private int slotOf(long pair) {
    int mask = pairs.length - 1;
    int slot = (int) (pair * 0x9E3779B97F4A7C15L >>> 32) & mask;
    while (calls[slot] != null && pairs[slot] != pair) slot = slot + 1 & mask;
    return slot;
  }

  private void grow() {
    long[] oldPairs = pairs;
    @Nullable Calls[] oldCalls = calls;
    pairs = new long[oldPairs.length * 2];
    calls = new @Nullable Calls[pairs.length];
    for (int i = 0; i < oldPairs.length; i++) {
      if (oldCalls[i] == null) continue;
      int slot = slotOf(oldPairs[i]);
      pairs[slot] = oldPairs[i];
      calls[slot] = oldCalls[i];
    }
  }

  ServiceGraph toGraph() {
    List<ServiceCall> all = new ArrayList<>(size);
    for (int i = 0; i < pairs.length; i++) {
      Calls counted = calls[i];
      if (counted == null) continue;
      CallEnds.End caller = ends.get((int) (pairs[i] >>> 32));
      CallEnds.End callee = ends.get((int) pairs[i]);
      all.add(counted.between(caller, callee));
    }
    Collections.sort(all);
    return new ServiceGraph(all);
  }

  /** The calls of one pair. */
  private static final class Calls {
    private final Durations durations = new Durations();
    private long errors;

    void add(boolean isError, long durationNanos) {
      if (isError) errors++;
      durations.add(durationNanos);
    }

    ServiceCall between(CallEnds.End caller, CallEnds.End callee) {
      return new ServiceCall(
          caller.service(),
          caller.operation(),
          callee.service(),
          callee.operation(),
          durations.count(),
          errors,
          durations.quantiles());
    }
  }
}
