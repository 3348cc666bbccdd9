package io.spoor.junit;

import static java.util.Objects.requireNonNull;

import io.spoor.Trace;
import io.spoor.TraceReader;
import io.spoor.query.TraceQuery;
import io.spoor.span.TraceId;
import io.spoor.tree.SpanTree;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Traces that a {@link SpoorExtension} collects: those that one test started, or those that none
 * did. They may still grow; {@code await...} waits for what is to come, and fails with an {@link
 * AwaitFailedError} where it does not come in time.
 *
 * <pre>{@code
 * Trace checkout = traces.await(TraceQuery.builder().operation("POST /checkout").build());
 * Trace whole = traces.awaitSettled(checkout.id());
 * }</pre>
 *
 * <p>Nothing here sleeps: a wait ends with the write that it waits for. Immutable and thread-safe.
 */
public final class CollectedTraces {

  /** How long to wait unless asked otherwise. */
  public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(10);

  /** How long nothing may be added to a trace that has settled, unless asked otherwise. */
  public static final Duration DEFAULT_QUIET = Duration.ofMillis(200);

  private final String whose;
  private final StoreOfTests collected;
  private final Supplier<List<TraceId>> ids;
  private final Duration limit;
  private final Duration quiet;

  private CollectedTraces(
      String whose,
      StoreOfTests collected,
      Supplier<List<TraceId>> ids,
      Duration limit,
      Duration quiet) {
    this.whose = whose;
    this.collected = collected;
    this.ids = ids;
    this.limit = limit;
    this.quiet = quiet;
  }

  static CollectedTraces startedBy(RunningTest test) {
    return new CollectedTraces(
        "started by " + test.name(), test.collected(), test::started, DEFAULT_LIMIT, DEFAULT_QUIET);
  }

  static CollectedTraces background(StoreOfTests collected) {
    return new CollectedTraces(
        "that no test started",
        collected,
        () -> List.copyOf(collected.background()),
        DEFAULT_LIMIT,
        DEFAULT_QUIET);
  }

  /** The same traces, waited for no longer than this, which must not be negative. */
  public CollectedTraces within(Duration limit) {
    return new CollectedTraces(whose, collected, ids, checked("limit", limit), quiet);
  }

  /** The same traces, settled when nothing was added for so long, which must not be negative. */
  public CollectedTraces quietFor(Duration quiet) {
    return new CollectedTraces(whose, collected, ids, limit, checked("quiet time", quiet));
  }

  private static Duration checked(String name, Duration duration) {
    if (!requireNonNull(duration, name).isNegative()) return duration;
    throw new IllegalArgumentException(name + " is " + duration + ", expected at least 0");
  }

  /** What is there of these traces by now, in the order in which they were started or found. */
  public List<Trace> all() {
    return reader().traces(ids.get());
  }

  /**
   * What is there by now of the only one of these traces.
   *
   * @throws AwaitFailedError if there is none, or more than one
   */
  public Trace only() {
    List<Trace> all = all();
    if (all.size() == 1) return all.get(0);
    throw failed("expected one trace %s, there are %d".formatted(whose, all.size()));
  }

  /** Waits for a trace that meets the query, and returns the first such trace. */
  public Trace await(TraceQuery query) {
    return await(query, 1).get(0);
  }

  /**
   * Waits until at least so many traces meet the query, and returns all that do.
   *
   * @param count at least 1
   */
  public List<Trace> await(TraceQuery query, int count) {
    requireNonNull(query, "query");
    if (count < 1) throw new IllegalArgumentException("count is %d, expected 1".formatted(count));
    Wait wait = new Wait(collected.arrivals(), limit);
    while (true) {
      wait.look();
      List<Trace> met = all().stream().filter(trace -> NearMiss.meets(query, trace)).toList();
      if (met.size() >= count) return met;
      if (wait.isOver()) throw missed(query, count, met.size());
      wait.forMore();
    }
  }

  private AwaitFailedError missed(TraceQuery query, int count, int met) {
    String traces = count == 1 ? "no trace" : "%d of %d traces".formatted(met, count);
    String missed =
        "%s %s met the query within %s:%n  %s"
            .formatted(traces, whose, Spoken.of(limit), Spoken.of(query));
    Optional<NearMiss> nearest = NearMiss.among(all(), query);
    return failed(missed + nearest.map(miss -> "\n" + miss.describe()).orElse(""));
  }

  /** Waits for the only one of these traces to {@linkplain #awaitSettled(TraceId) settle}. */
  public Trace awaitSettled() {
    Wait wait = new Wait(collected.arrivals(), limit);
    while (true) {
      wait.look();
      List<TraceId> now = ids.get();
      if (now.size() == 1) return awaitSettled(now.get(0));
      if (wait.isOver() || now.size() > 1) throw notOne(now.size());
      wait.forMore();
    }
  }

  private AwaitFailedError notOne(int count) {
    return failed("expected one trace %s to settle, there are %d".formatted(whose, count));
  }

  /**
   * Waits until this trace has settled: its root has ended, no span lacks its parent, no span that
   * an SDK of the extension started is unfinished, and nothing was added for the {@linkplain
   * #quietFor quiet time}.
   */
  public Trace awaitSettled(TraceId id) {
    requireNonNull(id, "id");
    Wait wait = new Wait(collected.arrivals(), limit);
    Growth growth = new Growth(quiet);
    while (true) {
      wait.look();
      Optional<Trace> trace = reader().trace(id);
      growth.isNow(trace.map(t -> t.spans().size()).orElse(0));
      Optional<String> lack = unsettled(id, trace);
      if (lack.isEmpty() && growth.isOver()) return trace.orElseThrow();
      if (wait.isOver()) {
        throw failed(
            "trace %s did not settle within %s: %s"
                .formatted(id, Spoken.of(limit), lack.orElse("it still grew")));
      }
      if (lack.isEmpty()) wait.forMore(growth.nanosToBeOver());
      else wait.forMore();
    }
  }

  private Optional<String> unsettled(TraceId id, Optional<Trace> found) {
    if (found.isEmpty()) return Optional.of("it has no spans");
    SpanTree tree = found.get().tree();
    if (tree.nodes().stream().noneMatch(collected::isRoot)) {
      return Optional.of("its root has not ended");
    }
    long orphans = tree.nodes().stream().filter(collected::isLost).count();
    if (orphans > 0) return Optional.of("%,d spans lack their parents".formatted(orphans));
    return collected.isUnfinished(id)
        ? Optional.of("spans of it have not ended")
        : Optional.empty();
  }

  private AwaitFailedError failed(String message) {
    return new AwaitFailedError(message + "\n\n" + Collection.describe(whose, all(), others()));
  }

  private List<Trace> others() {
    List<TraceId> own = ids.get();
    return reader()
        .traces(collected.background().stream().filter(id -> !own.contains(id)).toList());
  }

  private TraceReader reader() {
    return collected.store();
  }
}
