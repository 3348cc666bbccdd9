package io.spoor.benchmarks;

import io.spoor.TraceReader;
import io.spoor.query.Order;
import io.spoor.query.TraceQuery;

/** How much is asked of the store about what a query finds. */
public enum Answer {

  /** The ids of the traces and of their matching spans; reads no span. */
  IDS {
    @Override
    Object of(TraceReader store, TraceQuery query) {
      return store.find(query);
    }
  },

  /** What a list shows of each trace; reads no span where the trace lies in one segment. */
  SUMMARIES {
    @Override
    Object of(TraceReader store, TraceQuery query) {
      return store.summaries(store.find(query).traceIds());
    }
  },

  /** All spans of the traces, decoded. */
  TRACES {
    @Override
    Object of(TraceReader store, TraceQuery query) {
      return store.traces(store.find(query).traceIds());
    }
  },

  /** The matching spans themselves, decoded, as many as the limit says. */
  SPANS {
    @Override
    Object of(TraceReader store, TraceQuery query) {
      return query.order() == Order.NEWEST_FIRST ? store.spans(query) : store.find(query);
    }
  },

  /** How many spans and traces match; linear in them. */
  COUNT {
    @Override
    Object of(TraceReader store, TraceQuery query) {
      return store.count(query);
    }
  };

  abstract Object of(TraceReader store, TraceQuery query);
}
