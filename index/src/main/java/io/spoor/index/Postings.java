package io.spoor.index;

import java.nio.ByteBuffer;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * The bytes of a set of rows.
 *
 * <pre>
 * few:  the first row, then the differences, varints; how many, whoever holds them says before
 * many: size varint; a Roaring bitmap in its portable format
 * </pre>
 */
final class Postings {

  /** Sets up to this size stand beside their term. */
  static final int MAX_FEW = 256;

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
    RoaringBitmapWriter<RoaringBitmap> writer = RoaringBitmapWriter.writer().get();
    for (int i = 0; i < size; i++) writer.add(ascending[i]);
    RoaringBitmap bitmap = writer.get();
    bitmap.runOptimize();
    byte[] bytes = new byte[bitmap.serializedSizeInBytes()];
    bitmap.serialize(ByteBuffer.wrap(bytes));
    return new ByteWriter(bytes.length + 5).varint(size).bytes(bytes, 0, bytes.length).toArray();
  }

  static Many readMany(ByteReader in) {
    int size = in.count(Integer.MAX_VALUE);
    byte[] bytes = in.rest();
    try {
      ImmutableRoaringBitmap bitmap = new ImmutableRoaringBitmap(ByteBuffer.wrap(bytes));
      if (bitmap.getCardinality() != size) {
        throw in.corrupt(
            "a bitmap has %d rows, expected %d".formatted(bitmap.getCardinality(), size));
      }
      return new Many(new RowSet.Bitmap(bitmap, size), bytes.length + 128);
    } catch (RuntimeException e) {
      if (e instanceof CorruptIndexException corrupt) throw corrupt;
      throw in.corrupt("not a Roaring bitmap: " + e.getMessage());
    }
  }
}
