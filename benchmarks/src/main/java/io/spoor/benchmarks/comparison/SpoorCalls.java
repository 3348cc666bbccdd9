package io.spoor.benchmarks.comparison;

import io.spoor.graph.ServiceCall;
import io.spoor.graph.ServiceGraph;
import java.util.ArrayList;
import java.util.List;

/** What Spoor counts, without what others do not count. */
final class SpoorCalls {
  private SpoorCalls() {}

  static List<Call> of(ServiceGraph graph) {
    List<Call> calls = new ArrayList<>();
    for (ServiceCall call : graph.calls()) {
      calls.add(new Call(call.caller(), call.callee(), call.calls(), call.errors()));
    }
    return calls;
  }
}
