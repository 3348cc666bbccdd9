package io.spoor.store;

import static java.util.Objects.requireNonNull;

import io.spoor.CorruptStoreException;
import io.spoor.Operation;
import io.spoor.StoreClosedException;
import io.spoor.StoreStatistics;
import io.spoor.Trace;
import io.spoor.TraceReader;
import io.spoor.TraceSummary;
import io.spoor.graph.GraphQuery;
import io.spoor.graph.ServiceGraph;
import io.spoor.index.CorruptIndexException;
import io.spoor.query.Attribute;
import io.spoor.query.Explanation;
import io.spoor.query.Level;
import io.spoor.query.MatchCount;
import io.spoor.query.Order;
import io.spoor.query.Page;
import io.spoor.query.SpanCursor;
import io.spoor.query.SpanPage;
import io.spoor.query.TraceQuery;
import io.spoor.query.ValueCount;
import io.spoor.rocks.Gate;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;

/**
 * Whatever answers questions from segments: checks what it is asked and leads it to the {@link
 * ReadPath}.
 */
abstract class SegmentedReader implements TraceReader {
  final Gate gate;
  final StoreEvents events;
  private final String location;

  SegmentedReader(String location, StoreEvents events) {
    this.location = location;
    this.events = events;
    this.gate = new Gate(location);
  }

  abstract ReadPath readPath();

  abstract StoreStatistics measure();

  @Override
  public final Optional<Trace> trace(TraceId id) {
    requireNonNull(id, "id");
    return lookUp("trace", () -> readPath().traces(List.of(id))).stream().findFirst();
  }

  @Override
  public final List<Trace> traces(List<TraceId> ids) {
    List<TraceId> wanted = List.copyOf(ids);
    return lookUp("traces", () -> readPath().traces(wanted));
  }

  @Override
  public final Page find(TraceQuery query) {
    requireNonNull(query, "query");
    return search("find", () -> readPath().find(query));
  }

  @Override
  public final SpanPage spans(TraceQuery query) {
    checkForSpans(query);
    return search("spans", () -> readPath().spans(query, null));
  }

  @Override
  public final SpanPage spans(TraceQuery query, SpanCursor after) {
    checkForSpans(query);
    requireNonNull(after, "after");
    return search("spans", () -> readPath().spans(query, after));
  }

  private static void checkForSpans(TraceQuery query) {
    if (query.after().isPresent() || query.order() != Order.NEWEST_FIRST) {
      throw new IllegalArgumentException(
          "spans are asked for by %s; expected a query without a cursor for traces, newest first"
              .formatted(query));
    }
  }

  @Override
  public final MatchCount count(TraceQuery query) {
    requireNonNull(query, "query");
    return search("count", () -> readPath().count(query));
  }

  @Override
  public final Explanation explain(TraceQuery query) {
    requireNonNull(query, "query");
    return search("explain", () -> readPath().explain(query));
  }

  @Override
  public final List<Span> span(TraceId traceId, SpanId spanId) {
    requireNonNull(traceId, "traceId");
    requireNonNull(spanId, "spanId");
    return search("span", () -> readPath().span(traceId, spanId));
  }

  @Override
  public final List<TraceSummary> summaries(List<TraceId> ids) {
    List<TraceId> wanted = List.copyOf(ids);
    return lookUp("summaries", () -> readPath().summaries(wanted));
  }

  @Override
  public final SortedSet<String> services() {
    return call("services", () -> readPath().services());
  }

  @Override
  public final SortedSet<Operation> operations(String service) {
    requireNonNull(service, "service");
    return call("operations", () -> readPath().operations(service));
  }

  @Override
  public final SortedSet<String> attributeKeys(Level level) {
    requireNonNull(level, "level");
    return call("attributeKeys", () -> readPath().attributeKeys(level));
  }

  @Override
  public final List<ValueCount> attributeValues(Attribute attribute, String prefix, int limit) {
    requireNonNull(attribute, "attribute");
    requireNonNull(prefix, "prefix");
    if (limit < 1) {
      throw new IllegalArgumentException("limit is " + limit + ", expected 1 or more");
    }
    return call("attributeValues", () -> readPath().attributeValues(attribute, prefix, limit));
  }

  @Override
  public final ServiceGraph serviceGraph(GraphQuery query) {
    requireNonNull(query, "query");
    return call("serviceGraph", () -> readPath().serviceGraph(query));
  }

  @Override
  public final StoreStatistics statistics() {
    return call("statistics", this::measure);
  }

  private <T> T search(String name, Supplier<T> body) {
    long began = System.nanoTime();
    T answer = call(name, body);
    events.searched(System.nanoTime() - began);
    return answer;
  }

  /**
   * @param body returns something of each trace that is there
   */
  private <T> List<T> lookUp(String name, Supplier<List<T>> body) {
    long began = System.nanoTime();
    List<T> traces = call(name, body);
    events.lookedUp(traces.size(), System.nanoTime() - began);
    return traces;
  }

  /** Runs a call. */
  final <T> T call(String name, Supplier<T> body) {
    return counting(name, () -> attempt(name, body));
  }

  /** Counts and tells what fails, other than by its arguments. */
  final <T> T counting(String name, Supplier<T> call) {
    try {
      return call.get();
    } catch (IllegalArgumentException | NullPointerException | StoreClosedException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      events.failed(name, e);
      throw e;
    }
  }

  /** Runs a call while the store stays open, and says where it met damage. */
  <T> T attempt(String name, Supplier<T> body) {
    if (events.isTelling()) gate.enterAtOnce(name);
    else gate.enter(name);
    try {
      return body.get();
    } catch (CorruptIndexException e) {
      throw new CorruptStoreException(
          name + " met damage in " + location + ": " + e.getMessage(), e);
    } finally {
      gate.leave();
    }
  }
}
