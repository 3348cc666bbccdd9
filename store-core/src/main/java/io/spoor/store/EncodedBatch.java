package io.spoor.store;

import static java.util.Objects.requireNonNull;

import io.spoor.TraceStoreOptions;
import io.spoor.codec.CorruptSpanException;
import io.spoor.codec.SpanDecoder;
import io.spoor.codec.SpanEncoder;
import io.spoor.index.IndexBatch;
import io.spoor.index.TermHash;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinTask;

/**
 * A batch ready to be written: the distinct spans by trace, their bytes and what the index needs of
 * them. Made outside every lock; what is wrong with a batch comes out here, or never. Immutable.
 *
 * @param spans in row order: those of one trace are consecutive
 * @param values the stored values, which together hold the spans in row order
 * @param bytes the size of all values
 */
record EncodedBatch(List<Span> spans, List<Value> values, IndexBatch index, long bytes) {

  /**
   * Spans of one trace as they are stored.
   *
   * @param firstRow the row of its first span, counted from the beginning of the batch
   * @param spans how many it holds
   */
  record Value(TraceId traceId, int firstRow, int spans, byte[] bytes) {}

  /** Fewer spans are indexed by the thread that encodes them. */
  private static final int MIN_SPANS_OF_TWO_THREADS = 256;

  /**
   * @throws IllegalArgumentException if the batch or a span of it is larger than the options allow,
   *     or a value nests deeper than the encoder writes
   */
  static EncodedBatch of(
      List<Span> spans, SpanEncoder encoder, TraceStoreOptions options, TermHash hash) {
    if (spans.size() > options.maxBatchSpans()) {
      throw new IllegalArgumentException(
          "a batch has %,d spans; maxBatchSpans is %,d"
              .formatted(spans.size(), options.maxBatchSpans()));
    }
    Collection<List<Span>> traces = byTrace(spans).values();
    List<Span> inRowOrder = new ArrayList<>(spans.size());
    traces.forEach(inRowOrder::addAll);
    ForkJoinTask<IndexBatch> index = ForkJoinTask.adapt(() -> IndexBatch.of(inRowOrder, hash));
    boolean isForked = inRowOrder.size() >= MIN_SPANS_OF_TWO_THREADS;
    if (isForked) index.fork();
    List<Value> values = new ArrayList<>(traces.size());
    long bytes = 0;
    int row = 0;
    for (List<Span> trace : traces) {
      byte[] value = encoder.encode(trace);
      if (encoder.replacedSurrogates()) {
        return of(withoutSurrogates(traces, encoder), encoder, options, hash);
      }
      if (value.length > options.maxSpanBytes()) checkSizes(trace, encoder, options);
      values.add(new Value(trace.get(0).traceId(), row, trace.size(), value));
      row += trace.size();
      bytes += value.length;
      if (bytes > options.maxBatchBytes()) {
        throw new IllegalArgumentException(
            "a batch of %,d spans encodes to %,d bytes or more; maxBatchBytes is %,d"
                .formatted(spans.size(), bytes, options.maxBatchBytes()));
      }
    }
    return new EncodedBatch(inRowOrder, values, isForked ? index.join() : index.invoke(), bytes);
  }

  /**
   * The batch without some spans. Only the values that held one are encoded anew.
   *
   * @param dropped for each row whether its span goes
   */
  EncodedBatch without(boolean[] dropped, SpanEncoder encoder) {
    List<Span> kept = new ArrayList<>(spans.size());
    List<Value> keptValues = new ArrayList<>(values.size());
    long keptBytes = 0;
    for (Value value : values) {
      int firstRow = kept.size();
      for (int row = value.firstRow(); row < value.firstRow() + value.spans(); row++) {
        if (!dropped[row]) kept.add(spans.get(row));
      }
      int count = kept.size() - firstRow;
      if (count == 0) continue;
      byte[] bytes =
          count == value.spans()
              ? value.bytes()
              : encoder.encode(kept.subList(firstRow, kept.size()));
      keptValues.add(new Value(value.traceId(), firstRow, count, bytes));
      keptBytes += bytes.length;
    }
    return new EncodedBatch(kept, keptValues, index.without(dropped), keptBytes);
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  /** The distinct spans of each trace, in the order in which the traces came. */
  private static Map<TraceId, List<Span>> byTrace(List<Span> spans) {
    Map<TraceId, List<Span>> byTrace = new LinkedHashMap<>();
    for (int i = 0; i < spans.size(); i++) {
      Span span = requireNonNull(spans.get(i), "spans contains null");
      byTrace.computeIfAbsent(span.traceId(), id -> new ArrayList<>(4)).add(span);
    }
    byTrace.replaceAll((id, trace) -> distinct(trace));
    return byTrace;
  }

  /** Only spans that share an id can be equal, and few do. */
  private static List<Span> distinct(List<Span> spans) {
    long[] ids = new long[spans.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = spans.get(i).spanId().value();
    }
    Arrays.sort(ids);
    for (int i = 1; i < ids.length; i++) {
      if (ids[i] == ids[i - 1]) return new ArrayList<>(new LinkedHashSet<>(spans));
    }
    return spans;
  }

  /** The spans as they will come back: with U+FFFD where text had half a surrogate pair. */
  private static List<Span> withoutSurrogates(Collection<List<Span>> traces, SpanEncoder encoder) {
    List<Span> spans = new ArrayList<>();
    for (List<Span> trace : traces) {
      TraceId traceId = trace.get(0).traceId();
      try {
        spans.addAll(SpanDecoder.decode(traceId, encoder.encode(trace)));
      } catch (CorruptSpanException e) {
        throw new IllegalStateException("spans of trace " + traceId + " do not read back", e);
      }
    }
    return spans;
  }

  private static void checkSizes(List<Span> spans, SpanEncoder encoder, TraceStoreOptions options) {
    for (Span span : spans) {
      int length = encoder.encodedLength(span);
      if (length > options.maxSpanBytes()) {
        throw new IllegalArgumentException(
            "span %s of trace %s encodes to %,d bytes; maxSpanBytes is %,d"
                .formatted(span.spanId(), span.traceId(), length, options.maxSpanBytes()));
      }
    }
  }
}
