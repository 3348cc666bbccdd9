package io.spoor.index;

import java.util.Arrays;

/**
 * The first term of each block of terms, by which the block of any term is found. Values are read
 * where they stand.
 *
 * <pre>
 * count   varint
 * blocks  for each: number of the key of its first term, varint; type, u8; the value behind its
 *         length
 * </pre>
 */
final class TermBlocks implements SealedRows.Parsed {
  private final byte[] bytes;
  private final int[] keys;
  private final byte[] types;
  private final int[] values; // From where to where they stand, in turn.

  private TermBlocks(byte[] bytes, int count) {
    this.bytes = bytes;
    this.keys = new int[count];
    this.types = new byte[count];
    this.values = new int[count * 2];
  }

  static TermBlocks parse(ByteReader row) {
    int count = row.length();
    byte[] bytes = row.rest();
    ByteReader in = new ByteReader(row.what(), bytes);
    TermBlocks blocks = new TermBlocks(bytes, count);
    for (int i = 0; i < count; i++) {
      blocks.keys[i] = in.count(Integer.MAX_VALUE);
      blocks.types[i] = (byte) in.u8();
      int length = in.length();
      blocks.values[i * 2] = in.position();
      in.skip(length);
      blocks.values[i * 2 + 1] = in.position();
    }
    return blocks;
  }

  int count() {
    return keys.length;
  }

  int firstKey(int block) {
    return keys[block];
  }

  /** The block in which a term stands if any does, or -1 if it sorts before all. */
  int find(int key, int type, byte[] value) {
    int low = 0;
    int high = keys.length - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      int order = compare(middle, key, type, value);
      if (order == 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return high;
  }

  private int compare(int block, int key, int type, byte[] value) {
    if (keys[block] != key) return Integer.compare(keys[block], key);
    if (types[block] != type) return Integer.compare(types[block], type);
    return Arrays.compareUnsigned(
        bytes, values[block * 2], values[block * 2 + 1], value, 0, value.length);
  }

  @Override
  public int heapBytes() {
    return keys.length * 13 + bytes.length + 128;
  }
}
