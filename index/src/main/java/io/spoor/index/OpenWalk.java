package io.spoor.index;

import org.jspecify.annotations.Nullable;

/** The terms of a key of the open segment, with the rows below a mark. */
final class OpenWalk implements TermWalk {
  private final OpenTerms terms;
  private final int type;
  private final byte[] first;
  private final byte @Nullable [] last;
  private final int mark;
  private int upcoming;
  private byte[] value = TermValue.NONE;
  private int length;
  private RowSet rows = RowSet.EMPTY;

  OpenWalk(OpenTerms terms, OpenKey key, int type, byte[] first, byte @Nullable [] last, int mark) {
    this.terms = terms;
    this.upcoming = key.newest();
    this.type = type;
    this.first = first;
    this.last = last;
    this.mark = mark;
  }

  @Override
  public boolean next() {
    while (upcoming != OpenTerms.NONE) {
      int term = upcoming;
      upcoming = terms.older(term);
      if (!isWanted(term)) continue;
      rows = terms.rows(term, mark);
      if (rows.size() == 0) continue; // Added since the reader was made.
      takeValue(term);
      return true;
    }
    return false;
  }

  private boolean isWanted(int term) {
    return terms.type(term) == type
        && terms.compareValue(term, first) >= 0
        && (last == null || terms.compareValue(term, last) <= 0);
  }

  private void takeValue(int term) {
    length = terms.valueLength(term);
    if (value.length < length) value = new byte[Math.max(length, 32)];
    int place = terms.valuePlace(term);
    System.arraycopy(terms.values().page(place), ValuePages.offset(place), value, 0, length);
  }

  @Override
  public byte[] bytes() {
    return value;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public RowSet rows() {
    return rows;
  }
}
