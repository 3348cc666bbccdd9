package io.spoor.index;

import java.nio.ByteBuffer;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/**
 * The bytes of a set of rows.
 *
 * <pre>
 * few:  the first row, then the differences, varints; how many, whoever holds them says before
 * many: size varint; form, u8: 1 {@link EliasFanoRows}, 2 a Roaring bitmap in its portable format;
 *       that
 * </pre>
 *
 * A set is a Roaring bitmap where its rows lie in runs, or are many of all there are.
 */
final class Postings {

  /** Sets up to this size stand beside their term. */
  static final int MAX_FEW = 256;

  private static final int ELIAS_FANO = 1;
  private static final int ROARING = 2;
  private static final int RUN_BYTES = 4;

  private Postings() {}

  /** A set of many rows as it is kept. */
  record Many(RowSet rows, int heapBytes) implements SealedRows.Parsed {}

  static void writeFew(ByteWriter out, int[] ascending, int size) {
    int previous = 0;
    for (int i = 0; i < size; i++) {
      out.varint(ascending[i] - previous);
      previous = ascending[i];
    }
  }

  static RowSet readFew(ByteReader in, int size, int segmentRows) {
    int[] rows = new int[size];
    int row = 0;
    for (int i = 0; i < size; i++) {
      int step = in.count(segmentRows - 1 - row);
      if (step == 0 && i > 0) throw in.corrupt("row " + row + " stands twice in a set");
      row += step;
      rows[i] = row;
    }
    return new RowSet.Sorted(rows, size);
  }

  static byte[] many(int[] ascending, int size) {
    ByteWriter out = new ByteWriter(size + 64).varint(size);
    if (isSmallerAsRoaring(ascending, size)) {
      byte[] bytes = roaring(ascending, size);
      out.u8(ROARING).bytes(bytes, 0, bytes.length);
    } else {
      EliasFanoRows.write(out.u8(ELIAS_FANO), ascending, size);
    }
    return out.toArray();
  }

  private static boolean isSmallerAsRoaring(int[] ascending, int size) {
    if (size == 0) return true;
    int last = ascending[size - 1];
    long most = EliasFanoRows.bytesFor(size, last);
    if (last / Byte.SIZE < most) return true;
    long runs = 1;
    for (int i = 1; i < size; i++) {
      if (ascending[i] != ascending[i - 1] + 1) runs++;
    }
    return runs * RUN_BYTES < most;
  }

  private static byte[] roaring(int[] ascending, int size) {
    RoaringBitmapWriter<RoaringBitmap> writer = RoaringBitmapWriter.writer().get();
    for (int i = 0; i < size; i++) writer.add(ascending[i]);
    RoaringBitmap bitmap = writer.get();
    bitmap.runOptimize();
    byte[] bytes = new byte[bitmap.serializedSizeInBytes()];
    bitmap.serialize(ByteBuffer.wrap(bytes));
    return bytes;
  }

  static Many readMany(ByteReader in) {
    int size = in.count(Integer.MAX_VALUE);
    int form = in.u8();
    if (form == ELIAS_FANO) {
      EliasFanoRows rows = EliasFanoRows.parse(in, size);
      return new Many(rows, rows.heapBytes());
    }
    if (form != ROARING) throw in.corrupt("a set of rows of form " + form);
    RoaringRows rows = RoaringRows.parse(in, size);
    return new Many(rows, rows.heapBytes());
  }
}
