package io.spoor.testkit;

import io.spoor.Backup;
import io.spoor.Operation;
import io.spoor.Removal;
import io.spoor.Retention;
import io.spoor.StoreMetrics;
import io.spoor.StoreStatistics;
import io.spoor.Trace;
import io.spoor.TraceStore;
import io.spoor.TraceSummary;
import io.spoor.graph.GraphQuery;
import io.spoor.graph.ServiceGraph;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** A store that passes all calls on to another, for changing one of them. */
abstract class ForwardingTraceStore implements TraceStore {
  final TraceStore next;

  ForwardingTraceStore(TraceStore next) {
    this.next = next;
  }

  @Override
  public void write(List<Span> spans) {
    next.write(spans);
  }

  @Override
  public Optional<Trace> trace(TraceId id) {
    return next.trace(id);
  }

  @Override
  public List<Trace> traces(List<TraceId> ids) {
    return next.traces(ids);
  }

  @Override
  public Page find(TraceQuery query) {
    return next.find(query);
  }

  @Override
  public SpanPage spans(TraceQuery query) {
    return next.spans(query);
  }

  @Override
  public SpanPage spans(TraceQuery query, SpanCursor after) {
    return next.spans(query, after);
  }

  @Override
  public Explanation explain(TraceQuery query) {
    return next.explain(query);
  }

  @Override
  public MatchCount count(TraceQuery query) {
    return next.count(query);
  }

  @Override
  public List<Span> span(TraceId traceId, SpanId spanId) {
    return next.span(traceId, spanId);
  }

  @Override
  public List<TraceSummary> summaries(List<TraceId> ids) {
    return next.summaries(ids);
  }

  @Override
  public SortedSet<String> services() {
    return next.services();
  }

  @Override
  public SortedSet<Operation> operations(String service) {
    return next.operations(service);
  }

  @Override
  public SortedSet<String> attributeKeys(Level level) {
    return next.attributeKeys(level);
  }

  @Override
  public List<ValueCount> attributeValues(Attribute attribute, String prefix, int limit) {
    return next.attributeValues(attribute, prefix, limit);
  }

  @Override
  public ServiceGraph serviceGraph(GraphQuery query) {
    return next.serviceGraph(query);
  }

  @Override
  public StoreStatistics statistics() {
    return next.statistics();
  }

  @Override
  public StoreMetrics metrics() {
    return next.metrics();
  }

  @Override
  public long delete(TraceId id) {
    return next.delete(id);
  }

  @Override
  public Removal retain(Retention bounds) {
    return next.retain(bounds);
  }

  @Override
  public void clear() {
    next.clear();
  }

  @Override
  public void checkpoint(Path directory) {
    next.checkpoint(directory);
  }

  @Override
  public Backup backUp(Path folder) {
    return next.backUp(folder);
  }

  @Override
  public void close() {
    next.close();
  }
}
