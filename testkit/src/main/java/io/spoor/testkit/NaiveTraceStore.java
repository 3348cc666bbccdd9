package io.spoor.testkit;

import static java.util.Objects.requireNonNull;

import io.spoor.Backup;
import io.spoor.Operation;
import io.spoor.Removal;
import io.spoor.Retention;
import io.spoor.StorageFailedException;
import io.spoor.StoreClosedException;
import io.spoor.StoreMetrics;
import io.spoor.StoreStatistics;
import io.spoor.Trace;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.TraceSummary;
import io.spoor.codec.SpanFingerprint;
import io.spoor.graph.GraphQuery;
import io.spoor.graph.ServiceGraph;
import io.spoor.query.Attribute;
import io.spoor.query.Explanation;
import io.spoor.query.FoundTrace;
import io.spoor.query.Level;
import io.spoor.query.MatchCount;
import io.spoor.query.Order;
import io.spoor.query.Page;
import io.spoor.query.SpanCursor;
import io.spoor.query.SpanPage;
import io.spoor.query.TraceQuery;
import io.spoor.query.ValueCount;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory that is a list of spans and loops over it: what every store must answer,
 * written to be read. {@link QueryMatch} and {@link ConditionMatch} hold what a query means.
 *
 * <p>Every call but {@code write} looks at every span, so it is for tests and small numbers only.
 */
public final class NaiveTraceStore implements TraceStore {

  private static final Comparator<Span> BY_START =
      Comparator.comparing(Span::startNanos, Long::compareUnsigned);

  private static final Comparator<Span> BY_START_AND_ID = BY_START.thenComparing(Span::spanId);

  /** Where all of it is equal, spans stay in the order of their arrival: sorting is stable. */
  private static final Comparator<Span> BY_START_ID_AND_CONTENT =
      BY_START_AND_ID.thenComparing(SpanFingerprint::of, Integer::compareUnsigned);

  private static final Comparator<FoundTrace> BY_SORT_KEY =
      Comparator.comparing(FoundTrace::sortKey, Long::compareUnsigned)
          .reversed()
          .thenComparing(FoundTrace::traceId);

  private final TraceStoreOptions options;
  private final Set<Span> spans = new LinkedHashSet<>(); // As they arrived; equal ones once.
  private @Nullable List<Trace> traces; // Put together when asked for, until the spans change.
  private boolean closed;

  public NaiveTraceStore() {
    this(TraceStoreOptions.defaults());
  }

  /** Of the options, the limits of a write are kept; the rest means nothing here. */
  public NaiveTraceStore(TraceStoreOptions options) {
    this.options = requireNonNull(options, "options");
  }

  @Override
  public synchronized void write(List<Span> batch) {
    requireOpen("write");
    List<Span> checked = List.copyOf(batch);
    new WriteLimits(options).check(checked);
    spans.addAll(checked);
    traces = null;
  }

  @Override
  public synchronized Optional<Trace> trace(TraceId id) {
    requireOpen("trace");
    requireNonNull(id, "id");
    List<Span> spansOfTrace = new ArrayList<>();
    for (Span span : spans) {
      if (span.traceId().equals(id)) spansOfTrace.add(span);
    }
    spansOfTrace.sort(BY_START_ID_AND_CONTENT);
    return spansOfTrace.isEmpty() ? Optional.empty() : Optional.of(new Trace(id, spansOfTrace));
  }

  @Override
  public synchronized List<Trace> traces(List<TraceId> ids) {
    requireOpen("traces");
    List<Trace> traces = new ArrayList<>();
    for (TraceId id : List.copyOf(ids)) {
      trace(id).ifPresent(traces::add);
    }
    return traces;
  }

  @Override
  public synchronized Page find(TraceQuery query) {
    requireOpen("find");
    requireNonNull(query, "query");
    List<FoundTrace> found = new ArrayList<>();
    for (Trace trace : allTraces()) {
      List<Span> matches = QueryMatch.spans(query, trace);
      if (!matches.isEmpty()) found.add(foundTrace(query.order(), trace, matches));
    }
    found.sort(BY_SORT_KEY);
    List<FoundTrace> page =
        found.stream().filter(trace -> isOnPage(query, trace)).limit(query.limit()).toList();
    return Page.of(page, query.limit());
  }

