package io.spoor.testkit;

import static java.util.Objects.requireNonNull;

import io.spoor.Operation;
import io.spoor.StoreClosedException;
import io.spoor.StoreStatistics;
import io.spoor.Trace;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.TraceSummary;
import io.spoor.codec.SpanFingerprint;
import io.spoor.query.FoundTrace;
import io.spoor.query.MatchCount;
import io.spoor.query.Page;
import io.spoor.query.SpanCursor;
import io.spoor.query.SpanPage;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A store in memory that is a list of spans and loops over it: what every store must answer,
 * written to be read. {@link QueryMatch} holds what the conditions of a query mean.
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

  private static final Comparator<FoundTrace> NEWEST_FIRST =
      Comparator.comparing(FoundTrace::newestMatchNanos, Long::compareUnsigned)
          .reversed()
          .thenComparing(FoundTrace::traceId);

  private final TraceStoreOptions options;
  private final Set<Span> spans = new LinkedHashSet<>(); // As they arrived; equal ones once.
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
    SortedMap<TraceId, List<Span>> matches = new TreeMap<>();
    for (Span span : spans) {
      if (QueryMatch.matches(query, span)) {
        matches.computeIfAbsent(span.traceId(), id -> new ArrayList<>()).add(span);
      }
    }
    List<FoundTrace> found = new ArrayList<>();
    matches.forEach((id, matchingSpans) -> found.add(foundTrace(id, matchingSpans)));
    found.sort(NEWEST_FIRST);
    List<FoundTrace> page =
        found.stream().filter(trace -> isOnPage(query, trace)).limit(query.limit()).toList();
    return Page.of(page, query.limit());
  }

  private static FoundTrace foundTrace(TraceId id, List<Span> matchingSpans) {
    matchingSpans.sort(BY_START_AND_ID);
    Span newest = matchingSpans.get(matchingSpans.size() - 1);
    List<SpanId> firstIds =
        matchingSpans.stream().limit(FoundTrace.MAX_MATCHED_SPAN_IDS).map(Span::spanId).toList();
    return new FoundTrace(
        id, newest.startNanos(), newest.startNanos(), firstIds, matchingSpans.size());
  }

  /** A page holds what sorts after the cursor; a trace at the cursor itself was seen already. */
  private static boolean isOnPage(TraceQuery query, FoundTrace trace) {
    if (query.after().isEmpty()) return true;
    long cursorNanos = query.after().get().sortKey();
    int byStart = Long.compareUnsigned(trace.newestMatchNanos(), cursorNanos);
    if (byStart != 0) return byStart < 0;
    return trace.traceId().compareTo(query.after().get().traceId()) > 0;
  }

  @Override
  public synchronized SpanPage spans(TraceQuery query) {
    throw new UnsupportedOperationException("to come");
  }

  @Override
  public synchronized SpanPage spans(TraceQuery query, SpanCursor after) {
    throw new UnsupportedOperationException("to come");
  }

  @Override
  public synchronized MatchCount count(TraceQuery query) {
    throw new UnsupportedOperationException("to come");
  }

  @Override
  public synchronized List<Span> span(TraceId traceId, SpanId spanId) {
    throw new UnsupportedOperationException("to come");
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

  @Override
  public synchronized void clear() {
    requireOpen("clear");
    spans.clear();
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private void requireOpen(String call) {
    if (closed) throw new StoreClosedException(call + " called on a closed store (in memory)");
  }
}
