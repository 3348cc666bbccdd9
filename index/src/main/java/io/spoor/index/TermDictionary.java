package io.spoor.index;

import java.util.Optional;

/** Finds the rows of a term in a sealed segment. {@link TermBlockWriter} wrote what it reads. */
final class TermDictionary {
  private final SealedRows source;
  private final Directory directory;

  TermDictionary(SealedRows source, Directory directory) {
    this.source = source;
    this.directory = directory;
  }

  RowSet rowsWith(Term term) {
    int key = directory.key(term.key);
    if (key == Directory.ABSENT) return RowSet.EMPTY;
    Filter filter = source.get(Part.TERM_FILTER, 0, Filter::parse);
    if (!filter.mayContain(term.hash)) return RowSet.EMPTY;
    TermBlocks blocks = source.get(Part.TERM_BLOCKS, 0, TermBlocks::parse);
    int number = blocks.find(key, term.type, term.value);
    if (number < 0) return RowSet.EMPTY;
    TermBlock block = source.get(Part.TERMS, number, TermBlock::parse);
    return find(block.cursor(blocks.firstKey(number), blocks.firstTerm(number)), key, term)
        .orElse(RowSet.EMPTY);
  }

  private Optional<RowSet> find(TermBlock.Cursor cursor, int key, Term term) {
    while (cursor.next()) {
      int order = cursor.compareTo(key, term.type, term.value);
      if (order > 0) break;
      if (order < 0) continue;
      return Optional.of(
          cursor.hasFewRows()
              ? cursor.fewRows(directory.rows())
              : source.get(Part.POSTINGS, cursor.term(), Postings::readMany).rows());
    }
    return Optional.empty();
  }
}
