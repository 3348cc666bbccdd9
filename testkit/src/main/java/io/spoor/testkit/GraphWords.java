package io.spoor.testkit;

import static io.spoor.testkit.FindCases.in;

import io.spoor.graph.CountingRule;
import io.spoor.graph.Granularity;
import io.spoor.graph.GraphQuery;
import io.spoor.graph.ServiceCall;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.SpanLink;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.util.List;

/** The words in which cases about service graphs are written. */
abstract class GraphWords extends ContractCases {
  GraphWords(TraceStoreContract contract) {
    super(contract);
  }

  static Attributes peer(String name) {
    return Attributes.of("peer.service", Value.of(name));
  }

  static SpanLink link(TraceId trace, long span) {
    return new SpanLink(trace, new SpanId(span), "", Attributes.empty(), 0, 0);
  }

  static Span.Builder child(long id, long parent, String service) {
    return in(T1, id, service).parentSpanId(new SpanId(parent));
  }

  static GraphQuery.Builder query(CountingRule rule) {
    return GraphQuery.builder().rule(rule);
  }

  final List<ServiceCall> calls(GraphQuery.Builder query) {
    return store().serviceGraph(query.build()).calls();
  }

  final List<String> graph(CountingRule rule) {
    return graph(query(rule));
  }

  final List<String> graph(GraphQuery.Builder query) {
    return calls(query).stream()
        .map(call -> call.caller() + " > " + call.callee() + numbers(call))
        .toList();
  }

  final List<String> operations(CountingRule rule) {
    return calls(query(rule).granularity(Granularity.OPERATIONS)).stream()
        .map(
            call ->
                "%s/%s > %s/%s%s"
                    .formatted(
                        call.caller(),
                        call.callerOperation(),
                        call.callee(),
                        call.calleeOperation(),
                        numbers(call)))
        .toList();
  }

  static String numbers(ServiceCall call) {
    return " " + call.calls() + (call.errors() == 0 ? "" : " failed " + call.errors());
  }
}
