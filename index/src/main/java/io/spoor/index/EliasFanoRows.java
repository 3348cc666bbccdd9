package io.spoor.index;

import java.util.function.IntConsumer;

/**
 * A set of rows in the coding of Elias and Fano, read where it stands: of each row the low bits one
 * after another, and the rest, which ascends, in unary. That takes about two bits a row more than
 * the gaps between the rows have at the least, however they lie.
 *
 * <pre>
 * last    varint   the greatest row
 * bits    u8       how many low bits of each row are kept apart
 * low     bytes    those of each row, from the low bit of the first byte upwards
 * high    bytes    for row i a set bit at place (row &gt;&gt;&gt; bits) + i, all others clear;
 *                  then 8 zero bytes
 * </pre>
 *
 * See Vigna: Quasi-succinct Indices (2013).
 */
final class EliasFanoRows implements RowSet {
  private static final int PADDING = 8;
  private static final int MAX_BITS = 31;
  private static final int SAMPLE_BITS = 9; // A sample each 512 bits of the high part.
  private static final int SAMPLE_WORDS = 1 << SAMPLE_BITS - 6;

  private final byte[] bytes;
  private final int size;
  private final int last;
  private final int bits;
  private final int high;
  private final int words; // Of the high part; the last one may reach into the padding.
  private final int[] ones; // How many rows stand before each sample.

  private EliasFanoRows(byte[] bytes, int size, int last, int bits) {
    this.bytes = bytes;
    this.size = size;
    this.last = last;
    this.bits = bits;
    this.high = lowBytes(size, bits);
    this.words = (int) (highBits(size, last, bits) + 63 >>> 6);
    this.ones = new int[(words + SAMPLE_WORDS - 1) / SAMPLE_WORDS];
  }

  private static int bitsFor(int size, int last) {
    return 31 - Integer.numberOfLeadingZeros(Math.max(1, last / size));
  }

  private static int lowBytes(int size, int bits) {
    return (int) ((long) size * bits + 7 >>> 3);
  }

  private static long highBits(int size, int last, int bits) {
    return (long) size + (last >>> bits) + 1;
  }

  /** How many bytes a set takes, but for its few first. */
  static long bytesFor(int size, int last) {
    int bits = bitsFor(size, last);
    return lowBytes(size, bits) + (highBits(size, last, bits) + 7 >>> 3) + PADDING;
  }

  static void write(ByteWriter out, int[] ascending, int size) {
    int last = ascending[size - 1];
    int bits = bitsFor(size, last);
    int high = lowBytes(size, bits);
    byte[] packed = new byte[(int) bytesFor(size, last)];
    int mask = (1 << bits) - 1;
    long bit = 0;
    for (int i = 0; i < size; i++) {
      int at = (int) (bit >>> 3);
      long word = LittleEndian.getLong(packed, at);
      LittleEndian.putLong(packed, at, word | (long) (ascending[i] & mask) << (bit & 7));
      bit += bits;
    }
    for (int i = 0; i < size; i++) {
      long place = (long) (ascending[i] >>> bits) + i;
      packed[high + (int) (place >>> 3)] |= (byte) (1 << (place & 7));
    }
    out.varint(last).u8(bits).bytes(packed, 0, packed.length);
  }

  /** The set that is all that is left to read, of {@code size} rows. */
  static EliasFanoRows parse(ByteReader in, int size) {
    int last = in.count(Integer.MAX_VALUE - 1);
    int bits = in.u8();
    if (size == 0 || bits > MAX_BITS) {
      throw in.corrupt("%d rows with %d low bits apart".formatted(size, bits));
    }
    long length = lowBytes(size, bits) + (highBits(size, last, bits) + 7 >>> 3) + PADDING;
    if (in.remaining() != length) {
      throw in.corrupt(
          "%d rows up to %d take %d bytes, %d are left"
              .formatted(size, last, length, in.remaining()));
    }
    EliasFanoRows rows = new EliasFanoRows(in.rest(), size, last, bits);
    int found = rows.sample();
    if (found != size) {
      throw in.corrupt("a set has %d rows, expected %d".formatted(found, size));
    }
    int place = rows.previousPlace((rows.words << 6) - 1);
    if (place != rows.lastPlace() || rows.row(size - 1, place) != last) {
      throw in.corrupt("a set does not end with row " + last);
    }
    return rows;
  }

  private int sample() {
    int count = 0;
    for (int word = 0; word < words; word++) {
      if (word % SAMPLE_WORDS == 0) ones[word / SAMPLE_WORDS] = count;
      count += Long.bitCount(word(word));
    }
    return count;
  }

