package io.spoor.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The terms of a key of the open segment, with the rows below a mark. */
final class OpenWalk implements TermWalk {
  private final int type;
  private final byte[] first;
  private final byte @Nullable [] last;
  private final int mark;
  private @Nullable OpenTerm upcoming;
  private @Nullable OpenTerm current;
  private RowSet rows = RowSet.EMPTY;

  OpenWalk(@Nullable OpenTerm newest, int type, byte[] first, byte @Nullable [] last, int mark) {
    this.upcoming = newest;
    this.type = type;
    this.first = first;
    this.last = last;
    this.mark = mark;
  }

  @Override
  public boolean next() {
    while (upcoming != null) {
      OpenTerm term = upcoming;
      upcoming = term.older;
      if (!isWanted(term)) continue;
      rows = term.below(mark);
      if (rows.size() == 0) continue; // Added since the reader was made.
      current = term;
      return true;
    }
    return false;
  }

  private boolean isWanted(OpenTerm term) {
    return term.type == type
        && Arrays.compareUnsigned(term.value, first) >= 0
        && (last == null || Arrays.compareUnsigned(term.value, last) <= 0);
  }

  private OpenTerm current() {
    OpenTerm term = current;
    if (term == null) throw new IllegalStateException("the walk stands on no term");
    return term;
  }

  @Override
  public byte[] bytes() {
    return current().value;
  }

  @Override
  public int length() {
    return current().value.length;
  }

  @Override
  public RowSet rows() {
    return rows;
  }
}
