package io.spoor.index;

import static io.spoor.query.FoundTrace.MAX_MATCHED_SPAN_IDS;

import io.spoor.query.Order;
import io.spoor.span.SpanId;
import java.util.ArrayList;
import java.util.List;

/** The matching spans of one trace. */
final class MatchedSpans {
  private final boolean isByDuration;
  private final long[] firstStarts = new long[MAX_MATCHED_SPAN_IDS];
  private final long[] firstIds = new long[MAX_MATCHED_SPAN_IDS];
  private int size; // Of the first ones.

  private long newestStartNanos;
  private long slowestNanos;
  private long count;

  /**
   * @param order of the traces, which says whether durations matter
   */
  MatchedSpans(Order order) {
    this.isByDuration = order == Order.SLOWEST_SPAN_FIRST;
  }

  void add(SegmentReader reader, int row) {
    count++;
    long startNanos = reader.startNanos(row);
    if (Long.compareUnsigned(startNanos, newestStartNanos) > 0) newestStartNanos = startNanos;
    if (isByDuration) {
      long durationNanos = reader.durationNanos(row);
      if (Long.compareUnsigned(durationNanos, slowestNanos) > 0) slowestNanos = durationNanos;
    }
    boolean mayBeFirst =
        size < MAX_MATCHED_SPAN_IDS || Long.compareUnsigned(startNanos, firstStarts[size - 1]) <= 0;
    if (mayBeFirst) addToFirst(startNanos, reader.spanId(row));
  }

  private void addToFirst(long startNanos, long spanId) {
    int place = size;
    while (place > 0 && isBefore(startNanos, spanId, place - 1)) place--;
    if (place == MAX_MATCHED_SPAN_IDS) return;
    if (size < MAX_MATCHED_SPAN_IDS) size++;
    System.arraycopy(firstStarts, place, firstStarts, place + 1, size - place - 1);
    System.arraycopy(firstIds, place, firstIds, place + 1, size - place - 1);
    firstStarts[place] = startNanos;
    firstIds[place] = spanId;
  }

  private boolean isBefore(long startNanos, long spanId, int place) {
    int byStart = Long.compareUnsigned(startNanos, firstStarts[place]);
    return byStart < 0 || (byStart == 0 && Long.compareUnsigned(spanId, firstIds[place]) < 0);
  }

  long newestStartNanos() {
    return newestStartNanos;
  }

  /** The duration of the slowest; known only where it gives the order. */
  long slowestNanos() {
    return slowestNanos;
  }

  long count() {
    return count;
  }

  /** By start, then by id. */
  List<SpanId> firstIds() {
    List<SpanId> ids = new ArrayList<>(size);
    for (int i = 0; i < size; i++) ids.add(new SpanId(firstIds[i]));
    return ids;
  }
}