  /** A word of the high part. What stands behind it is zero. */
  private long word(int word) {
    return LittleEndian.getLong(bytes, high + (word << 3));
  }

  private int lastPlace() {
    return size - 1 + (last >>> bits);
  }

  /** The row of this number, of which the bit stands at this place. */
  private int row(int number, int place) {
    long bit = (long) number * bits;
    long word = LittleEndian.getLong(bytes, (int) (bit >>> 3)) >>> (bit & 7);
    return place - number << bits | (int) word & (1 << bits) - 1;
  }

  @Override
  public int size() {
    return size;
  }

  int heapBytes() {
    return bytes.length + ones.length * 4 + 96;
  }

  @Override
  public boolean contains(int row) {
    if (row < 0 || row > last) return false;
    int highPart = row >>> bits;
    int place = highPart == 0 ? 0 : placeOfZero(highPart - 1) + 1;
    for (; isSet(place); place++) {
      int found = row(place - highPart, place);
      if (found >= row) return found == row;
    }
    return false;
  }

  private boolean isSet(int place) {
    return (word(place >>> 6) & 1L << place) != 0;
  }

  @Override
  public int previous(int row) {
    return new Descent().previous(row);
  }

  @Override
  public Walk walk() {
    return new Descent();
  }

  /** Stands at a row, and goes from one to the next lower one. */
  private final class Descent implements Walk {
    private static final int MAX_STEPS = 16; // Then it is cheaper to look for the place.

    private int asked = -1; // The greatest row up to this one is the one at which it stands.
    private int number; // Of the row at which it stands, or -1.
    private int place;
    private int row;

    @Override
    public int previous(int wanted) {
      if (wanted < 0) return -1;
      if (wanted >= last) stand(size - 1, lastPlace());
      else if (wanted > asked || !isNear(wanted)) standAtLastOf(wanted >>> bits);
      while (row > wanted) step();
      asked = wanted;
      return row;
    }

    private boolean isNear(int wanted) {
      for (int i = 0; i < MAX_STEPS && row > wanted; i++) step();
      return row <= wanted;
    }

    private void stand(int newNumber, int newPlace) {
      number = newNumber;
      place = newPlace;
      row = newNumber < 0 ? -1 : EliasFanoRows.this.row(newNumber, newPlace);
    }

    private void step() {
      if (number == 0) stand(-1, 0);
      else stand(number - 1, previousPlace(place - 1));
    }

    /** Stands at the last row whose high part is at most this one. */
    private void standAtLastOf(int highPart) {
      int zero = placeOfZero(highPart);
      int before = zero - highPart;
      stand(before - 1, before == 0 ? 0 : previousPlace(zero - 1));
    }
  }

  /** The last place up to this one at which a row stands; there must be one. */
  private int previousPlace(int place) {
    int word = place >>> 6;
    long found = word(word) & -1L >>> ~place;
    while (found == 0) found = word(--word);
    return (word << 6) + 63 - Long.numberOfLeadingZeros(found);
  }

  /** The place of a clear bit by its number, from 0: behind all rows of that high part. */
  private int placeOfZero(int number) {
    int from = 0;
    int to = ones.length - 1;
    while (from < to) {
      int middle = from + to + 1 >>> 1;
      if ((middle << SAMPLE_BITS) - ones[middle] <= number) from = middle;
      else to = middle - 1;
    }
    int left = number - ((from << SAMPLE_BITS) - ones[from]);
    int word = from * SAMPLE_WORDS;
    long clear = ~word(word);
    for (int count; (count = Long.bitCount(clear)) <= left; clear = ~word(++word)) left -= count;
    return (word << 6) + placeOfBit(clear, left);
  }

  /** The place of a set bit in a word by its number, from 0; there must be so many. */
  private static int placeOfBit(long word, int number) {
    long rest = word;
    int left = number;
    int place = 0;
    for (int width = 32; width > 0; width >>>= 1) {
      int count = Long.bitCount(rest & (1L << width) - 1);
      if (left < count) continue;
      left -= count;
      rest >>>= width;
      place += width;
    }
    return place;
  }

  @Override
  public void forEach(IntConsumer action) {
    int number = 0;
    for (int i = 0; i < words; i++) {
      for (long word = word(i); word != 0; word &= word - 1) {
        action.accept(row(number++, (i << 6) + Long.numberOfTrailingZeros(word)));
      }
    }
  }
}
