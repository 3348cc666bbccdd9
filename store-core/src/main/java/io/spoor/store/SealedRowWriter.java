package io.spoor.store;

import io.spoor.index.Part;
import io.spoor.index.SealedRowSink;
import io.spoor.rocks.EngineBatch;
import io.spoor.rocks.Family;
import io.spoor.rocks.RocksEngine;
import io.spoor.storage.Rows;

/**
 * Takes the rows of a segment that is being sealed. Nobody reads them before the catalogue says
 * that it is sealed, so those of a large one go to files as they come, past the log: otherwise
 * writers would wait for one commit of megabytes.
 */
final class SealedRowWriter implements SealedRowSink {
  private static final long CHUNK_BYTES = 1 << 20;

  private final RocksEngine engine;
  private final int segment;
  private EngineBatch rows = new EngineBatch();
  private boolean isAnyWritten;

  SealedRowWriter(RocksEngine engine, int segment) {
    this.engine = engine;
    this.segment = segment;
  }

  @Override
  public void put(Part part, int number, byte[] row) {
    rows.put(Family.INDEX, Rows.indexKey(segment, part.code(), number), row);
    if (rows.bytes() >= CHUNK_BYTES) writeChunk();
  }

  private void writeChunk() {
    engine.writeUnlogged(rows);
    rows = new EngineBatch();
    isAnyWritten = true;
  }

  /** Returns what is left to commit, after all else is in files. */
  EngineBatch finish() {
    if (isAnyWritten) {
      writeChunk();
      engine.flush(Family.INDEX);
    }
    return rows;
  }
}
