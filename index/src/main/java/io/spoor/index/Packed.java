package io.spoor.index;

/**
 * Some consecutive values of a column, each in as many bits as the range of the values needs.
 *
 * <pre>
 * count   varint   how many values
 * least   varint   the least of them, unsigned
 * bits    u8       0 to 56, or 64
 * values  bytes    value less least, bits wide, from the low bit of the first byte upwards;
 *                  then 8 zero bytes
 * </pre>
 */
final class Packed implements SealedRows.Parsed {

  /** How many rows of a column stand in one row of the index. */
  static final int BLOCK_BITS = 10;

  static final int BLOCK_ROWS = 1 << BLOCK_BITS;

  private static final int PADDING = 8;
  private static final int MAX_SHIFTED_BITS = 56;

  private final byte[] bytes;
  private final int count;
  private final long least;
  private final int bits;
  private final long mask;

  private Packed(byte[] bytes, int count, long least, int bits) {
    this.bytes = bytes;
    this.count = count;
    this.least = least;
    this.bits = bits;
    this.mask = bits == 64 ? -1L : (1L << bits) - 1;
  }

  static int blockCount(int rows) {
    return (rows + BLOCK_ROWS - 1) >>> BLOCK_BITS;
  }

  /** Packs {@code values[from..to)}, compared as unsigned. */
  static byte[] pack(long[] values, int from, int to) {
    long least = -1L;
    long greatest = 0;
    for (int i = from; i < to; i++) {
      if (Long.compareUnsigned(values[i], least) < 0) least = values[i];
      if (Long.compareUnsigned(values[i], greatest) > 0) greatest = values[i];
    }
    int needed = 64 - Long.numberOfLeadingZeros(greatest - least);
    int bits = needed > MAX_SHIFTED_BITS ? 64 : needed;
    int count = to - from;
    byte[] packed = new byte[(int) (((long) count * bits + 7) >>> 3) + PADDING];
    for (int i = 0; i < count; i++) {
      put(packed, i, bits, values[from + i] - least);
    }
    ByteWriter out = new ByteWriter(packed.length + 16);
    out.varint(count).varint(least).u8(bits).bytes(packed, 0, packed.length);
    return out.toArray();
  }

  private static void put(byte[] packed, int index, int bits, long value) {
    if (bits == 64) {
      LittleEndian.putLong(packed, index * 8, value);
    } else {
      long bit = (long) index * bits;
      int at = (int) (bit >>> 3);
      long word = LittleEndian.getLong(packed, at);
      LittleEndian.putLong(packed, at, word | value << (bit & 7));
    }
  }

  static Packed parse(ByteReader in) {
    int count = in.count(BLOCK_ROWS);
    long least = in.varint();
    int bits = in.u8();
    if (bits > MAX_SHIFTED_BITS && bits != 64) {
      throw in.corrupt("values are " + bits + " bits wide, expected at most 56, or 64");
    }
    int length = (int) (((long) count * bits + 7) >>> 3) + PADDING;
    if (in.remaining() != length) {
      throw in.corrupt(
          "%d values of %d bits take %d bytes, %d are left"
              .formatted(count, bits, length, in.remaining()));
    }
    return new Packed(in.rest(), count, least, bits);
  }

  int count() {
    return count;
  }

  long get(int index) {
    if (bits == 64) return least + LittleEndian.getLong(bytes, index * 8);
    long bit = (long) index * bits;
    return least + (LittleEndian.getLong(bytes, (int) (bit >>> 3)) >>> (bit & 7) & mask);
  }

  /** Copies the values from this one on, and returns how many they are. */
  int copy(int index, long[] into) {
    int copied = count - index;
    for (int i = 0; i < copied; i++) into[i] = get(index + i);
    return copied;
  }

  @Override
  public int heapBytes() {
    return bytes.length + 64;
  }
}
