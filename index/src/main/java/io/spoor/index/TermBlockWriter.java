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

  TermBlockWriter(SealedRowSink sink) {
    this.sink = sink;
  }

  /**
   * Adds a term of a key, which sorts behind all before.
   *
   * @param rows stands at those of the term
   */
  void add(int key, SortedTerms ofKey, int term, SetsBeingSealed rows) {
    byte[] page = ofKey.valuePage(term);
    int from = ofKey.valueOffset(term);
    int to = from + ofKey.valueLength(term);
    if (block.size() >= BLOCK_BYTES) endBlock();
    if (block.size() == 0) beginBlock(key, ofKey, term);
    writeHead(key, ofKey.type(term), rows);
    int shared = Arrays.mismatch(lastPage, lastFrom, lastTo, page, from, to);
    if (shared < 0) shared = Math.min(to - from, lastTo - lastFrom);
    writeLengths(shared, to - from - shared);
    block.bytes(page, from + shared, to - from - shared);
    writeRows(rows);
    lastPage = page;
    lastFrom = from;
    lastTo = to;
  }

  private void writeHead(int key, int type, SetsBeingSealed rows) {
    boolean isSame = key == lastKey && type == lastType;
    boolean isSingle = rows.size() == 1;
    long rowOrCount = isSingle ? rows.fewRows()[0] : rows.size();
    int flags = (isSame ? TermBlock.SAME_KEY : 0) | (isSingle ? TermBlock.SINGLE_ROW : 0);
    block.varint(rowOrCount << TermBlock.HEAD_BITS | flags);
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

  private void writeRows(SetsBeingSealed rows) {
    if (rows.size() == 1) return;
    if (rows.size() <= Postings.MAX_FEW) {
      few.clear();
      Postings.writeFew(few, rows.fewRows(), rows.size());
      block.varint(few.size()).append(few);
    } else {
      block.varint(rows.number());
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
