package io.spoor.graph;

import io.spoor.codec.Utf8Order;
import java.util.Comparator;

/**
 * The calls from one service to another, or from one operation to another. Ordered by caller,
 * callee, operation of the caller and of the callee, as UTF-8 bytes.
 *
 * @param caller the service that calls; empty for spans without one
 * @param callerOperation empty if services are counted, or if nothing is known of it
 * @param callee the service that is called, which may be the caller; empty for spans without one
 * @param calleeOperation empty if services are counted, or if nothing is known of it
 * @param calls at least 1
 * @param errors how many of them failed
 * @param durations of the spans for which the calls were counted
 */
public record ServiceCall(
    String caller,
    String callerOperation,
    String callee,
    String calleeOperation,
    long calls,
    long errors,
    CallDurations durations)
    implements Comparable<ServiceCall> {

  private static final Comparator<ServiceCall> ORDER =
      Comparator.comparing(ServiceCall::caller, Utf8Order.INSTANCE)
          .thenComparing(ServiceCall::callee, Utf8Order.INSTANCE)
          .thenComparing(ServiceCall::callerOperation, Utf8Order.INSTANCE)
          .thenComparing(ServiceCall::calleeOperation, Utf8Order.INSTANCE);

  /** By names only: of two calls between the same ends neither comes first. */
  @Override
  public int compareTo(ServiceCall other) {
    return ORDER.compare(this, other);
  }
}
