package io.spoor.store;

import io.spoor.CorruptStoreException;
import io.spoor.Operation;
import io.spoor.StoreStatistics;
import io.spoor.Trace;
import io.spoor.TraceSummary;
import io.spoor.codec.Utf8Order;
import io.spoor.graph.GraphQuery;
import io.spoor.graph.ServiceGraph;
import io.spoor.index.Search;
import io.spoor.index.SegmentReader;
import io.spoor.index.SpanName;
import io.spoor.index.SpanNames;
import io.spoor.index.TermHash;
import io.spoor.query.Attribute;
import io.spoor.query.Explanation;
import io.spoor.query.Level;
import io.spoor.query.MatchCount;
import io.spoor.query.Page;
import io.spoor.query.SpanCursor;
import io.spoor.query.SpanPage;
import io.spoor.query.TraceQuery;
import io.spoor.query.ValueCount;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.store.graph.CallGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * From a question to its answer, over one view of the segments.
 *
 * <ol>
 *   <li>{@link StoreView}: the segments as they are now, each with a {@link SegmentReader}.
 *   <li>{@link Search}: what matches; from terms and columns, a span is decoded only where they
 *       cannot tell.
 *   <li>{@link TraceSummarizer}: what a list shows of a trace, from columns where it lies in one
 *       segment.
 *   <li>{@link CallGraph}: which services call which, likewise.
 *   <li>{@link SpanRows}: the spans of the traces that are wanted.
 * </ol>
 */
final class ReadPath {

  /** Deletions that a call meets one after the other, before it keeps others from deleting. */
  private static final int MAX_ATTEMPTS = 4;

  private final Segments segments;
  private final SpanRows spanRows;
  private final TermHash hash;

  ReadPath(Segments segments, SpanRows spanRows, TermHash hash) {
    this.segments = segments;
    this.spanRows = spanRows;
    this.hash = hash;
  }

  Page find(TraceQuery query) {
    return search(search -> search.find(query));
  }

  SpanPage spans(TraceQuery query, @Nullable SpanCursor after) {
    return search(search -> search.spans(query, after));
  }

  MatchCount count(TraceQuery query) {
    return search(search -> search.count(query));
  }

  Explanation explain(TraceQuery query) {
    return search(search -> search.explain(query));
  }

  SortedSet<String> attributeKeys(Level level) {
    return search(search -> search.attributeKeys(level));
  }

  List<ValueCount> attributeValues(Attribute attribute, String prefix, int limit) {
    return search(search -> search.attributeValues(attribute, prefix, limit));
  }

  private <T> T search(Function<Search, T> question) {
    return answer(
        view -> question.apply(new Search(view.readers(), new ViewSpans(view, spanRows), hash)));
  }

  /**
   * Answers from one view; from a later one if spans were deleted while it was read; at last while
   * nobody deletes.
   */
  private <T> T answer(Function<ReadView, T> question) {
    for (int attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
      try {
        return answerOnce(question);
      } catch (VanishedSpansException e) {
        segments.awaitChange();
      }
    }
    synchronized (segments) {
      try {
        return answerOnce(question);
      } catch (VanishedSpansException e) {
        throw new CorruptStoreException("the index and the spans disagree: " + e.getMessage(), e);
      }
    }
  }

  private <T> T answerOnce(Function<ReadView, T> question) {
    try (ReadView view = read()) {
      return question.apply(view);
    }
  }

  List<Span> span(TraceId traceId, SpanId spanId) {
    return answer(
        view -> {
          List<Span> spans = new ArrayList<>(new ViewSpans(view, spanRows).trace(traceId));
          spans.removeIf(span -> !span.spanId().equals(spanId));
          return spans;
        });
  }

  List<Trace> traces(List<TraceId> ids) {
    return answer(
        view -> {
          List<Trace> traces = new ArrayList<>(ids.size());
          for (TraceId id : ids) {
            trace(view, id).ifPresent(traces::add);
          }
          return traces;
        });
  }

  List<TraceSummary> summaries(List<TraceId> ids) {
    return answer(
        view -> {
          List<TraceSummary> summaries = new ArrayList<>(ids.size());
          for (TraceId id : ids) {
            summary(view, id).ifPresent(summaries::add);
          }
          return summaries;
        });
  }

  private Optional<TraceSummary> summary(ReadView view, TraceId id) {
    List<ReadView.Part> parts = view.partsOf(id);
    if (parts.size() == 1) {
      return Optional.of(TraceSummarizer.ofColumns(id, parts.get(0)));
    }
    return trace(view, id).map(TraceSummarizer::ofSpans);
  }

  private Optional<Trace> trace(ReadView view, TraceId id) {
    List<Span> spans = new ViewSpans(view, spanRows).trace(id);
    return spans.isEmpty() ? Optional.empty() : Optional.of(Trace.of(spans));
  }

  SortedSet<String> services() {
    SortedSet<String> services = new TreeSet<>(Utf8Order.INSTANCE);
    forEachName(name -> services.add(name.service()));
    return services;
  }

  SortedSet<Operation> operations(String service) {
    SortedSet<Operation> operations = new TreeSet<>();
    forEachName(
        name -> {
          if (name.service().equals(service)) {
            operations.add(new Operation(name.operation(), name.kind()));
          }
        });
    return operations;
  }

  private void forEachName(Consumer<SpanName> action) {
    try (ReadView view = read()) {
      for (SegmentReader reader : view.readers()) {
        SpanNames names = reader.names();
        for (int i = 0; i < names.names().size(); i++) {
          if (names.counts()[i] > 0) action.accept(names.names().get(i));
        }
      }
    }
  }

  ServiceGraph serviceGraph(GraphQuery query) {
    return answer(view -> CallGraph.of(query, view.readers(), new ViewSpans(view, spanRows), hash));
  }

  StoreStatistics statistics(long bytesOnDisk) {
    try (ReadView view = read()) {
      return Totals.of(view.readers(), bytesOnDisk);
    }
  }

  private ReadView read() {
    return ReadView.of(segments);
  }
}
