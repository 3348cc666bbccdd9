package io.spoor.testkit;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.query.TraceQuery;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.util.List;

/** Some cases of the contract, and the words they are written in. */
abstract class ContractCases {

  /** Ids that are easy to tell apart, in the order of their numbers. */
  static final TraceId T1 = new TraceId(0x4bf92f3577b34da6L, 1);

  static final TraceId T2 = new TraceId(0x4bf92f3577b34da6L, 2);
  static final TraceId T3 = new TraceId(0x4bf92f3577b34da6L, 3);
  static final TraceId UNKNOWN = new TraceId(0x4bf92f3577b34da6L, 404);

  private final TraceStoreContract contract;

  ContractCases(TraceStoreContract contract) {
    this.contract = contract;
  }

  final TraceStore store() {
    return contract.store();
  }

  final TraceStoreOptions options() {
    return contract.options();
  }

  /** Opens the store of this test anew with other options. */
  final TraceStore openInstead(TraceStoreOptions options) {
    return contract.openInstead(options);
  }

  /** Stores these spans, in one batch or in several. */
  final void given(Span... spans) {
    contract.write(store(), List.of(spans));
  }

  final void given(Span.Builder... spans) {
    for (Span.Builder span : spans) given(span.build());
  }

  /** A span of service {@code shop} that starts at its id's number of nanoseconds and takes 1. */
  static Span.Builder span(TraceId traceId, long spanId) {
    return Span.builder(traceId, new SpanId(spanId))
        .name("GET /")
        .resource(Resource.ofService("shop"))
        .startNanos(spanId)
        .endNanos(spanId + 1);
  }

  static Span.Builder in(TraceId id, long spanId, String service) {
    return span(id, spanId).resource(Resource.ofService(service));
  }

  static TraceQuery.Builder query() {
    return TraceQuery.builder();
  }

  /** The ids of the traces that are found, in their order. */
  final List<TraceId> found(TraceQuery.Builder query) {
    return store().find(query.build()).traceIds();
  }
}
