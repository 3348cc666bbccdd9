package io.spoor.index;

import java.util.Arrays;

/**
 * Some consecutive terms of a sealed segment and their rows, searched through where they stand.
 *
 * <pre>
 * terms   for each:
 *   head    varint   1 if key and type are those of the term before; 2 if it has a single row; 4 times
 *                    that row, or how many rows it has
 *   key     varint   unless it is the same: its number less that of the term before or, of the first,
 *                    the block's
 *   type    u8       unless key and type are the same: see {@link TermType}
 *   lengths u8       how many bytes of the value are those of the term before, times 16; how many
 *                    follow; 15 of either says that the rest is a varint behind
 *   value   bytes    those that follow
 *   rows    a single one       nothing
 *           2 to {@value Postings#MAX_FEW}           how many bytes follow, varint; few of {@link Postings}
 *           more               the number in {@link Part#POSTINGS}, varint
 * </pre>
 */
final class TermBlock implements SealedRows.Parsed {
  static final int SAME_KEY = 1;
  static final int SINGLE_ROW = 2;
  static final int HEAD_BITS = 2;
  static final int LENGTH_BITS = 4;
  static final int LONG = (1 << LENGTH_BITS) - 1;

  private final Object what;
  private final byte[] bytes;

  private TermBlock(Object what, byte[] bytes) {
    this.what = what;
    this.bytes = bytes;
  }

  static TermBlock parse(ByteReader in) {
    return new TermBlock(in.what(), in.rest());
  }

  Cursor cursor(int firstKey) {
    return new Cursor(firstKey);
  }

  @Override
  public int heapBytes() {
    return bytes.length + 96;
  }

  /** Stands on one term of the block after another. */
  final class Cursor {
    private final ByteReader in = new ByteReader(what, bytes);
    private int key;
    private int type;
    private byte[] value = new byte[64];
    private int length;
    private int rowCount;
    private int singleRow;
    private int rowBytes; // Of two and more rows.

    private Cursor(int firstKey) {
      key = firstKey;
    }

    boolean next() {
      in.skip(rowBytes);
      rowBytes = 0;
      if (!in.hasMore()) return false;
      long head = in.varint();
      if ((head & SAME_KEY) == 0) {
        key += in.count(Integer.MAX_VALUE - key);
        type = in.u8();
      }
      readValue();
      long rows = head >>> HEAD_BITS;
      if (rows > Integer.MAX_VALUE) throw in.corrupt("a term of row or rows " + rows);
      boolean isSingle = (head & SINGLE_ROW) != 0;
      singleRow = (int) rows;
      rowCount = isSingle ? 1 : (int) rows;
      if (!isSingle) rowBytes = rowCount <= Postings.MAX_FEW ? in.length() : in.varintLength();
      return true;
    }

    private void readValue() {
      int lengths = in.u8();
      int shared = lengths >>> LENGTH_BITS;
      int suffix = lengths & LONG;
      if (shared == LONG) shared += in.count(length);
      if (suffix == LONG) suffix += in.length();
      if (shared > length) throw in.corrupt(shared + " bytes are shared with a value of " + length);
      length = shared + suffix;
      if (length > value.length) value = Arrays.copyOf(value, length * 2);
      in.copyTo(value, shared, suffix);
    }

    int rowCount() {
      return rowCount;
    }

    /** The value, in the first {@link #length} bytes; it changes with the next term. */
    byte[] bytes() {
      return value;
    }

    int length() {
      return length;
    }

    boolean isOf(int ofKey, int ofType) {
      return key == ofKey && type == ofType;
    }

    boolean hasFewRows() {
      return rowCount <= Postings.MAX_FEW;
    }

    /** The number of its set of many rows. To be called once a term. */
    int postings() {
      rowBytes = 0;
      return in.count(Integer.MAX_VALUE);
    }

    /** The rows, where they stand in the block. To be called once a term. */
    RowSet fewRows(int segmentRows) {
      if (rowCount == 1) return singleRow(segmentRows);
      int end = in.position() + rowBytes;
      RowSet set = Postings.readFew(in, rowCount, segmentRows);
      if (in.position() != end) throw in.corrupt("rows do not end where they should");
      rowBytes = 0;
      return set;
    }

    private RowSet singleRow(int segmentRows) {
      if (singleRow >= segmentRows) {
        throw in.corrupt("row %d of a segment of %d".formatted(singleRow, segmentRows));
      }
      return new RowSet.Sorted(new int[] {singleRow}, 1);
    }

    int compareTo(int otherKey, int otherType, byte[] otherValue) {
      if (key != otherKey) return Integer.compare(key, otherKey);
      if (type != otherType) return Integer.compare(type, otherType);
      return Arrays.compareUnsigned(value, 0, length, otherValue, 0, otherValue.length);
    }
  }
}
