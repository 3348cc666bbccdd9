package io.spoor.store;

import static java.util.Objects.requireNonNull;

import io.spoor.CorruptStoreException;
import io.spoor.Operation;
import io.spoor.StoreStatistics;
import io.spoor.Trace;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.TraceSummary;
import io.spoor.index.CorruptIndexException;
import io.spoor.index.TermHash;
import io.spoor.query.Explanation;
import io.spoor.query.MatchCount;
import io.spoor.query.Order;
import io.spoor.query.Page;
import io.spoor.query.SpanCursor;
import io.spoor.query.SpanPage;
import io.spoor.query.TraceQuery;
import io.spoor.rocks.EngineSettings;
import io.spoor.rocks.Gate;
import io.spoor.rocks.RocksEngine;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.storage.FormatVersion;
import io.spoor.storage.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;

/** The store on RocksDB: takes the calls of its users and leads them to the two paths. */
public final class SegmentedTraceStore implements TraceStore {
  private final String location;
  private final Gate gate;
  private final OpenedStore opened;

  private SegmentedTraceStore(String location, OpenedStore opened) {
    this.location = location;
    this.gate = new Gate(location);
    this.opened = opened;
  }

  public static SegmentedTraceStore open(Path directory, TraceStoreOptions options) {
    return open(directory, options, TermHash.XXH3);
  }

  public static SegmentedTraceStore inMemory(TraceStoreOptions options) {
    return inMemory(options, TermHash.XXH3);
  }

  static SegmentedTraceStore open(Path directory, TraceStoreOptions options, TermHash hash) {
    requireNonNull(directory, "directory");
    requireNonNull(options, "options");
    Path absolute = directory.toAbsolutePath().normalize();
    FormatVersion.check(absolute);
    RocksEngine engine = RocksEngine.open(absolute, settings(options));
    return new SegmentedTraceStore(directory.toString(), OpenedStore.on(engine, options, hash));
  }

  static SegmentedTraceStore inMemory(TraceStoreOptions options, TermHash hash) {
    requireNonNull(options, "options");
    RocksEngine engine = RocksEngine.inMemory(settings(options));
    return new SegmentedTraceStore("in memory", OpenedStore.on(engine, options, hash));
  }

  private static EngineSettings settings(TraceStoreOptions options) {
    return new EngineSettings(options.memtableBytes(), options.blockCacheBytes(), Rows::describe);
  }

  @Override
  public void write(List<Span> spans) {
    requireNonNull(spans, "spans");
    call(
        "write",
        () -> {
          if (!spans.isEmpty()) opened.writePath().write(spans);
          return true;
        });
  }

  @Override
  public Optional<Trace> trace(TraceId id) {
    requireNonNull(id, "id");
    return call("trace", () -> opened.readPath().traces(List.of(id)).stream().findFirst());
  }

  @Override
  public List<Trace> traces(List<TraceId> ids) {
    List<TraceId> wanted = List.copyOf(ids);
    return call("traces", () -> opened.readPath().traces(wanted));
  }

  @Override
  public Page find(TraceQuery query) {
    requireNonNull(query, "query");
    return call("find", () -> opened.readPath().find(query));
  }

  @Override
  public SpanPage spans(TraceQuery query) {
    checkForSpans(query);
    return call("spans", () -> opened.readPath().spans(query, null));
  }

  @Override
  public SpanPage spans(TraceQuery query, SpanCursor after) {
    checkForSpans(query);
    requireNonNull(after, "after");
    return call("spans", () -> opened.readPath().spans(query, after));
  }

  private static void checkForSpans(TraceQuery query) {
    if (query.after().isPresent() || query.order() != Order.NEWEST_FIRST) {
      throw new IllegalArgumentException(
          "spans are asked for by %s; expected a query without a cursor for traces, newest first"
              .formatted(query));
    }
  }

  @Override
  public MatchCount count(TraceQuery query) {
    requireNonNull(query, "query");
    return call("count", () -> opened.readPath().count(query));
  }

  @Override
  public Explanation explain(TraceQuery query) {
    requireNonNull(query, "query");
    return call("explain", () -> opened.readPath().explain(query));
  }

  @Override
  public List<Span> span(TraceId traceId, SpanId spanId) {
    requireNonNull(traceId, "traceId");
    requireNonNull(spanId, "spanId");
    return call("span", () -> opened.readPath().span(traceId, spanId));
  }

  @Override
  public List<TraceSummary> summaries(List<TraceId> ids) {
    List<TraceId> wanted = List.copyOf(ids);
    return call("summaries", () -> opened.readPath().summaries(wanted));
  }

  @Override
  public SortedSet<String> services() {
    return call("services", () -> opened.readPath().services());
  }

  @Override
  public SortedSet<Operation> operations(String service) {
    requireNonNull(service, "service");
    return call("operations", () -> opened.readPath().operations(service));
  }

  @Override
  public StoreStatistics statistics() {
    return call("statistics", opened::statistics);
  }

  @Override
  public void clear() {
    call(
        "clear",
        () -> {
          opened.writePath().clear();
          return true;
        });
  }

  /** Waits until every full segment is sealed. */
  void awaitSealed() {
    call(
        "awaitSealed",
        () -> {
          opened.sealing().awaitAll();
          return true;
        });
  }

  private <T> T call(String name, Supplier<T> body) {
    gate.enter(name);
    try {
      return body.get();
    } catch (CorruptIndexException e) {
      throw new CorruptStoreException(
          name + " met damage in " + location + ": " + e.getMessage(), e);
    } finally {
      gate.leave();
    }
  }

  @Override
  public void close() {
    gate.shut(opened::close);
  }
}
