package io.spoor.index;

import org.jspecify.annotations.Nullable;

/** The values of one column, of which the block last used stands ready. Not thread-safe. */
final class ColumnReader {
  private final SealedRows source;
  private final Part part;
  private int blockNumber = -1;
  private @Nullable Packed block;

  ColumnReader(SealedRows source, Part part) {
    this.source = source;
    this.part = part;
  }

  long get(int row) {
    int wanted = row >>> Packed.BLOCK_BITS;
    Packed current = block;
    if (current == null || wanted != blockNumber) {
      current = source.get(part, wanted, Packed::parse);
      block = current;
      blockNumber = wanted;
    }
    int index = row & Packed.BLOCK_ROWS - 1;
    if (index >= current.count()) {
      throw new CorruptIndexException(
          "column %s block %d has %d values, row %d is wanted"
              .formatted(part, wanted, current.count(), row));
    }
    return current.get(index);
  }
}
