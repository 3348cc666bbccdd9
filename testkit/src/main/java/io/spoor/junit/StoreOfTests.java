package io.spoor.junit;

import io.opentelemetry.api.OpenTelemetry;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.tree.Attachment;
import io.spoor.tree.SpanNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A store that tests share for its lifetime, and what fills it. Thread-safe. */
final class StoreOfTests implements AutoCloseable {
  private final TraceStore store;
  private final Arrivals arrivals;
  private final StartedTraces startedTraces;
  private final Set<TraceId> startedByTests = ConcurrentHashMap.newKeySet();

  private final Map<TraceId, SpanId> testsOwn = new ConcurrentHashMap<>();

  // Guarded by the monitor of this.
  private final Map<String, TestSdk> sdks = new HashMap<>();
  private @Nullable TestEndpoint endpoint;

  private StoreOfTests(TraceStore store, Arrivals arrivals, CurrentTest currentTest) {
    this.store = store;
    this.arrivals = arrivals;
    this.startedTraces = new StartedTraces(arrivals, currentTest);
  }

  /**
   * @param directory null for a store in memory
   */
  static StoreOfTests open(
      @Nullable Path directory, TraceStoreOptions options, CurrentTest currentTest) {
    Arrivals arrivals = new Arrivals(options.listener());
    TraceStoreOptions heard = options.withListener(arrivals);
    TraceStore store =
        directory == null ? TraceStore.inMemory(heard) : TraceStore.open(directory, heard);
    return new StoreOfTests(store, arrivals, currentTest);
  }

  TraceStore store() {
    return store;
  }

  Arrivals arrivals() {
    return arrivals;
  }

  /** Whether the SDKs of this store have started spans of the trace that did not end yet. */
  boolean isUnfinished(TraceId id) {
    return startedTraces.isUnfinished(id);
  }

  /** Takes a trace out of the background. */
  void startedByTest(TraceId id) {
    startedByTests.add(id);
  }

  /** From now on, what follows the test's own span, which is never stored, counts as a root. */
  void expectRoot(TraceParent parent) {
    testsOwn.put(parent.traceId(), parent.spanId());
  }

  /** Whether a span lacks its parent, and that is not the span of a test. */
  boolean isLost(SpanNode node) {
    return node.isOrphan() && !isBelowTestsOwn(node);
  }

  boolean isRoot(SpanNode node) {
    return node.attachment() == Attachment.ROOT || isBelowTestsOwn(node);
  }

  private boolean isBelowTestsOwn(SpanNode node) {
    return node.isOrphan()
        && Objects.equals(node.span().parentSpanId(), testsOwn.get(node.span().traceId()));
  }

  /** The traces that are there and were started by no test. */
  Set<TraceId> background() {
    Set<TraceId> ids = new LinkedHashSet<>();
    store.stream().forEach(span -> ids.add(span.traceId()));
    ids.removeAll(startedByTests);
    return ids;
  }

  synchronized OpenTelemetry openTelemetry(String service) {
    return sdks.computeIfAbsent(service, name -> TestSdk.of(name, store, startedTraces)).sdk();
  }

  synchronized URI otlpEndpoint() {
    if (endpoint == null) endpoint = TestEndpoint.open(store);
    return endpoint.uri();
  }

  @Override
  public synchronized void close() {
    sdks.values().forEach(TestSdk::close);
    try (store) {
      if (endpoint != null) endpoint.close();
    }
  }
}
