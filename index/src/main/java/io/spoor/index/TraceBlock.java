package io.spoor.index;

import io.spoor.span.TraceId;
import java.util.Arrays;

/**
 * Some traces of a sealed segment, in order of their ids, each with its rows.
 *
 * <pre>
 * count   varint    1 to {@value #MAX_TRACES}
 * ids     16 bytes each, big-endian, ascending
 * rows    for each trace: how many, a varint; then the first row and the differences, varints
 * </pre>
 */
final class TraceBlock implements SealedRows.Parsed {
  static final int MAX_TRACES = 256;

  private final long[] ids; // High and low in turn.
  private final int[] from; // Where the rows of a trace begin; one more at the end.
  private final int[] rows;

  private TraceBlock(long[] ids, int[] from, int[] rows) {
    this.ids = ids;
    this.from = from;
    this.rows = rows;
  }

  static long hash(TraceId id) {
    return TermHash.mix(id.low() + 31 * TermHash.mix(id.high()));
  }

  static TraceBlock parse(ByteReader in) {
    int count = in.count(MAX_TRACES);
    long[] ids = new long[count * 2];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Long.reverseBytes(in.u64());
    }
    int[] from = new int[count + 1];
    int[] rows = new int[in.remaining()]; // Each takes a byte at least.
    int size = 0;
    for (int trace = 0; trace < count; trace++) {
      int more = in.length();
      int row = 0;
      for (int i = 0; i < more; i++) {
        row += in.count(Integer.MAX_VALUE - row);
        rows[size++] = row;
      }
      from[trace + 1] = size;
    }
    return new TraceBlock(ids, from, Arrays.copyOf(rows, size));
  }

  TraceId id(int index) {
    check(index);
    return new TraceId(ids[index * 2], ids[index * 2 + 1]);
  }

  /** The rows of the trace at this place, ascending. */
  int[] rows(int index) {
    check(index);
    return Arrays.copyOfRange(rows, from[index], from[index + 1]);
  }

  private void check(int index) {
    if (index < 0 || index >= from.length - 1) {
      throw new CorruptIndexException(
          "trace %d of a block of %d is wanted".formatted(index, from.length - 1));
    }
  }

  /** The place of a trace in the block, or -1. */
  int find(TraceId id) {
    int low = 0;
    int high = ids.length / 2 - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      int order = id(middle).compareTo(id);
      if (order == 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  @Override
  public int heapBytes() {
    return ids.length * 8 + (from.length + rows.length) * 4 + 96;
  }

  /** Collects traces, whose ids ascend, and gives a block's bytes. */
  static final class Writer {
    private final ByteWriter ids = new ByteWriter(MAX_TRACES * 16);
    private final ByteWriter rows = new ByteWriter(1 << 13);
    private TraceId first = new TraceId(0, 0);
    private int count;

    boolean isEmpty() {
      return count == 0;
    }

    boolean isFull() {
      return count == MAX_TRACES;
    }

    TraceId firstId() {
      return first;
    }

    void add(TraceId id, int[] ascending) {
      if (count++ == 0) first = id;
      ids.u64(Long.reverseBytes(id.high())).u64(Long.reverseBytes(id.low()));
      rows.varint(ascending.length);
      Postings.writeFew(rows, ascending, ascending.length);
    }

    /** The bytes of the block; the next one begins. */
    byte[] takeBytes() {
      ByteWriter block = new ByteWriter(ids.size() + rows.size() + 5);
      block.varint(count).append(ids).append(rows);
      count = 0;
      ids.clear();
      rows.clear();
      return block.toArray();
    }
  }
}
