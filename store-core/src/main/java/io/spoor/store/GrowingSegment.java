package io.spoor.store;

import io.spoor.CorruptStoreException;
import io.spoor.index.FirstRows;
import io.spoor.index.OpenSegment;
import io.spoor.index.TermHash;
import io.spoor.rocks.RocksReader;

/**
 * An unsealed segment that another store fills, indexed here as its spans are seen. To be used by
 * one thread at a time.
 */
final class GrowingSegment {

  /** {@link io.spoor.TraceStoreOptions} allows no more, and room that is not used costs little. */
  private static final int MAX_ROWS = 1 << 20;

  private final int id;
  private final TermHash hash;
  private OpenSegment index = new OpenSegment(MAX_ROWS);

  GrowingSegment(int id, TermHash hash) {
    this.id = id;
    this.hash = hash;
  }

  /**
   * Adds what has arrived since, which nobody sees before the result is put into a view.
   *
   * @param deleted numbers by which spans arrived that were deleted, ascending
   */
  FirstRows grow(RocksReader engine, int[] deleted) {
    ArrivedSpans arrived = ArrivedSpans.read(engine, id, index.nextArrival(), deleted, hash);
    if (index.rows() > 0 && index.rows() + arrived.rows() > MAX_ROWS) {
      index = new OpenSegment(MAX_ROWS); // Without the deleted ones there may be room.
      arrived = ArrivedSpans.read(engine, id, 0, deleted, hash);
    }
    if (index.rows() + arrived.rows() > MAX_ROWS) {
      throw new CorruptStoreException(
          "segment %d has %,d spans, expected at most %,d"
              .formatted(id, index.rows() + arrived.rows(), MAX_ROWS));
    }
    arrived.addTo(index);
    return FirstRows.of(index, deleted);
  }
}
