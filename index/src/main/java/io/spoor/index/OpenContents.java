package io.spoor.index;

/**
 * Which spans the open segment may hold already, by a hash of what tells them apart: so that a span
 * of a large trace is compared with few others. About one in {@value #BITS_A_ROW} of those that it
 * does not hold is taken for one that it may hold.
 *
 * <p>Used under the lock of the writer only.
 */
final class OpenContents {

  /*
   * One bit a span, in a table that stays in the processor's cache while millions of spans pass.
   */
  private static final int BITS_A_ROW = 16;

  private final long[] words;
  private final int capacity;

  private OpenContents(int capacity) {
    this.capacity = capacity;
    this.words = new long[Integer.highestOneBit(capacity - 1) * 2 * BITS_A_ROW / Long.SIZE];
  }

  /** What the first rows of a segment are, with room for {@code capacity} rows in all. */
  static OpenContents of(OpenSegment segment, int rows, int capacity) {
    OpenContents contents = new OpenContents(capacity);
    for (int row = 0; row < rows; row++) {
      contents.add(
          hash(segment.starts.get(row), segment.spanIds.get(row), segment.fingerprints.get(row)));
    }
    return contents;
  }

  int capacity() {
    return capacity;
  }

  static long hash(long startNanos, long spanId, int fingerprint) {
    return TermHash.mix(startNanos + 31 * TermHash.mix(spanId + fingerprint));
  }

  void add(long hash) {
    words[wordOf(hash)] |= 1L << hash;
  }

  boolean mayContain(long hash) {
    return (words[wordOf(hash)] & 1L << hash) != 0;
  }

  private int wordOf(long hash) {
    return (int) (hash >>> 32) & words.length - 1;
  }
}
