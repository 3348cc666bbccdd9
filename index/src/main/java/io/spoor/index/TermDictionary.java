package io.spoor.index;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the rows of a term in a sealed segment. {@link TermBlockWriter} wrote what it reads. */
final class TermDictionary {
  /** A key with fewer terms has them in a few blocks, which are found without a filter. */
  private static final int MIN_FILTERED_TERMS = 1_000;

  private final SealedRows source;
  private final Directory directory;

  TermDictionary(SealedRows source, Directory directory) {
    this.source = source;
    this.directory = directory;
  }

  RowSet rowsWith(Term term) {
    int key = directory.key(term.key);
    if (key == Directory.ABSENT) return RowSet.EMPTY;
    if (directory.terms(key) >= MIN_FILTERED_TERMS && !mayHold(term)) return RowSet.EMPTY;
    TermBlocks blocks = source.get(Part.TERM_BLOCKS, 0, TermBlocks::parse);
    int number = blocks.find(key, term.type, term.value);
    if (number < 0) return RowSet.EMPTY;
    TermBlock block = source.get(Part.TERMS, number, TermBlock::parse);
    return find(block.cursor(blocks.firstKey(number)), key, term).orElse(RowSet.EMPTY);
  }

  private boolean mayHold(Term term) {
    int number = TermFilters.numberOf(term.hash, directory.terms());
    return source.get(Part.TERM_FILTER, number, Filter::parse).mayContain(term.hash);
  }

  /** All rows that hold a value of this key. */
  RowSet rowsWithKey(TermKey key) {
    int number = directory.key(key);
    if (number == Directory.ABSENT) return RowSet.EMPTY;
    return postings(directory.postings(number));
  }

  /** How many terms a key has. */
  int terms(TermKey key) {
    int number = directory.key(key);
    return number == Directory.ABSENT ? 0 : directory.terms(number);
  }

  /** The terms of a key and type from {@code first} to {@code last}, both included. */
  TermWalk walk(TermKey key, int type, byte[] first, byte @Nullable [] last) {
    int number = directory.key(key);
    if (number == Directory.ABSENT) return TermWalk.NONE;
    return new Walk(number, type, first, last);
  }

  /** Goes through blocks from the one in which the first term stands if it is there. */
  private final class Walk implements TermWalk {
    private final int key;
    private final int type;
    private final byte[] first;
    private final byte @Nullable [] last;
    private final TermBlocks blocks = source.get(Part.TERM_BLOCKS, 0, TermBlocks::parse);
    private int block;
    private TermBlock.@Nullable Cursor cursor;

    Walk(int key, int type, byte[] first, byte @Nullable [] last) {
      this.key = key;
      this.type = type;
      this.first = first;
      this.last = last;
      this.block = Math.max(0, blocks.find(key, type, first));
    }

    @Override
    public boolean next() {
      while (true) {
        if (cursor == null) {
          if (block >= blocks.count()) return false;
          TermBlock terms = source.get(Part.TERMS, block, TermBlock::parse);
          cursor = terms.cursor(blocks.firstKey(block));
          block++;
        }
        if (!cursor.next()) {
          cursor = null;
        } else if (cursor.compareTo(key, type, first) >= 0) {
          return cursor.isOf(key, type) && (last == null || cursor.compareTo(key, type, last) <= 0);
        }
      }
    }

    private TermBlock.Cursor cursor() {
      TermBlock.Cursor current = cursor;
      if (current == null) throw new IllegalStateException("the walk stands on no term");
      return current;
    }

    @Override
    public byte[] bytes() {
      return cursor().bytes();
    }

    @Override
    public int length() {
      return cursor().length();
    }

    @Override
    public RowSet rows() {
      return rowsAt(cursor());
    }
  }

  private RowSet rowsAt(TermBlock.Cursor cursor) {
    return cursor.hasFewRows() ? cursor.fewRows(directory.rows()) : postings(cursor.postings());
  }

  private RowSet postings(int number) {
    return source.get(Part.POSTINGS, number, Postings::readMany).rows();
  }

  private Optional<RowSet> find(TermBlock.Cursor cursor, int key, Term term) {
    while (cursor.next()) {
      int order = cursor.compareTo(key, term.type, term.value);
      if (order > 0) break;
      if (order < 0) continue;
      return Optional.of(rowsAt(cursor));
    }
    return Optional.empty();
  }
}
