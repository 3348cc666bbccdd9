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
  private byte[] lastValue = TermValue.NONE;

  TermBlockWriter(SealedRowSink sink) {
    this.sink = sink;
  }

  /** How many terms were added. */
  int terms() {
    return terms;
  }

  /** Adds a term that sorts behind all before, and its rows: the first {@code size}, ascending. */
  void add(int key, Term term, int[] rows, int size) {
    if (block.size() >= BLOCK_BYTES) endBlock();
    if (block.size() == 0) beginBlock(key, term);
    int shared = Arrays.mismatch(lastValue, term.value);
    if (shared < 0) shared = term.value.length;
    block.varint(key - lastKey).u8(term.type);
    block.varint(shared).varint(term.value.length - shared);
    block.bytes(term.value, shared, term.value.length - shared);
    addRows(rows, size);
    lastKey = key;
    lastValue = term.value;
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

  private void beginBlock(int key, Term term) {
    blocks.varint(terms).varint(key).u8(term.type).prefixed(term.value);
    lastKey = key;
    lastValue = TermValue.NONE;
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
