package io.spoor.testkit;

import io.spoor.Trace;
import io.spoor.graph.CallDurations;
import io.spoor.graph.Granularity;
import io.spoor.graph.GraphQuery;
import io.spoor.graph.ServiceCall;
import io.spoor.graph.ServiceGraph;
import io.spoor.span.Span;
import io.spoor.testkit.NaiveCalls.Call;
import io.spoor.testkit.NaiveCalls.End;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service graph that lists every call and counts the list. */
final class NaiveServiceGraph {
  private static final Comparator<ServiceCall> ORDER =
      Comparator.comparing(ServiceCall::caller, Utf8ByteOrder.INSTANCE)
          .thenComparing(ServiceCall::callee, Utf8ByteOrder.INSTANCE)
          .thenComparing(ServiceCall::callerOperation, Utf8ByteOrder.INSTANCE)
          .thenComparing(ServiceCall::calleeOperation, Utf8ByteOrder.INSTANCE);

  private record Ends(End caller, End callee) {}

  private NaiveServiceGraph() {}

  static ServiceGraph of(GraphQuery query, Collection<Trace> traces) {
    Map<Ends, List<Call>> byEnds = new HashMap<>();
    for (Trace trace : traces) {
      for (Call call : new NaiveCalls(trace).by(query.rule())) {
        if (!isInWindow(query, call.span())) continue;
        Ends ends = new Ends(end(query, call.caller()), end(query, call.callee()));
        byEnds.computeIfAbsent(ends, pair -> new ArrayList<>()).add(call);
      }
    }
    List<ServiceCall> calls = new ArrayList<>();
    byEnds.forEach((ends, counted) -> calls.add(total(ends, counted)));
    calls.sort(ORDER);
    return new ServiceGraph(calls);
  }

  private static boolean isInWindow(GraphQuery query, Span span) {
    return Long.compareUnsigned(span.startNanos(), query.fromNanos()) >= 0
        && Long.compareUnsigned(span.startNanos(), query.lastNanos()) <= 0;
  }

  private static End end(GraphQuery query, End end) {
    return query.granularity() == Granularity.OPERATIONS ? end : new End(end.service(), "");
  }

  private static ServiceCall total(Ends ends, List<Call> calls) {
    List<Long> durations = new ArrayList<>();
    for (Call call : calls) durations.add(call.span().durationNanos());
    durations.sort(Long::compareUnsigned);
    return new ServiceCall(
        ends.caller().service(),
        ends.caller().operation(),
        ends.callee().service(),
        ends.callee().operation(),
        calls.size(),
        calls.stream().filter(Call::isError).count(),
        new CallDurations(
            quantile(0.5, durations),
            quantile(0.9, durations),
            quantile(0.95, durations),
            quantile(0.99, durations),
            durations.get(durations.size() - 1)));
  }

  private static long quantile(double fraction, List<Long> ascending) {
    for (int i = 0; i < ascending.size(); i++) {
      if (i + 1 >= fraction * ascending.size()) return ascending.get(i);
    }
    throw new IllegalArgumentException("no quantile of nothing");
  }
}
