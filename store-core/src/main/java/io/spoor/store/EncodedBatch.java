package io.spoor.store;

import io.spoor.TraceStoreOptions;
import io.spoor.codec.CorruptSpanException;
import io.spoor.codec.SpanDecoder;
import io.spoor.codec.SpanEncoder;
import io.spoor.index.BatchColumns;
import io.spoor.index.IndexBatch;
import io.spoor.index.OpenSegment;
import io.spoor.index.TermHash;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

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
   * @param likely the segment that will take it unless it fills up before
   * @throws IllegalArgumentException if the batch or a span of it is larger than the options allow,
   *     or a value nests deeper than the encoder writes
   */
  static EncodedBatch of(
      List<Span> spans,
      SpanEncoder encoder,
      TraceStoreOptions options,
      TermHash hash,
      @Nullable OpenSegment likely) {
    if (spans.size() > options.maxBatchSpans()) {
      throw new IllegalArgumentException(
          "a batch has %,d spans; maxBatchSpans is %,d"
              .formatted(spans.size(), options.maxBatchSpans()));
    }
    ForkJoinTask<BatchColumns> columns =
        ForkJoinTask.adapt(() -> BatchColumns.of(spans, hash, likely));
    boolean isForked = spans.size() >= MIN_SPANS_OF_TWO_THREADS;
    if (isForked) columns.fork();
    SpansByTrace byTrace = SpansByTrace.of(spans);
    List<Value> values = new ArrayList<>(byTrace.traces());
    long bytes = 0;
    int row = 0;
    for (int i = 0; i < byTrace.traces(); i++) {
      List<Span> trace = byTrace.trace(i);
      byte[] value = encoder.encode(trace);
      if (encoder.replacedSurrogates()) {
        return of(withoutSurrogates(byTrace, encoder), encoder, options, hash, likely);
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
    IndexBatch index =
        IndexBatch.of(isForked ? columns.join() : columns.invoke(), byTrace.places());
    return new EncodedBatch(byTrace.all(), values, index, bytes);
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

  /** The spans as they will come back: with U+FFFD where text had half a surrogate pair. */
  private static List<Span> withoutSurrogates(SpansByTrace byTrace, SpanEncoder encoder) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < byTrace.traces(); i++) {
      List<Span> trace = byTrace.trace(i);
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
