package io.spoor.cli;

import io.spoor.TraceStore;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Spans on their way into a store, in batches bounded by number and by size.
 *
 * <p>A span that the store refuses is left out alone; the rest of its batch is written.
 */
final class BatchedWriter {
  private static final int MAX_SPANS = 10_000;
  private static final long MAX_WEIGHT = 8L << 20;

  private final TraceStore store;
  private final Consumer<String> refused;
  private final List<Span> batch = new ArrayList<>();
  private final TraceIdSet traceIds = new TraceIdSet();
  private Resource resource = Resource.EMPTY; // Of the span before.
  private Scope scope = Scope.EMPTY;
  private long weight;
  private long written;

  /**
   * @param refused takes the reason for each span that the store refuses
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
    if (weight + spanWeight > MAX_WEIGHT || batch.size() == MAX_SPANS) flush();
    batch.add(span);
    weight += spanWeight;
  }

  /** Writes what has been added and not been written. */
  void flush() {
    write(batch);
    batch.clear();
    weight = 0;
  }

  /** How many spans the store took, those it had already included. */
  long written() {
    return written;
  }

  /** How many distinct trace ids they have. */
  int traces() {
    return traceIds.size();
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
        refused.accept(String.valueOf(e.getMessage()));
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
