package io.spoor.store;

import io.spoor.index.Part;
import io.spoor.index.Segment;
import io.spoor.index.SegmentReader;
import io.spoor.rocks.EngineBatch;
import io.spoor.rocks.Family;
import io.spoor.span.TraceId;
import io.spoor.storage.Rows;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A trace's spans in all segments, and what those segments are without them.
 *
 * @param spans how many spans go
 * @param rows the changes on disk
 * @param thinned the segments without those spans, by number
 * @param emptied the numbers of those of which nothing is left
 */
record Deletion(long spans, EngineBatch rows, Map<Integer, Segment> thinned, Set<Integer> emptied) {

  /** To be used under the store's write lock, so that nothing is added meanwhile. */
  static Deletion of(TraceId id, List<StoreSegment> segments, SpanRows spanRows) {
    EngineBatch rows = new EngineBatch();
    Map<Integer, Segment> thinned = new HashMap<>();
    Set<Integer> emptied = new HashSet<>();
    long spans = 0;
    for (StoreSegment segment : segments) {
      SegmentReader reader = segment.index().reader();
      int trace = reader.findTrace(id);
      if (trace < 0) continue;
      int[] gone = reader.ascendingRowsOfTrace(trace);
      Segment rest = segment.index().without(gone);
      spanRows.delete(rows, segment.id(), id);
      byte[] deletedKey = Rows.indexKey(segment.id(), Part.DELETED.code(), 0);
      rows.put(Family.INDEX, deletedKey, rest.deletedRow());
      thinned.put(segment.id(), rest);
      if (rest.deletedRows().length == rest.rows()) emptied.add(segment.id());
      spans += gone.length;
    }
    return new Deletion(spans, rows, thinned, emptied);
  }
}
