package io.spoor.index;

import java.util.Arrays;

/**
 * Some consecutive terms of a sealed segment and their rows, searched through where they stand.
 *
 * <pre>
 * terms   for each:
 *   key     varint   number of the key less that of the term before; the first: less the block's
 *   type    u8       see {@link TermType}
 *   shared  varint   how many bytes of the value are those of the term before
 *   value   varint   how many bytes follow; those
 *   rows    varint   how many
 *           1        the row, varint
 *           2 to {@value Postings#MAX_FEW}  how many bytes follow, varint; the first row, then the
 *                    differences, varints
 *           more     nothing: they are a row of {@link Part#POSTINGS} under the term's number
 * </pre>
 */
final class TermBlock implements SealedRows.Parsed {
  private final Object what;
  private final byte[] bytes;

  private TermBlock(Object what, byte[] bytes) {
    this.what = what;
    this.bytes = bytes;
  }

  static TermBlock parse(ByteReader in) {
    return new TermBlock(in.what(), in.rest());
  }

  Cursor cursor(int firstKey, int firstTerm) {
    return new Cursor(firstKey, firstTerm);
  }

  @Override
  public int heapBytes() {
    return bytes.length + 96;
  }

  /** Stands on one term of the block after another. */
  final class Cursor {
    private final ByteReader in = new ByteReader(what, bytes);
    private int key;
    private int term;
    private int type;
    private byte[] value = new byte[64];
    private int length;
    private int rows;
    private int rowBytes;

    private Cursor(int firstKey, int firstTerm) {
      key = firstKey;
      term = firstTerm - 1;
    }

    boolean next() {
      in.skip(rowBytes);
      rowBytes = 0;
      if (!in.hasMore()) return false;
      term++;
      key += in.count(Integer.MAX_VALUE - key);
      type = in.u8();
      int shared = in.count(length);
      int suffix = in.length();
      length = shared + suffix;
      if (length > value.length) value = Arrays.copyOf(value, length * 2);
      in.copyTo(value, shared, suffix);
      rows = in.count(Integer.MAX_VALUE);
      if (rows > 1 && rows <= Postings.MAX_FEW) rowBytes = in.length();
      if (rows == 1) rowBytes = in.varintLength();
      return true;
    }

    int term() {
      return term;
    }

    int rowCount() {
      return rows;
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
      return rows <= Postings.MAX_FEW;
    }

    /** The rows, where they stand in the block. To be called once a term. */
    RowSet fewRows(int segmentRows) {
      int end = in.position() + rowBytes;
      RowSet set = Postings.readFew(in, rows, segmentRows);
      if (in.position() != end) throw in.corrupt("rows do not end where they should");
      rowBytes = 0;
      return set;
    }

    int compareTo(int otherKey, int otherType, byte[] otherValue) {
      if (key != otherKey) return Integer.compare(key, otherKey);
      if (type != otherType) return Integer.compare(type, otherType);
      return Arrays.compareUnsigned(value, 0, length, otherValue, 0, otherValue.length);
    }
  }
}
