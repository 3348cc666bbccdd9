package io.spoor.store;

import io.spoor.StoreStatistics;
import io.spoor.index.RowTotals;
import io.spoor.index.SegmentReader;
import io.spoor.span.TraceId;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/** How much the segments of a view hold together. */
final class Totals {
  private Totals() {}

  static StoreStatistics of(List<SegmentReader> readers, long bytesOnDisk) {
    long spans = 0;
    long earliest = -1L;
    long latest = 0;
    for (SegmentReader reader : readers) {
      RowTotals rows = reader.totals();
      spans += rows.count();
      if (Long.compareUnsigned(rows.earliestStart(), earliest) < 0) earliest = rows.earliestStart();
      if (Long.compareUnsigned(rows.latestStart(), latest) > 0) latest = rows.latestStart();
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
      Iterator<TraceId> ids = reader.traceIds();
      if (ids.hasNext()) merged.add(new Ids(ids.next(), ids));
    }
    long count = 0;
    TraceId last = null;
    while (!merged.isEmpty()) {
      Ids ids = merged.remove();
      if (!ids.head().equals(last)) {
        count++;
        last = ids.head();
      }
      if (ids.rest().hasNext()) merged.add(new Ids(ids.rest().next(), ids.rest()));
    }
    return count;
  }

  /** The ids of a segment's traces that are not counted yet, ascending. */
  private record Ids(TraceId head, Iterator<TraceId> rest) {}
}
