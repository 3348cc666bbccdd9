package io.spoor.index;

import java.util.function.IntConsumer;

/**
 * A set of rows in the bytes of a Roaring bitmap, read where they stand.
 *
 * <p>The format is Roaring's portable one: a cookie; which containers have runs; key and size of
 * each container; where each begins. A container holds the rows of one 65,536: sorted low halves,
 * or a bit for each, or runs.
 */
final class RoaringRows implements RowSet {
  private static final int COOKIE_WITHOUT_RUNS = 12_346;
  private static final int COOKIE_WITH_RUNS = 12_347;
  private static final int MIN_CONTAINERS_WITH_OFFSETS = 4; // Where there are runs.
  private static final int CHUNK_BITS = 16;
  private static final int LAST = (1 << CHUNK_BITS) - 1;
  private static final int MAX_ARRAY = 4096;
  private static final int BITMAP_BYTES = 8192;
  private static final byte ARRAY = 0;
  private static final byte BITMAP = 1;
  private static final byte RUNS = 2;

  private final byte[] bytes;
  private final int size;
  private final int[] begins; // By chunk: where the container's rows begin; zero if it has none.
  private final int[] counts; // By chunk: how many rows or runs there are.
  private final byte[] kinds; // By chunk.

  private RoaringRows(byte[] bytes, int size, int[] begins, int[] counts, byte[] kinds) {
    this.bytes = bytes;
    this.size = size;
    this.begins = begins;
    this.counts = counts;
    this.kinds = kinds;
  }

  /** The set that is all that is left to read, of {@code size} rows. */
  static RoaringRows parse(ByteReader in, int size) {
    byte[] bytes = in.rest();
    ByteReader header = new ByteReader(in.what(), bytes);
    int cookie = header.u32();
    boolean mayHaveRuns = (cookie & LAST) == COOKIE_WITH_RUNS;
    if (!mayHaveRuns && cookie != COOKIE_WITHOUT_RUNS) {
      throw header.corrupt("not a Roaring bitmap: it begins with %08x".formatted(cookie));
    }
    int containers = mayHaveRuns ? (cookie >>> CHUNK_BITS) + 1 : header.u32();
    int runFlags = header.position();
    if (mayHaveRuns) header.skip((containers + 7) / 8);
    int descriptions = header.position();
    if (containers < 0 || header.remaining() / 4 < containers) {
      throw header.corrupt("a Roaring bitmap of " + containers + " containers");
    }
    header.skip(containers * 4);
    if (!mayHaveRuns || containers >= MIN_CONTAINERS_WITH_OFFSETS) header.skip(containers * 4);
    int chunks =
        containers == 0 ? 0 : 1 + LittleEndian.getChar(bytes, descriptions + containers * 4 - 4);
    int[] begins = new int[chunks];
    int[] counts = new int[chunks];
    byte[] kinds = new byte[chunks];
    int previous = -1;
    long total = 0;
    for (int i = 0; i < containers; i++) {
      int chunk = LittleEndian.getChar(bytes, descriptions + i * 4);
      if (chunk <= previous || chunk >= chunks) throw header.corrupt("containers are in disorder");
      int rows = 1 + LittleEndian.getChar(bytes, descriptions + i * 4 + 2);
      boolean hasRuns = mayHaveRuns && (bytes[runFlags + (i >>> 3)] & 1 << (i & 7)) != 0;
      kinds[chunk] = hasRuns ? RUNS : rows > MAX_ARRAY ? BITMAP : ARRAY;
      counts[chunk] = hasRuns ? header.u16() : rows;
      begins[chunk] = header.position();
      header.skip(hasRuns ? counts[chunk] * 4 : rows > MAX_ARRAY ? BITMAP_BYTES : rows * 2);
      previous = chunk;
      total += rows;
    }
    if (total != size) {
      throw header.corrupt("a bitmap has %d rows, expected %d".formatted(total, size));
    }
    return new RoaringRows(bytes, size, begins, counts, kinds);
  }

  @Override
  public int size() {
    return size;
  }

  int heapBytes() {
    return bytes.length + begins.length * 9 + 128;
  }

  @Override
  public boolean contains(int row) {
    int chunk = row >>> CHUNK_BITS;
    if (chunk >= begins.length || begins[chunk] == 0) return false;
    int low = row & LAST;
    return kinds[chunk] == BITMAP
        ? (word(chunk, low >>> 6) & 1L << low) != 0
        : previousIn(chunk, low) == low;
  }

  @Override
  public int previous(int row) {
    if (row < 0) return -1;
    int chunk = row >>> CHUNK_BITS;
    int low = row & LAST;
    if (chunk >= begins.length) {
      chunk = begins.length - 1;
      low = LAST;
    }
    for (; chunk >= 0; chunk--) {
      int found = begins[chunk] == 0 ? -1 : previousIn(chunk, low);
      if (found >= 0) return (chunk << CHUNK_BITS) + found;
      low = LAST;
    }
    return -1;
  }

