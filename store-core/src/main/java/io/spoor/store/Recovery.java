package io.spoor.store;

import io.spoor.TraceStoreOptions;
import io.spoor.index.OpenSegment;
import io.spoor.index.Part;
import io.spoor.index.TermHash;
import io.spoor.rocks.Family;
import io.spoor.rocks.RocksEngine;
import io.spoor.rocks.RowVisitor;
import io.spoor.storage.Rows;
import io.spoor.storage.SegmentEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From what is on disk to the segments in memory: sealed ones are as they were left, the others are
 * indexed anew from their spans, and rows of segments that no catalogue knows are removed.
 */
final class Recovery {

  private final Segments segments;
  private final Catalogue catalogue;
  private final RocksEngine engine;
  private final IndexRows indexRows;
  private final TraceStoreOptions options;
  private final TermHash hash;

  Recovery(
      Segments segments,
      Catalogue catalogue,
      RocksEngine engine,
      IndexRows indexRows,
      TraceStoreOptions options,
      TermHash hash) {
    this.segments = segments;
    this.catalogue = catalogue;
    this.engine = engine;
    this.indexRows = indexRows;
    this.options = options;
    this.hash = hash;
  }

  /** Adds all segments, and returns those that are not sealed, in commit order. */
  List<FillingSegment> recover() {
    removeForgotten(Family.SPANS);
    removeForgotten(Family.INDEX);
    List<FillingSegment> unsealed = new ArrayList<>();
    for (SegmentEntry entry : catalogue.entries()) {
      if (entry.state() == SegmentEntry.State.SEALED) {
        segments.add(entry.id(), indexRows.sealed(entry));
      } else {
        unsealed.add(rebuilt(entry));
      }
    }
    return unsealed;
  }

  private FillingSegment rebuilt(SegmentEntry entry) {
    removeSealedRows(entry.id());
    int[] deleted = indexRows.deletedRows(entry.id());
    ArrivedSpans spans = ArrivedSpans.read(engine, entry.id(), 0, deleted, hash);
    OpenSegment index = new OpenSegment(Math.max(options.segmentSpans(), spans.rows()));
    spans.addTo(index);
    if (deleted.length > 0) {
      index.continueAt(Math.max(index.nextArrival(), deleted[deleted.length - 1] + 1));
    }
    FillingSegment rebuilt =
        new FillingSegment(segments.add(entry.id(), index), index, entry.createdMillis());
    rebuilt.count(spans.bytes(), lastArrivalMillis(entry, index));
    return rebuilt;
  }

  /** Not known of an open segment: taken to be the latest start, if that lies between. */
  private long lastArrivalMillis(SegmentEntry entry, OpenSegment index) {
    long latestStart = Long.divideUnsigned(index.maxStartNanos(), 1_000_000);
    long atMost = Math.min(latestStart, options.clock().millis());
    return Math.max(entry.lastArrivalMillis(), atMost);
  }

  /** A crash can leave some behind where it came before the segment was sealed. */
  private void removeSealedRows(int segment) {
    int deleted = Part.DELETED.code();
    byte[] first = Rows.segmentStart(segment);
    engine.dropRange(Family.INDEX, first, Rows.indexKey(segment, deleted, 0));
    byte[] next = Rows.indexKey(segment, deleted + 1, 0);
    engine.dropRange(Family.INDEX, next, Rows.segmentEnd(segment));
  }

  /** A crash can leave rows behind that were dropped already. */
  private void removeForgotten(Family family) {
    for (int segment = 0; ; segment++) {
      Integer next = firstSegmentFrom(family, segment);
      if (next == null) return;
      segment = next;
      if (!catalogue.contains(segment)) {
        engine.dropRange(family, Rows.segmentStart(segment), Rows.segmentEnd(segment));
      }
    }
  }

  private @Nullable Integer firstSegmentFrom(Family family, int segment) {
    List<Integer> found = new ArrayList<>(1);
    engine.scan(
        family,
        Rows.segmentStart(segment),
        Rows.segmentEnd(Integer.MAX_VALUE - 1),
        (key, value) -> {
          found.add(Rows.segmentOf(key));
          return RowVisitor.Step.STOP;
        });
    return found.isEmpty() ? null : found.get(0);
  }
}
