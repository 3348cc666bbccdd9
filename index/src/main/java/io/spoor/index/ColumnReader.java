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
    Packed current = blockOf(row);
    return current.get(row & Packed.BLOCK_ROWS - 1);
  }

  /**
   * Copies the values of a row and those behind it, as far as they stand in the same block.
   *
   * @param into with room for {@link Packed#BLOCK_ROWS}
   * @return how many were copied; at least one
   */
  int copy(int row, long[] into) {
    return blockOf(row).copy(row & Packed.BLOCK_ROWS - 1, into);
  }

  /** The block that has the row. */
  private Packed blockOf(int row) {
    int wanted = row >>> Packed.BLOCK_BITS;
    Packed current = block;
    if (current == null || wanted != blockNumber) {
      current = source.get(part, wanted, Packed::parse);
      block = current;
      blockNumber = wanted;
    }
    if ((row & Packed.BLOCK_ROWS - 1) >= current.count()) {
      throw new CorruptIndexException(
          "column %s block %d has %d values, row %d is wanted"
              .formatted(part, wanted, current.count(), row));
    }
    return current;
  }
}