  private int previousIn(int chunk, int low) {
    return switch (kinds[chunk]) {
      case ARRAY -> {
        int at = lastUpTo(begins[chunk], 2, counts[chunk], low);
        yield at < 0 ? -1 : LittleEndian.getChar(bytes, begins[chunk] + at * 2);
      }
      case BITMAP -> previousBit(chunk, low);
      default -> previousInRuns(chunk, low);
    };
  }

  /** The last of ascending numbers, {@code step} bytes apart, that is at most {@code low}. */
  private int lastUpTo(int begin, int step, int count, int low) {
    int last = -1;
    int above = count;
    while (above - last > 1) {
      int middle = last + above >>> 1;
      if (LittleEndian.getChar(bytes, begin + middle * step) > low) above = middle;
      else last = middle;
    }
    return last;
  }

  private int previousBit(int chunk, int low) {
    int word = low >>> 6;
    long bits = word(chunk, word) & -1L >>> ~low;
    while (bits == 0) {
      if (--word < 0) return -1;
      bits = word(chunk, word);
    }
    return (word << 6) + 63 - Long.numberOfLeadingZeros(bits);
  }

  private long word(int chunk, int word) {
    return LittleEndian.getLong(bytes, begins[chunk] + word * 8);
  }

  private int previousInRuns(int chunk, int low) {
    int run = lastUpTo(begins[chunk], 4, counts[chunk], low);
    return run < 0 ? -1 : Math.min(low, endOfRun(chunk, run));
  }

  private int startOfRun(int chunk, int run) {
    return LittleEndian.getChar(bytes, begins[chunk] + run * 4);
  }

  /** The last row of a run. */
  private int endOfRun(int chunk, int run) {
    return startOfRun(chunk, run) + LittleEndian.getChar(bytes, begins[chunk] + run * 4 + 2);
  }

  @Override
  public Walk walk() {
    return new RoaringWalk();
  }

  /** Remembers where it stands in a container of sorted rows. */
  private final class RoaringWalk implements Walk {
    private int standing = -1; // The chunk in which it stands.
    private int at; // All rows of that container from here on are greater than the one asked for.

    @Override
    public int previous(int row) {
      int chunk = row >>> CHUNK_BITS;
      if (row < 0 || chunk >= begins.length || kinds[chunk] != ARRAY || begins[chunk] == 0) {
        return RoaringRows.this.previous(row);
      }
      int found = previousInArray(chunk, row & LAST);
      if (found >= 0) return (chunk << CHUNK_BITS) + found;
      return RoaringRows.this.previous((chunk << CHUNK_BITS) - 1);
    }

    private int previousInArray(int chunk, int low) {
      int begin = begins[chunk];
      int count = counts[chunk];
      if (chunk != standing || at < count && LittleEndian.getChar(bytes, begin + at * 2) <= low) {
        standing = chunk;
        at = count;
      }
      int step = 1;
      int last = at - 1;
      while (last >= 0 && LittleEndian.getChar(bytes, begin + last * 2) > low) {
        at = last;
        last -= step;
        step <<= 1;
      }
      last = Math.max(last, -1);
      while (at - last > 1) {
        int middle = last + at >>> 1;
        if (LittleEndian.getChar(bytes, begin + middle * 2) > low) at = middle;
        else last = middle;
      }
      return last < 0 ? -1 : LittleEndian.getChar(bytes, begin + last * 2);
    }
  }

  @Override
  public void forEach(IntConsumer action) {
    for (int chunk = 0; chunk < begins.length; chunk++) {
      if (begins[chunk] == 0) continue;
      int first = chunk << CHUNK_BITS;
      switch (kinds[chunk]) {
        case ARRAY -> {
          for (int i = 0; i < counts[chunk]; i++) {
            action.accept(first + LittleEndian.getChar(bytes, begins[chunk] + i * 2));
          }
        }
        case BITMAP -> forEachBit(chunk, action);
        default -> {
          for (int run = 0; run < counts[chunk]; run++) {
            int end = endOfRun(chunk, run);
            for (int low = startOfRun(chunk, run); low <= end; low++) action.accept(first + low);
          }
        }
      }
    }
  }

  private void forEachBit(int chunk, IntConsumer action) {
    int first = chunk << CHUNK_BITS;
    for (int i = 0; i < BITMAP_BYTES / 8; i++) {
      for (long word = word(chunk, i); word != 0; word &= word - 1) {
        action.accept(first + (i << 6) + Long.numberOfTrailingZeros(word));
      }
    }
  }
}
