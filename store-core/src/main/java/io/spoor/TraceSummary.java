package io.spoor;

import static java.util.Objects.requireNonNull;

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
 * @param endNanos the latest end of a span, unsigned
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
    services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
  }

  /** From the earliest start to the latest end, unsigned; zero if that end lies before. */
  public long durationNanos() {
    return Long.compareUnsigned(endNanos, startNanos) < 0 ? 0 : endNanos - startNanos;
  }
}
