package io.spoor.store;

import io.spoor.CorruptStoreException;
import io.spoor.TraceStoreOptions;
import io.spoor.index.IndexBatch;
import io.spoor.index.OpenSegment;
import io.spoor.index.SealedSegment;
import io.spoor.index.TermHash;
import io.spoor.rocks.Family;
import io.spoor.rocks.RocksEngine;
import io.spoor.rocks.RowVisitor;
import io.spoor.span.Span;
import io.spoor.storage.Rows;
import io.spoor.storage.SegmentEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From what is on disk to the segments in memory: sealed ones are as they were left, the others are
 * indexed anew from their spans, and rows of segments that no catalogue knows are removed.
 */
final class Recovery {

  /** Spans that are decoded and indexed at a time. */
  private static final int CHUNK_SPANS = 4096;

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
        segments.add(entry.id(), sealed(entry));
      } else {
        unsealed.add(rebuilt(entry));
      }
    }
    return unsealed;
  }

  private SealedSegment sealed(SegmentEntry entry) {
    return SealedSegment.open(
        indexRows.of(entry.id()),
        (int) entry.spans(),
        entry.minStartNanos(),
        entry.maxStartNanos());
  }

  private FillingSegment rebuilt(SegmentEntry entry) {
    List<Stored> values = read(entry.id());
    int rows = 0;
    long bytes = 0;
    List<Span> chunk = new ArrayList<>();
    List<IndexBatch> batches = new ArrayList<>();
    for (Stored value : values) {
      if (value.key().firstRow() != rows) throw missingRows(value.key(), rows);
      List<Span> spans = SpanRows.decode(value.key(), value.bytes());
      rows += spans.size();
      bytes += value.bytes().length;
      chunk.addAll(spans);
      if (chunk.size() >= CHUNK_SPANS) {
        batches.add(IndexBatch.of(chunk, hash));
        chunk = new ArrayList<>();
      }
    }
    batches.add(IndexBatch.of(chunk, hash));
    OpenSegment index = new OpenSegment(Math.max(options.segmentSpans(), rows));
    batches.forEach(index::add);
    FillingSegment rebuilt =
        new FillingSegment(segments.add(entry.id(), index), index, entry.createdMillis());
    rebuilt.count(bytes, entry.lastArrivalMillis());
    return rebuilt;
  }

  private record Stored(Rows.SpanKey key, byte[] bytes) {}

  /** In order of arrival, as the rows were numbered. */
  private List<Stored> read(int segment) {
    List<Stored> values = new ArrayList<>();
    engine.scan(
        Family.SPANS,
        Rows.segmentStart(segment),
        Rows.segmentEnd(segment),
        (key, value) -> {
          values.add(new Stored(Rows.parseSpanKey(key), value));
          return RowVisitor.Step.CONTINUE;
        });
    values.sort(Comparator.comparingLong(value -> value.key().firstRow()));
    return values;
  }

  private static CorruptStoreException missingRows(Rows.SpanKey found, int rows) {
    return new CorruptStoreException(
        "segment %d: row %d is expected next, found row %d, of trace %s"
            .formatted(found.segment(), rows, found.firstRow(), found.traceId()));
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
