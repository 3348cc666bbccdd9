package io.spoor.testkit;

import io.spoor.Retention;
import io.spoor.StoreStatistics;
import io.spoor.TraceStore;
import io.spoor.graph.GraphQuery;
import io.spoor.query.Attribute;
import io.spoor.query.Level;
import io.spoor.query.SpanCursor;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A call of a store, as a value: what it is given stands in it, whatever happened before. */
sealed interface StoreOperation {

  /** Calls the store. Answers are equal when stores agree, their order included. */
  Object runOn(TraceStore store);

  record Write(List<Span> spans) implements StoreOperation {
    @Override
    public Object runOn(TraceStore store) {
      store.write(spans);
      return "done";
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("Write");
      for (Span span : spans) text.append("\n    ").append(span);
      return text.toString();
    }
  }

  record Find(TraceQuery query) implements StoreOperation {
    @Override
    public Object runOn(TraceStore store) {
      return store.find(query);
    }
  }

  record Walk(TraceQuery query) implements StoreOperation {
    private static final int MOST_PAGES = 10_000;

    @Override
    public Object runOn(TraceStore store) {
      return PageWalk.of(store, query, MOST_PAGES);
    }
  }

  record ReadSpans(TraceQuery query, Optional<SpanCursor> after) implements StoreOperation {
    @Override
    public Object runOn(TraceStore store) {
      return after.isPresent() ? store.spans(query, after.get()) : store.spans(query);
    }
  }

  record WalkSpans(TraceQuery query) implements StoreOperation {
    private static final int MOST_PAGES = 10_000;

    @Override
    public Object runOn(TraceStore store) {
      return SpanWalk.of(store, query, MOST_PAGES);
    }
  }

  record CountMatches(TraceQuery query) implements StoreOperation {
    @Override
    public Object runOn(TraceStore store) {
      return store.count(query);
    }
  }

  record ReadSpan(TraceId traceId, SpanId spanId) implements StoreOperation {
    @Override
    public Object runOn(TraceStore store) {
      return store.span(traceId, spanId);
    }
  }

  record ReadTrace(TraceId id) implements StoreOperation {
    @Override
    public Object runOn(TraceStore store) {
      return store.trace(id);
    }
  }

  record ReadTraces(List<TraceId> ids) implements StoreOperation {
    @Override
    public Object runOn(TraceStore store) {
      return store.traces(ids);
    }
  }

  record Summarise(List<TraceId> ids) implements StoreOperation {
    @Override
    public Object runOn(TraceStore store) {
      List<Object> answers = new ArrayList<>();
      store
          .summaries(ids)
          .forEach(
              summary -> {
                answers.add(summary);
                answers.add(List.copyOf(summary.services().entrySet()));
              });
      return answers;
    }
  }

  record ListServices() implements StoreOperation {
    @Override
    public Object runOn(TraceStore store) {
      return List.copyOf(store.services());
    }
  }

  record ListOperations(String service) implements StoreOperation {
    @Override
    public Object runOn(TraceStore store) {
      return List.copyOf(store.operations(service));
    }
  }

  record ListKeys(Level level) implements StoreOperation {
    @Override
    public Object runOn(TraceStore store) {
      return List.copyOf(store.attributeKeys(level));
    }
  }

  record ListValues(Attribute attribute, String prefix, int limit) implements StoreOperation {
    @Override
    public Object runOn(TraceStore store) {
      return store.attributeValues(attribute, prefix, limit);
    }
  }

  record Graph(GraphQuery query) implements StoreOperation {
    @Override
    public Object runOn(TraceStore store) {
      return store.serviceGraph(query);
    }
  }

  /** Files and segments are the store's own business. */
  record Count() implements StoreOperation {
    @Override
    public Object runOn(TraceStore store) {
      StoreStatistics all = store.statistics();
      return new StoreStatistics(
          all.spans(), all.traces(), 0, 0, all.earliestStartNanos(), all.latestStartNanos());
    }
  }

  record Delete(TraceId id) implements StoreOperation {
    @Override
    public Object runOn(TraceStore store) {
      return store.delete(id);
    }
  }

  /**
   * Keeps so many spans, in whole segments: which those are is for the store to say, and for {@link
   * SequenceRun} to have the other forget the same.
   */
  record Retain(long maxSpans) implements StoreOperation {
    @Override
    public Object runOn(TraceStore store) {
      return store.retain(Retention.EVERYTHING.withMaxSpans(maxSpans));
    }
  }

  record Clear() implements StoreOperation {
    @Override
    public Object runOn(TraceStore store) {
      store.clear();
      return "done";
    }
  }

  /** Closes the store and opens it again, which is for {@link SequenceRun} to do. */
  record Reopen() implements StoreOperation {
    @Override
    public Object runOn(TraceStore store) {
      return "done";
    }
  }
}
