package io.spoor;

import static java.util.Objects.requireNonNull;

import io.spoor.codec.Utf8Order;
import io.spoor.span.TraceId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a list of traces shows of each.
 *
 * @param rootService the service of the {@linkplain io.spoor.tree.SpanTree root}
 * @param rootOperation the name of that span
 * @param startNanos the earliest start of a span, unsigned
 * @param endNanos the latest end of a span, unsigned; one that ends before it starts counts as
 *     ending at its start
 * @param errorCount spans whose status is an error
 * @param orphanCount spans that name a parent which is not there
 * @param services how many spans each service has, by name
 */
public record TraceSummary(
    TraceId traceId,
    String rootService,
    String rootOperation,
    long startNanos,
    long endNanos,
    int spanCount,
    int errorCount,
    int orphanCount,
    SortedMap<String, Integer> services) {

  public TraceSummary {
    requireNonNull(traceId, "traceId");
    requireNonNull(rootService, "rootService");
    requireNonNull(rootOperation, "rootOperation");
    SortedMap<String, Integer> copy = new TreeMap<>(Utf8Order.INSTANCE);
    copy.putAll(services);
    services = Collections.unmodifiableSortedMap(copy);
  }

  /** From the earliest start to the latest end, unsigned. */
  public long durationNanos() {
    return endNanos - startNanos;
  }
}
