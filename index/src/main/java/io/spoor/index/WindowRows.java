package io.spoor.index;

/**
 * The rows of a sealed segment that start in a window. They stand one after another, and are read
 * column by column, a block at a time. Not thread-safe, like the reader it is of.
 *
 * <p>What reads a column copies the values of a row and of those behind it, to the end of the block
 * or of the window, and returns how many these are: the same number for all columns.
 */
public final class WindowRows {

  /** The room that a block needs. */
  public static final int BLOCK_ROWS = Packed.BLOCK_ROWS;

  private final SealedReader reader;
  private final int first;
  private final int end;
  private final long[] stored = new long[BLOCK_ROWS];

  WindowRows(SealedReader reader, int first, int end) {
    this.reader = reader;
    this.first = first;
    this.end = end;
  }

  /** The first row. */
  public int first() {
    return first;
  }

  /** The row behind the last one; {@link #first} if there is none. */
  public int end() {
    return end;
  }

  /** See {@link SegmentReader#traceNumber}. */
  public int traceNumbers(int row, int[] into) {
    return numbers(reader.traceNumbers, row, into);
  }

  /** See {@link SegmentReader#nameNumber}. */
  public int nameNumbers(int row, int[] into) {
    return numbers(reader.nameNumbers, row, into);
  }

  /** See {@link SegmentReader#status}. */
  public int statuses(int row, int[] into) {
    return numbers(reader.statuses, row, into);
  }

  private int numbers(ColumnReader column, int row, int[] into) {
    int count = copy(column, row, stored);
    for (int i = 0; i < count; i++) into[i] = (int) stored[i];
    return count;
  }

  private int copy(ColumnReader column, int row, long[] into) {
    return Math.min(column.copy(row, into), end - row);
  }

  /** See {@link SegmentReader#durationNanos}. */
  public int durationNanos(int row, long[] into) {
    return copy(reader.durations, row, into);
  }

  /**
   * The rows under which they hang, or constants of {@link ParentLinks}. They may lie outside the
   * window, and may be deleted.
   */
  public int parents(int row, int[] into) {
    int count = copy(reader.parents, row, stored);
    for (int i = 0; i < count; i++) into[i] = ParentColumn.decode(row + i, stored[i]);
    return count;
  }
}
