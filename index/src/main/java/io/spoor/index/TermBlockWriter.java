package io.spoor.index;

import java.util.Arrays;

/**
 * Writes the terms of a segment in order of key and value, in blocks of about {@value #BLOCK_BYTES}
 * bytes, and the list of those blocks. {@link TermDictionary} reads them.
 */
final class TermBlockWriter {
  private static final int BLOCK_BYTES = 4096;
  private static final int NO_TYPE = 0;

  private final SealedRowSink sink;
  private final PostingsWriter postings;
  private final ByteWriter block = new ByteWriter(BLOCK_BYTES * 2);
  private final ByteWriter blocks = new ByteWriter(1 << 12);
  private final ByteWriter few = new ByteWriter(1 << 10);
  private int blockCount;
  private int lastKey;
  private int lastType;

  /** Where the value of the last term stands. */
  private byte[] lastPage = TermValue.NONE;

  private int lastFrom;
  private int lastTo;

  TermBlockWriter(SealedRowSink sink, PostingsWriter postings) {
    this.sink = sink;
    this.postings = postings;
  }

  /**
   * Adds a term of a key, which sorts behind all before, and its rows.
   *
   * @param rows the first {@code size} are those of the term, ascending
   */
  void add(int key, SortedTerms ofKey, int term, int[] rows, int size) {
    byte[] page = ofKey.valuePage(term);
    int from = ofKey.valueOffset(term);
    int to = from + ofKey.valueLength(term);
    if (block.size() >= BLOCK_BYTES) endBlock();
    if (block.size() == 0) beginBlock(key, ofKey, term);
    writeHead(key, ofKey.type(term), rows[0], size);
    int shared = Arrays.mismatch(lastPage, lastFrom, lastTo, page, from, to);
    if (shared < 0) shared = Math.min(to - from, lastTo - lastFrom);
    writeLengths(shared, to - from - shared);
    block.bytes(page, from + shared, to - from - shared);
    writeRows(rows, size);
    lastPage = page;
    lastFrom = from;
    lastTo = to;
  }

  private void writeHead(int key, int type, int firstRow, int size) {
    boolean isSame = key == lastKey && type == lastType;
    long rows = size == 1 ? firstRow : size;
    int flags = (isSame ? TermBlock.SAME_KEY : 0) | (size == 1 ? TermBlock.SINGLE_ROW : 0);
    block.varint(rows << TermBlock.HEAD_BITS | flags);
    if (!isSame) block.varint(key - lastKey).u8(type);
    lastKey = key;
    lastType = type;
  }

  private void writeLengths(int shared, int suffix) {
    int shortShared = Math.min(shared, TermBlock.LONG);
    int shortSuffix = Math.min(suffix, TermBlock.LONG);
    block.u8(shortShared << TermBlock.LENGTH_BITS | shortSuffix);
    if (shortShared == TermBlock.LONG) block.varint(shared - TermBlock.LONG);
    if (shortSuffix == TermBlock.LONG) block.varint(suffix - TermBlock.LONG);
  }

  private void writeRows(int[] rows, int size) {
    if (size == 1) return;
    if (size <= Postings.MAX_FEW) {
      few.clear();
      Postings.writeFew(few, rows, size);
      block.varint(few.size()).append(few);
    } else {
      block.varint(postings.numberOf(rows, size));
    }
  }

  private void beginBlock(int key, SortedTerms ofKey, int term) {
    int length = ofKey.valueLength(term);
    blocks.varint(key).u8(ofKey.type(term)).varint(length);
    blocks.bytes(ofKey.valuePage(term), ofKey.valueOffset(term), length);
    lastKey = key;
    lastType = NO_TYPE;
    lastTo = lastFrom; // No value.
  }

  private void endBlock() {
    sink.put(Part.TERMS, blockCount++, block.toArray());
    block.clear();
  }

  void finish() {
    if (block.size() > 0) endBlock();
    ByteWriter out = new ByteWriter(blocks.size() + 5);
    sink.put(Part.TERM_BLOCKS, 0, out.varint(blockCount).append(blocks).toArray());
  }
}
