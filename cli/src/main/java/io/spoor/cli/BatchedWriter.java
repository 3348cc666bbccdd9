package io.spoor.cli;

import io.spoor.TraceStore;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Spans on their way into a store, in batches bounded by number and by size. A thread of its own
 * writes a batch while the next one is collected.
 *
 * <p>A span that the store refuses is left out alone; the rest of its batch is written.
 */
final class BatchedWriter implements AutoCloseable {
  private static final int MAX_SPANS = 10_000;
  private static final long MAX_WEIGHT = 8L << 20;

  private final TraceStore store;
  private final Consumer<String> refused;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);
  private List<Span> batch = new ArrayList<>();
  private Resource resource = Resource.EMPTY; // Of the span before.
  private Scope scope = Scope.EMPTY;
  private long weight;

  // Of the thread that writes, until its batch is awaited.
  private final TraceIdSet traceIds = new TraceIdSet();
  private final List<String> refusals = new ArrayList<>();
  private long written;

  /**
   * @param refused takes the reason for each span that the store refuses, on the thread that adds
   *     spans
   */
  BatchedWriter(TraceStore store, Consumer<String> refused) {
    this.store = store;
    this.refused = refused;
  }

  void add(Span span) {
    long spanWeight = SpanWeight.of(span);
    if (!span.resource().equals(resource)) spanWeight += SpanWeight.of(span.resource());
    if (!span.scope().equals(scope)) spanWeight += SpanWeight.of(span.scope());
    resource = span.resource();
    scope = span.scope();
    if (weight + spanWeight > MAX_WEIGHT || batch.size() == MAX_SPANS) hand();
    batch.add(span);
    weight += spanWeight;
  }

  /** Writes what has been added and not been written. */
  void flush() {
    hand();
    await();
  }

  /** How many spans the store took, those it had already included. */
  long written() {
    return written;
  }

  /** How many distinct trace ids they have. */
  int traces() {
    return traceIds.size();
  }

  /** Lets a write that is under way end; what was not flushed is dropped. */
  @Override
  public void close() {
    thread.shutdown();
    underWay.exceptionally(failure -> null).join();
  }

  private void hand() {
    await();
    List<Span> full = batch;
    batch = new ArrayList<>();
    weight = 0;
    underWay = CompletableFuture.runAsync(() -> write(full), thread);
  }

  private void await() {
    try {
      underWay.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) throw failure;
      if (e.getCause() instanceof Error failure) throw failure;
      throw e;
    }
    refusals.forEach(refused);
    refusals.clear();
  }

  /**
   * Halves a batch that is refused until it is taken, or the one span to blame stands alone: only
   * the store knows how large a span is once encoded.
   */
  private void write(List<Span> spans) {
    if (spans.isEmpty()) return;
    try {
      store.write(spans);
    } catch (IllegalArgumentException e) {
      if (spans.size() == 1) {
        refusals.add(String.valueOf(e.getMessage()));
      } else {
        int middle = spans.size() / 2;
        write(spans.subList(0, middle));
        write(spans.subList(middle, spans.size()));
      }
      return;
    }
    written += spans.size();
    for (Span span : spans) traceIds.add(span.traceId());
  }
}
