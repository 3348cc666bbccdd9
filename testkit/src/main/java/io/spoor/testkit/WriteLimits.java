package io.spoor.testkit;

import io.spoor.TraceStoreOptions;
import io.spoor.span.Span;
import java.util.List;

/** The bounds that one write must keep, checked before anything is written. */
final class WriteLimits {
  private final TraceStoreOptions options;

  WriteLimits(TraceStoreOptions options) {
    this.options = options;
  }

  /**
   * @throws IllegalArgumentException if a bound is exceeded
   */
  void check(List<Span> batch) {
    if (batch.size() > options.maxBatchSpans()) {
      throw new IllegalArgumentException(
          "batch has %,d spans; maxBatchSpans is %,d"
              .formatted(batch.size(), options.maxBatchSpans()));
    }
  }
}
