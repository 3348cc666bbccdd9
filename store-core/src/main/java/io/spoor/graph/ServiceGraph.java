package io.spoor.graph;

import io.spoor.codec.Utf8Order;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which services call which, how often and how fast. Immutable.
 *
 * @param calls in their order, one for each pair of ends
 */
public record ServiceGraph(List<ServiceCall> calls) {

  public ServiceGraph {
    calls = List.copyOf(calls);
  }

  /** The services that call or are called, by UTF-8 order. */
  public SortedSet<String> services() {
    SortedSet<String> services = new TreeSet<>(Utf8Order.INSTANCE);
    for (ServiceCall call : calls) {
      services.add(call.caller());
      services.add(call.callee());
    }
    return Collections.unmodifiableSortedSet(services);
  }
}
