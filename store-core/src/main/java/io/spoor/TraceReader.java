package io.spoor;

import io.spoor.query.Page;
import io.spoor.query.TraceQuery;
import io.spoor.span.TraceId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What can be asked of a store.
 *
 * <p>Each call answers from one state of the store: all of a batch that was written or none of it.
 * Any number of threads may share a reader; reads never wait for writes.
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
   *     .sorted(comparing(newestMatchStart(query)).reversed().thenComparing(Trace::id))
   *     .dropWhile(upToAndIncluding(query.after()))
   *     .limit(query.limit())
   * }</pre>
   *
   * but touches little more than what it returns, and decodes no span.
   *
   * <p>Without {@link TraceStore#clear} a walk from page to page returns no trace twice, and
   * returns every trace whose newest match did not change meanwhile; one that gains a newer match
   * may be missed.
   */
  Page find(TraceQuery query);

  /** What a list shows of these traces, in the order of the ids; unknown ids are left out. */
  List<TraceSummary> summaries(List<TraceId> ids);

  /**
   * The services of all stored spans, by UTF-8 order; the empty text stands for spans without one.
   */
  SortedSet<String> services();

  /** The names and kinds of the stored spans of this service; none if it is unknown. */
  SortedSet<Operation> operations(String service);

  /** How much is stored. Linear in the number of spans. */
  StoreStatistics statistics();

  /** Waits for running calls and closes the reader. Closing a closed reader does nothing. */
  @Override
  void close();
}
