package io.spoor.testkit;

import io.spoor.span.SpanId;
import io.spoor.testkit.ServiceMap.Host;
import org.jspecify.annotations.Nullable;

/** A span in the making. Times are relative to the start of its trace. */
final class Node {
  final @Nullable Node caller;
  final Host host;
  final int service;
  final OperationProfile operation;
  final long startNanos;
  final long durationNanos;
  boolean failed;
  SpanId spanId = NONE;
  @Nullable SpanId parentSpanId;

  private static final SpanId NONE = new SpanId(0);

  Node(
      @Nullable Node caller,
      Host host,
      int service,
      OperationProfile operation,
      long startNanos,
      long durationNanos) {
    this.caller = caller;
    this.host = host;
    this.service = service;
    this.operation = operation;
    this.startNanos = startNanos;
    this.durationNanos = durationNanos;
  }
}
