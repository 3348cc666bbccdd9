package io.spoor;

import io.spoor.graph.GraphQuery;
import io.spoor.graph.ServiceGraph;
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
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * What can be asked of a store.
 *
 * <p>Each call answers from one state of the store: all of a batch that was written or none of it.
 * Any number of threads may share a reader; reads do not wait for writes, unless spans they had
 * found are deleted meanwhile.
 *
 * <p>A bad argument throws {@link IllegalArgumentException} or {@link NullPointerException};
 * everything else is a {@link TraceStoreException}, any call on a closed reader a {@link
 * StoreClosedException}.
 *
 * <p>Times are nanoseconds since the Unix epoch, unsigned, as in OTLP. Windows of time include
 * their start and exclude their end.
 */
public interface TraceReader extends AutoCloseable {

  /** All spans stored of the trace with this id, or empty if there are none. */
  Optional<Trace> trace(TraceId id);

  /** The traces with these ids, in the order of the ids; ids that are not there are left out. */
  List<Trace> traces(List<TraceId> ids);

  /**
   * Finds the traces in which some span meets every condition of the query.
   *
   * <p>Behaves as if written:
   *
   * <pre>{@code
   * allTraces()
   *     .filter(trace -> trace.spans().stream().anyMatch(query::matches))
   *     .filter(trace -> query.traceConditions().stream().allMatch(trace::meets))
   *     .sorted(comparing(query.order()::sortKey).reversed().thenComparing(Trace::id))
   *     .dropWhile(upToAndIncluding(query.after()))
   *     .limit(query.limit())
   * }</pre>
   *
   * but, newest first, touches little more than what it returns; other orders look at every match.
   * A span is decoded only where the index cannot tell.
   *
   * <p>Without deletion and retention a walk from page to page returns no trace twice, and returns
   * every trace whose newest match did not change meanwhile; one that gains a newer match may be
   * missed.
   */
  Page find(TraceQuery query);

  /**
   * Finds the spans that meet every condition of the query, in traces that meet its conditions on
   * traces: one page, newest first.
   *
   * <p>The order is by start, descending; then by trace id, span id and fingerprint of the content,
   * ascending; then as they arrived. The query's order and cursor are for traces and must not be
   * set.
   *
   * <pre>{@code
   * SpanPage page = store.spans(query);
   * while (page.cursor().isPresent()) {
   *   page = store.spans(query, page.cursor().get());
   * }
   * }</pre>
   *
   * @throws IllegalArgumentException if the query has a cursor or another order than {@link
   *     Order#NEWEST_FIRST}
   */
  SpanPage spans(TraceQuery query);

  /** The page of {@link #spans(TraceQuery)} that follows {@code after}. */
  SpanPage spans(TraceQuery query, SpanCursor after);

  /**
   * All spans that meet the query, in the order of {@link #spans(TraceQuery)}, whatever the query's
   * limit.
   *
   * <p>The stream is sequential. It reads 1,000 spans at a time, the first ones at this call, the
   * next ones when those are used up, and holds nothing else: it may be left off anywhere and need
   * not be closed. Each page answers from the state that the store then has: a span that is written
   * meanwhile is there if its place in the order was not yet reached.
   *
   * <pre>{@code
   * Map<String, Long> spansByService =
   *     store.stream().collect(groupingBy(Span::service, counting()));
   * }</pre>
   *
   * @throws IllegalArgumentException as {@link #spans(TraceQuery)} does
   */
  default Stream<Span> stream(TraceQuery query) {
    return SpanStream.of(this, query);
  }

  /** All spans stored, newest first, as {@link #stream(TraceQuery)} reads them. */
  default Stream<Span> stream() {
    return stream(TraceQuery.builder().build());
  }

  /**
   * How many spans meet the query and how many traces they belong to. Limit, order and cursor of
   * the query mean nothing here; the cost is linear in the matches.
   *
   * <pre>{@code
   * MatchCount count = store.count(query); // count.spans(), count.traces()
   * }</pre>
   */
  MatchCount count(TraceQuery query);

  /**
   * Does what {@link #find} does, and tells what it took.
   *
   * <pre>{@code
   * String howItWasFound = store.explain(query).toString();
   * }</pre>
   */
  Explanation explain(TraceQuery query);

  /**
   * The stored spans with these ids, by start; several where spans of a trace share an id.
   *
   * <pre>{@code
   * List<Span> spans = store.span(traceId, spanId); // Several, where spans share an id.
   * TraceQuery linked = TraceQuery.builder().where(linksTo(traceId, spanId)).build();
   * }</pre>
   */
  List<Span> span(TraceId traceId, SpanId spanId);

  /** What a list shows of these traces, in the order of the ids; unknown ids are left out. */
  List<TraceSummary> summaries(List<TraceId> ids);

  /**
   * The services of all stored spans, by UTF-8 order; the empty text stands for spans without one.
   */
  SortedSet<String> services();

  /** The names and kinds of the stored spans of this service; none if it is unknown. */
  SortedSet<Operation> operations(String service);

  /** The keys of the stored spans' attributes at a level, by UTF-8 order. */
  SortedSet<String> attributeKeys(Level level);

  /**
   * The values of an attribute, the most frequent first, then by UTF-8 order of their text: for
   * every text that begins with the prefix, how many spans {@link Attribute#textEqualTo} finds. The
   * elements of an array are values, too.
   *
   * <p>Linear in the number of different values that begin so.
   *
   * <pre>{@code
   * for (String key : store.attributeKeys(Level.SPAN)) {
   *   List<ValueCount> mostFrequent = store.attributeValues(attribute(Level.SPAN, key), "", 10);
   *   System.out.println(key + ": " + mostFrequent);
   * }
   * }</pre>
   *
   * @param prefix may be empty
   * @param limit the most values to return, at least 1
   * @throws IllegalArgumentException if the limit is less than 1
   */
  List<ValueCount> attributeValues(Attribute attribute, String prefix, int limit);

  /**
   * Counts the calls between services that the spans of a window stand for. Linear in the spans of
   * the traces that start a span in the window; decodes those traces only that the index leaves
   * open, such as traces that lie in several segments.
   */
  ServiceGraph serviceGraph(GraphQuery query);

  /**
   * How much is stored. Linear in the number of traces; of segments that are not sealed, or of
   * which spans were deleted, also in the number of spans.
   */
  StoreStatistics statistics();

  /**
   * What was done since the store was opened, counted and timed. Costs next to nothing, and answers
   * after closing too.
   *
   * <pre>{@code
   * StoreMetrics metrics = store.metrics();
   * System.out.println(metrics.spansWritten() + " spans in " + metrics.writes().count() + " batches");
   * }</pre>
   */
  StoreMetrics metrics();

  /** Waits for running calls and closes the reader. Closing a closed reader does nothing. */
  @Override
  void close();
}
