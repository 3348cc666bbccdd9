package io.spoor.index;

import static io.spoor.query.FoundTrace.MAX_MATCHED_SPAN_IDS;

import io.spoor.span.SpanId;
import java.util.List;
import java.util.PriorityQueue;

/** The matching spans of one trace. */
final class MatchedSpans {
  private record Matched(long startNanos, long spanId) implements Comparable<Matched> {
    @Override
    public int compareTo(Matched other) {
      int byStart = Long.compareUnsigned(startNanos, other.startNanos);
      return byStart != 0 ? byStart : Long.compareUnsigned(spanId, other.spanId);
    }
  }

  private final PriorityQueue<Matched> first =
      new PriorityQueue<>((a, b) -> b.compareTo(a)); // The last of the first is on top.

  private long newestStartNanos;
  private long slowestNanos;
  private long count;

  void add(SegmentReader reader, int row) {
    count++;
    long startNanos = reader.startNanos(row);
    long durationNanos = reader.durationNanos(row);
    if (Long.compareUnsigned(startNanos, newestStartNanos) > 0) newestStartNanos = startNanos;
    if (Long.compareUnsigned(durationNanos, slowestNanos) > 0) slowestNanos = durationNanos;
    Matched matched = new Matched(startNanos, reader.spanId(row));
    if (first.size() == MAX_MATCHED_SPAN_IDS) {
      if (matched.compareTo(first.element()) >= 0) return;
      first.remove();
    }
    first.add(matched);
  }

  long newestStartNanos() {
    return newestStartNanos;
  }

  /** The duration of the slowest. */
  long slowestNanos() {
    return slowestNanos;
  }

  long count() {
    return count;
  }

  List<SpanId> firstIds() {
    return first.stream().sorted().map(matched -> new SpanId(matched.spanId())).toList();
  }
}
