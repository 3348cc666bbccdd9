package io.spoor.index;

import io.spoor.span.TraceId;
import java.util.Arrays;

/**
 * Some traces of a sealed segment, in order of their ids, each with its rows, read where they
 * stand.
 *
 * <pre>
 * count   varint    1 to {@value #MAX_TRACES}
 * ids     16 bytes each, big-endian, ascending
 * ends    u32 each: where the rows of the trace end, from the beginning of the first one's
 * rows    for each trace: the first row, then the differences, varints
 * </pre>
 */
final class TraceBlock implements SealedRows.Parsed {
  static final int MAX_TRACES = 256;

  private static final int ID_BYTES = 16;
  private static final int END_BYTES = 4;

  private final Object what;
  private final byte[] bytes; // Without the count.
  private final int count;

  private TraceBlock(Object what, byte[] bytes, int count) {
    this.what = what;
    this.bytes = bytes;
    this.count = count;
  }

  static long hash(TraceId id) {
    return TermHash.mix(id.low() + 31 * TermHash.mix(id.high()));
  }

  static TraceBlock parse(ByteReader in) {
    int count = in.count(MAX_TRACES);
    if (in.remaining() < count * (ID_BYTES + END_BYTES)) {
      throw in.corrupt("%d traces do not fit into %d bytes".formatted(count, in.remaining()));
    }
    TraceBlock block = new TraceBlock(in.what(), in.rest(), count);
    int rowBytes = block.bytes.length - count * (ID_BYTES + END_BYTES);
    for (int i = 0, begin = 0; i < count; i++) {
      int end = block.end(i);
      if (end < begin || end > rowBytes || i == count - 1 && end != rowBytes) {
        throw in.corrupt(
            "rows of trace %d end at %d, begin at %d of %d".formatted(i, end, begin, rowBytes));
      }
      begin = end;
    }
    return block;
  }

  private long high(int index) {
    return Long.reverseBytes(LittleEndian.getLong(bytes, index * ID_BYTES));
  }

  private long low(int index) {
    return Long.reverseBytes(LittleEndian.getLong(bytes, index * ID_BYTES + 8));
  }

  private int end(int index) {
    return LittleEndian.getInt(bytes, count * ID_BYTES + index * END_BYTES);
  }

  TraceId id(int index) {
    check(index);
    return new TraceId(high(index), low(index));
  }

  /** The rows of the trace at this place, ascending. */
  int[] rows(int index) {
    check(index);
    int first = count * (ID_BYTES + END_BYTES);
    int from = first + (index == 0 ? 0 : end(index - 1));
    int to = first + end(index);
    ByteReader in = new ByteReader(what, bytes, from, to);
    int[] rows = new int[to - from]; // Each takes a byte at least.
    int size = 0;
    int row = 0;
    while (in.hasMore()) {
      row += in.count(Integer.MAX_VALUE - row);
      rows[size++] = row;
    }
    return size == rows.length ? rows : Arrays.copyOf(rows, size);
  }

  private void check(int index) {
    if (index < 0 || index >= count) {
      throw new CorruptIndexException(
          "trace %d of a block of %d is wanted".formatted(index, count));
    }
  }

  /** The place of a trace in the block, or -1. */
  int find(TraceId id) {
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      int order = Long.compareUnsigned(high(middle), id.high());
      if (order == 0) order = Long.compareUnsigned(low(middle), id.low());
      if (order == 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  @Override
  public int heapBytes() {
    return bytes.length + 64;
  }

  /** Collects traces, whose ids ascend, and gives a block's bytes. */
  static final class Writer {
    private final ByteWriter ids = new ByteWriter(MAX_TRACES * ID_BYTES);
    private final ByteWriter ends = new ByteWriter(MAX_TRACES * END_BYTES);
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
      Postings.writeFew(rows, ascending, ascending.length);
      ends.u32(rows.size());
    }

    /** The bytes of the block; the next one begins. */
    byte[] takeBytes() {
      ByteWriter block = new ByteWriter(ids.size() + ends.size() + rows.size() + 5);
      block.varint(count).append(ids).append(ends).append(rows);
      count = 0;
      ids.clear();
      ends.clear();
      rows.clear();
      return block.toArray();
    }
  }
}
