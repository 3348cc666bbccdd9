package io.spoor.testkit;

import io.spoor.TraceStoreOptions;
import io.spoor.codec.SpanEncoder;
import io.spoor.span.Span;
import java.util.List;

/** The bounds that one write must keep, checked before anything is written. */
final class WriteLimits {
  private final TraceStoreOptions options;

  WriteLimits(TraceStoreOptions options) {
    this.options = options;
  }

  /**
   * Bytes are counted as if each span stood in a value of its own, which is a little more than a
   * store needs: a batch within a few percent of the bound may be refused here and taken there.
   *
   * @throws IllegalArgumentException if a bound is exceeded
   */
  void check(List<Span> batch) {
    if (batch.size() > options.maxBatchSpans()) {
      throw new IllegalArgumentException(
          "batch has %,d spans; maxBatchSpans is %,d"
              .formatted(batch.size(), options.maxBatchSpans()));
    }
    SpanEncoder encoder = new SpanEncoder();
    long batchBytes = 0;
    for (Span span : batch) {
      int bytes = encoder.encodedLength(span);
      if (bytes > options.maxSpanBytes()) {
        throw new IllegalArgumentException(
            "span %s of trace %s encodes to %,d bytes; maxSpanBytes is %,d"
                .formatted(span.spanId(), span.traceId(), bytes, options.maxSpanBytes()));
      }
      batchBytes += bytes;
    }
    if (batchBytes > options.maxBatchBytes()) {
      throw new IllegalArgumentException(
          "batch of %,d spans encodes to %,d bytes; maxBatchBytes is %,d"
              .formatted(batch.size(), batchBytes, options.maxBatchBytes()));
    }
  }
}