  private List<Trace> allTraces() {
    if (traces == null) traces = tracesOf(spans);
    return traces;
  }

  private static List<Trace> tracesOf(Collection<Span> spans) {
    Map<TraceId, List<Span>> byId = new HashMap<>();
    for (Span span : spans) {
      byId.computeIfAbsent(span.traceId(), id -> new ArrayList<>()).add(span);
    }
    List<Trace> traces = new ArrayList<>();
    byId.forEach(
        (id, spansOfTrace) -> {
          spansOfTrace.sort(BY_START_ID_AND_CONTENT);
          traces.add(new Trace(id, spansOfTrace));
        });
    return traces;
  }

  /**
   * @param matches by start, then id
   */
  private static FoundTrace foundTrace(Order order, Trace trace, List<Span> matches) {
    long newest = matches.get(matches.size() - 1).startNanos();
    List<SpanId> firstIds =
        matches.stream().limit(FoundTrace.MAX_MATCHED_SPAN_IDS).map(Span::spanId).toList();
    long sortKey =
        switch (order) {
          case NEWEST_FIRST -> newest;
          case SLOWEST_SPAN_FIRST ->
              matches.stream().map(Span::durationNanos).max(Long::compareUnsigned).orElseThrow();
          case LONGEST_TRACE_FIRST -> NaiveSummary.of(trace).durationNanos();
        };
    return new FoundTrace(trace.id(), sortKey, newest, firstIds, matches.size());
  }

  /** A page holds what sorts after the cursor; a trace at the cursor itself was seen already. */
  private static boolean isOnPage(TraceQuery query, FoundTrace trace) {
    if (query.after().isEmpty()) return true;
    int byKey = Long.compareUnsigned(trace.sortKey(), query.after().get().sortKey());
    if (byKey != 0) return byKey < 0;
    return trace.traceId().compareTo(query.after().get().traceId()) > 0;
  }

  @Override
  public synchronized SpanPage spans(TraceQuery query) {
    return spans(query, Optional.empty());
  }

  @Override
  public synchronized SpanPage spans(TraceQuery query, SpanCursor after) {
    return spans(query, Optional.of(requireNonNull(after, "after")));
  }

  private SpanPage spans(TraceQuery query, Optional<SpanCursor> after) {
    requireOpen("spans");
    requireNonNull(query, "query");
    if (query.after().isPresent() || query.order() != Order.NEWEST_FIRST) {
      throw new IllegalArgumentException(
          "spans are asked for by %s; expected a query without a cursor for traces, newest first"
              .formatted(query));
    }
    return NaiveSpanPage.of(matchingSpans(query), after, query.limit());
  }

  private List<Span> matchingSpans(TraceQuery query) {
    List<Span> matches = new ArrayList<>();
    for (Trace trace : allTraces()) matches.addAll(QueryMatch.spans(query, trace));
    return matches;
  }

  /** There is nothing to explain: every span is looked at. */
  @Override
  public synchronized Explanation explain(TraceQuery query) {
    requireOpen("explain");
    Page page = find(query);
    long spansSeen = spans.size();
    return new Explanation(query, page, 1, 1, 0, List.of(), 0, 0, spansSeen, 0, 0, 0);
  }

  @Override
  public synchronized MatchCount count(TraceQuery query) {
    requireOpen("count");
    requireNonNull(query, "query");
    List<Span> matches = matchingSpans(query);
    long traces = matches.stream().map(Span::traceId).distinct().count();
    return new MatchCount(matches.size(), traces);
  }

  @Override
  public synchronized List<Span> span(TraceId traceId, SpanId spanId) {
    requireOpen("span");
    requireNonNull(spanId, "spanId");
    List<Span> withId = new ArrayList<>();
    for (Span span : trace(traceId).map(Trace::spans).orElse(List.of())) {
      if (span.spanId().equals(spanId)) withId.add(span);
    }
    return withId;
  }

