package io.spoor.index;

/**
 * The first term of each block of terms, by which the block of any term is found.
 *
 * <pre>
 * count   varint
 * blocks  for each: number of its first term, varint; number of the key, varint; type, u8; the value
 *         behind its length
 * </pre>
 */
final class TermBlocks implements SealedRows.Parsed {
  private final int[] firstTerms;
  private final int[] keys;
  private final byte[] types;
  private final byte[][] values;
  private final int heapBytes;

  private TermBlocks(int[] firstTerms, int[] keys, byte[] types, byte[][] values, int heapBytes) {
    this.firstTerms = firstTerms;
    this.keys = keys;
    this.types = types;
    this.values = values;
    this.heapBytes = heapBytes;
  }

  static TermBlocks parse(ByteReader in) {
    int count = in.length();
    int heapBytes = count * 40 + in.remaining() + 64;
    int[] firstTerms = new int[count];
    int[] keys = new int[count];
    byte[] types = new byte[count];
    byte[][] values = new byte[count][];
    for (int i = 0; i < count; i++) {
      firstTerms[i] = in.count(Integer.MAX_VALUE);
      keys[i] = in.count(Integer.MAX_VALUE);
      types[i] = (byte) in.u8();
      values[i] = in.prefixed();
    }
    return new TermBlocks(firstTerms, keys, types, values, heapBytes);
  }

  int count() {
    return keys.length;
  }

  int firstTerm(int block) {
    return firstTerms[block];
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
      int order = Integer.compare(keys[middle], key);
      if (order == 0) order = Term.compareValues(types[middle], values[middle], type, value);
      if (order == 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return high;
  }

  @Override
  public int heapBytes() {
    return heapBytes;
  }
}
