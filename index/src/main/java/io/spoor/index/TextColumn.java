package io.spoor.index;

import io.spoor.query.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The text that the spans of a segment have as an attribute of their own at one key, as far as the
 * index tells.
 */
public final class TextColumn {
  /** The span has no text at the key. */
  public static final int NONE = -1;

  /** The span must be asked: its text is long, or one of several values. */
  public static final int UNTOLD = -2;

  private final List<String> texts = new ArrayList<>();
  private final int[] numbers; // Of each row: of its text, plus one; or UNTOLD.

  /** Reads the terms of a key: linear in the rows that have it. */
  public TextColumn(SegmentReader reader, String key) {
    TermKey spanKey = TermKey.attribute(Level.SPAN, key);
    numbers = new int[reader.terms(spanKey) == 0 ? 0 : reader.rows()];
    if (numbers.length == 0) return;
    TermWalk walk = reader.walk(spanKey, TermType.TEXT, TermValue.NONE, null);
    while (walk.next()) {
      texts.add(new String(walk.bytes(), 0, walk.length(), StandardCharsets.UTF_8));
      set(walk.rows(), texts.size());
    }
    for (int type : new int[] {TermType.LONG_TEXT, TermType.JSON, TermType.LONG_JSON}) {
      TermWalk others = reader.walk(spanKey, type, TermValue.NONE, null);
      while (others.next()) set(others.rows(), UNTOLD);
    }
  }

  private void set(RowSet rows, int number) {
    rows.forEach(row -> numbers[row] = numbers[row] == 0 ? number : UNTOLD);
  }

  /** The number of the row's text, or {@link #NONE} or {@link #UNTOLD}. */
  public int number(int row) {
    if (numbers.length == 0) return NONE;
    return numbers[row] == UNTOLD ? UNTOLD : numbers[row] - 1;
  }

  public String text(int number) {
    return texts.get(number);
  }
}
