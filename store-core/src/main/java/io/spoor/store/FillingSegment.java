package io.spoor.store;

import io.spoor.TraceStoreOptions;
import io.spoor.index.OpenSegment;
import io.spoor.storage.SegmentEntry;

/**
 * A segment that is not sealed yet, with what the catalogue will say of it. Guarded by the write
 * lock.
 */
final class FillingSegment {
  private final StoreSegment segment;
  private final OpenSegment index;
  private final long createdMillis;
  private long lastArrivalMillis;
  private long encodedBytes;

  FillingSegment(StoreSegment segment, OpenSegment index, long createdMillis) {
    this.segment = segment;
    this.index = index;
    this.createdMillis = createdMillis;
    this.lastArrivalMillis = createdMillis;
  }

  StoreSegment segment() {
    return segment;
  }

  OpenSegment index() {
    return index;
  }

  /** Whether a batch may still go into it. An empty segment takes any. */
  boolean hasRoomFor(EncodedBatch batch, TraceStoreOptions options) {
    int rows = index.rows();
    return rows == 0
        || (rows + batch.spans().size() <= Math.min(options.segmentSpans(), index.maxRows())
            && encodedBytes + batch.bytes() <= options.segmentBytes()
            && index.heapBytes() <= options.segmentIndexBytes());
  }

  void count(long bytes, long nowMillis) {
    encodedBytes += bytes;
    lastArrivalMillis = Math.max(lastArrivalMillis, nowMillis);
  }

  long encodedBytes() {
    return encodedBytes;
  }

  long createdMillis() {
    return createdMillis;
  }

  long lastArrivalMillis() {
    return lastArrivalMillis;
  }

  /** What the catalogue says once it is sealed. */
  SegmentEntry sealedEntry(long nowMillis) {
    return new SegmentEntry(
        segment.id(),
        SegmentEntry.State.SEALED,
        createdMillis,
        nowMillis,
        index.rows(),
        index.reader().traces(),
        encodedBytes,
        index.minStartNanos(),
        index.maxStartNanos(),
        createdMillis,
        lastArrivalMillis);
  }
}
