package io.spoor.store;

import io.spoor.StoreStatistics;
import io.spoor.index.SegmentReader;
import io.spoor.span.TraceId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** How much the segments of a view hold together. */
final class Totals {
  private Totals() {}

  static StoreStatistics of(List<SegmentReader> readers, long bytesOnDisk) {
    long spans = 0;
    long earliest = -1L;
    long latest = 0;
    for (SegmentReader reader : readers) {
      for (int row = 0; row < reader.rows(); row++) {
        if (reader.isDeleted(row)) continue;
        spans++;
        long start = reader.startNanos(row);
        if (Long.compareUnsigned(start, earliest) < 0) earliest = start;
        if (Long.compareUnsigned(start, latest) > 0) latest = start;
      }
    }
    return new StoreStatistics(
        spans,
        distinctTraces(readers),
        readers.size(),
        bytesOnDisk,
        spans == 0 ? OptionalLong.empty() : OptionalLong.of(earliest),
        spans == 0 ? OptionalLong.empty() : OptionalLong.of(latest));
  }

  /** A merge of the ids of all segments, of which each is read in order. */
  private static long distinctTraces(List<SegmentReader> readers) {
    PriorityQueue<Ids> merged = new PriorityQueue<>(Comparator.comparing(Ids::head));
    for (SegmentReader reader : readers) {
      Ids ids = new Ids(reader);
      if (ids.hasHead()) merged.add(ids);
    }
    long count = 0;
    TraceId last = null;
    while (!merged.isEmpty()) {
      Ids ids = merged.remove();
      if (!ids.head().equals(last)) {
        count++;
        last = ids.head();
      }
      ids.advance();
      if (ids.hasHead()) merged.add(ids);
    }
    return count;
  }

  /** The ids of a segment's traces, ascending. */
  private static final class Ids {
    private final TraceId[] ids;
    private int next;

    Ids(SegmentReader reader) {
      ids =
          IntStream.range(0, reader.traces())
              .filter(
                  trace ->
                      !reader.hasDeletedRows() || reader.unorderedRowsOfTrace(trace).length > 0)
              .mapToObj(reader::traceId)
              .toArray(TraceId[]::new);
      Arrays.sort(ids); // In order already, unless the segment is open.
    }

    boolean hasHead() {
      return next < ids.length;
    }

    TraceId head() {
      return ids[next];
    }

    void advance() {
      next++;
    }
  }
}
