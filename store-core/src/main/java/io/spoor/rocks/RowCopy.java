package io.spoor.rocks;

import io.spoor.Durability;

/** Rows of one family on their way into another database, in batches. */
final class RowCopy implements RowVisitor {
  private static final long BATCH_BYTES = 4L << 20;

  private final RocksEngine to;
  private final Family family;
  private EngineBatch batch = new EngineBatch();

  RowCopy(RocksEngine to, Family family) {
    this.to = to;
    this.family = family;
  }

  @Override
  public Step visit(byte[] key, byte[] value) {
    batch.put(family, key, value);
    if (batch.bytes() > BATCH_BYTES) write();
    return Step.CONTINUE;
  }

  /** Writes what is left. */
  void write() {
    to.write(batch, Durability.PROCESS_CRASH);
    batch = new EngineBatch();
  }
}