  @Override
  public synchronized List<TraceSummary> summaries(List<TraceId> ids) {
    requireOpen("summaries");
    List<TraceSummary> summaries = new ArrayList<>();
    for (Trace trace : traces(ids)) {
      summaries.add(NaiveSummary.of(trace));
    }
    return summaries;
  }

  @Override
  public synchronized SortedSet<String> services() {
    requireOpen("services");
    SortedSet<String> services = new TreeSet<>(Utf8ByteOrder.INSTANCE);
    for (Span span : spans) {
      services.add(span.service());
    }
    return services;
  }

  @Override
  public synchronized SortedSet<Operation> operations(String service) {
    requireOpen("operations");
    requireNonNull(service, "service");
    SortedSet<Operation> operations = new TreeSet<>();
    for (Span span : spans) {
      if (span.service().equals(service)) operations.add(new Operation(span.name(), span.kind()));
    }
    return operations;
  }

  @Override
  public synchronized SortedSet<String> attributeKeys(Level level) {
    requireOpen("attributeKeys");
    requireNonNull(level, "level");
    return NaiveValues.keys(spans, level);
  }

  @Override
  public synchronized List<ValueCount> attributeValues(
      Attribute attribute, String prefix, int limit) {
    requireOpen("attributeValues");
    requireNonNull(attribute, "attribute");
    requireNonNull(prefix, "prefix");
    if (limit < 1) throw new IllegalArgumentException("limit is " + limit);
    return NaiveValues.counts(spans, attribute, prefix, limit);
  }

  @Override
  public synchronized ServiceGraph serviceGraph(GraphQuery query) {
    requireOpen("serviceGraph");
    requireNonNull(query, "query");
    return NaiveServiceGraph.of(query, allTraces());
  }

  @Override
  public synchronized StoreStatistics statistics() {
    requireOpen("statistics");
    Set<TraceId> ids = new HashSet<>();
    for (Span span : spans) {
      ids.add(span.traceId());
    }
    Optional<Span> earliest = spans.stream().min(BY_START);
    Optional<Span> latest = spans.stream().max(BY_START);
    return new StoreStatistics(spans.size(), ids.size(), 1, 0, start(earliest), start(latest));
  }

  private static OptionalLong start(Optional<Span> span) {
    return span.isPresent() ? OptionalLong.of(span.get().startNanos()) : OptionalLong.empty();
  }

  /** Counts nothing, and tells no listener. */
  @Override
  public StoreMetrics metrics() {
    return StoreMetrics.NONE;
  }

  @Override
  public synchronized long delete(TraceId id) {
    requireOpen("delete");
    requireNonNull(id, "id");
    long before = spans.size();
    spans.removeIf(span -> span.traceId().equals(id));
    traces = null;
    return before - spans.size();
  }

  /** Knows no segments: of the bounds it keeps that on spans, to the span. */
  @Override
  public synchronized Removal retain(Retention bounds) {
    requireOpen("retain");
    long excess = spans.size() - bounds.maxSpans().orElse(spans.size());
    if (excess <= 0) return Removal.NONE;
    forgetOldest(excess);
    return new Removal(1, excess, 0);
  }

  /** Removes so many of the spans that arrived first. */
  public synchronized void forgetOldest(long count) {
    Iterator<Span> oldest = spans.iterator();
    for (long i = 0; i < count; i++) {
      oldest.next();
      oldest.remove();
    }
    traces = null;
  }

  @Override
  public synchronized void clear() {
    requireOpen("clear");
    spans.clear();
    traces = null;
  }

  @Override
  public synchronized void checkpoint(Path directory) {
    requireOpen("checkpoint");
    try (TraceStore copy = TraceStore.open(directory)) {
      copy.write(List.copyOf(spans));
    }
  }

  @Override
  public synchronized Backup backUp(Path folder) {
    requireOpen("backUp");
    throw new StorageFailedException("cannot back up a naive store, which has no files");
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private void requireOpen(String call) {
    if (closed) throw new StoreClosedException(call + " called on a closed store (in memory)");
  }
}
