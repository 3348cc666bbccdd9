package io.spoor.store;

import io.spoor.span.TraceId;

/**
 * Spans that a view knows are not there: they were deleted since it was taken, or the store is
 * damaged.
 */
final class VanishedSpansException extends RuntimeException {
  private static final long serialVersionUID = 1;

  VanishedSpansException(int segment, TraceId traceId, String what) {
    super("segment %d, trace %s: %s".formatted(segment, traceId, what));
  }
}
