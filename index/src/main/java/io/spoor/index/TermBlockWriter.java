package io.spoor.index;

import java.util.Arrays;

/**
 * Writes the terms of a segment in order of key and value, in blocks of about {@value #BLOCK_BYTES}
 * bytes, and the list of those blocks. {@link TermDictionary} reads them.
 */
final class TermBlockWriter {
  private static final int BLOCK_BYTES = 4096;

  private final SealedRowSink sink;
  private final ByteWriter block = new ByteWriter(BLOCK_BYTES * 2);
  private final ByteWriter blocks = new ByteWriter(1 << 12);
  private final ByteWriter few = new ByteWriter(1 << 10);
  private int blockCount;
  private int terms;
  private int lastKey;

  /** Where the value of the last term stands. */
  private byte[] lastPage = TermValue.NONE;

  private int lastFrom;
  private int lastTo;

  TermBlockWriter(SealedRowSink sink) {
    this.sink = sink;
  }

  /** How many terms were added. */
  int terms() {
    return terms;
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
    int shared = Arrays.mismatch(lastPage, lastFrom, lastTo, page, from, to);
    if (shared < 0) shared = to - from;
    block.varint(key - lastKey).u8(ofKey.type(term));
    block.varint(shared).varint(to - from - shared);
    block.bytes(page, from + shared, to - from - shared);
    addRows(rows, size);
    lastKey = key;
    lastPage = page;
    lastFrom = from;
    lastTo = to;
    terms++;
  }

  private void addRows(int[] rows, int size) {
    block.varint(size);
    if (size == 1) {
      block.varint(rows[0]);
    } else if (size <= Postings.MAX_FEW) {
      few.clear();
      Postings.writeFew(few, rows, size);
      block.varint(few.size()).append(few);
    } else {
      sink.put(Part.POSTINGS, terms, Postings.many(rows, size));
    }
  }

  private void beginBlock(int key, SortedTerms ofKey, int term) {
    int length = ofKey.valueLength(term);
    blocks.varint(terms).varint(key).u8(ofKey.type(term)).varint(length);
    blocks.bytes(ofKey.valuePage(term), ofKey.valueOffset(term), length);
    lastKey = key;
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
