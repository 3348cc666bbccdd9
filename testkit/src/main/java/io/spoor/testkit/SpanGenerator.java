package io.spoor.testkit;

import static java.util.Objects.requireNonNull;

import io.spoor.span.Span;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A source of traces such as real systems send, the same ones for the same seed on every machine.
 *
 * <pre>{@code
 * Iterator<List<Span>> batches = new SpanGenerator(42).batches(1_000);
 * for (int i = 0; i < 100; i++) store.write(batches.next());
 * }</pre>
 *
 * <p>The iterators never end, make spans as they are asked for, and start anew at each call.
 * Generators are immutable and safe to share; an iterator belongs to one thread.
 */
public final class SpanGenerator {
  private final SpanGeneratorSettings settings;
  private final long seed;

  /** A generator with {@linkplain SpanGeneratorSettings#realistic() realistic} settings. */
  public SpanGenerator(long seed) {
    this(SpanGeneratorSettings.realistic(), seed);
  }

  public SpanGenerator(SpanGeneratorSettings settings, long seed) {
    this.settings = requireNonNull(settings, "settings");
    this.seed = seed;
  }

  /**
   * Traces one by one, each with its spans, parents before children. None is late or comes twice.
   */
  public Iterator<List<Span>> traces() {
    return new TraceSequence(settings, seed);
  }

  /** Spans in the order in which a collector gets them, {@code batchSize} at a time. */
  public Iterator<List<Span>> batches(int batchSize) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batchSize is " + batchSize + ", expected at least 1");
    }
    return new Batches(new ArrivalSequence(settings, seed), batchSize);
  }

  /** The first {@code count} spans in the order in which a collector gets them. */
  public List<Span> spans(int count) {
    if (count < 0) throw new IllegalArgumentException("count is " + count + ", expected 0 or more");
    return count == 0 ? List.of() : batches(count).next();
  }

  private record Batches(Iterator<Span> spans, int size) implements Iterator<List<Span>> {
    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    public List<Span> next() {
      List<Span> batch = new ArrayList<>(size);
      while (batch.size() < size) batch.add(spans.next());
      return batch;
    }
  }
}
