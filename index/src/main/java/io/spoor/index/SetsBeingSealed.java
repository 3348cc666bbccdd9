package io.spoor.index;

import java.util.HashMap;
import java.util.Map;

/**
 * The rows of one term after another as rows of the sealed segment, and the numbers of the larger
 * sets. A list of open rows that was met before is not sorted and coded again.
 */
final class SetsBeingSealed {

  /** Lists that differ in this are different. */
  private record Trait(int size, int firstRow, int lastRow) {}

  private record Known(long list, int number) {}

  private final OpenRows open;
  private final int[] sealed; // For each open row.
  private final RowSorter sorter;
  private final PostingsWriter postings;
  private final Map<Trait, Known> known = new HashMap<>();
  private final int[] rows;
  private int size;
  private int number;

  SetsBeingSealed(OpenRows open, int[] sealed, PostingsWriter postings) {
    this.open = open;
    this.sealed = sealed;
    this.sorter = new RowSorter(sealed.length);
    this.postings = postings;
    this.rows = new int[sealed.length];
  }

  /** Stands at the set of these open rows. */
  void load(long list) {
    size = OpenRows.size(list);
    if (size <= Postings.MAX_FEW) {
      open.copy(list, rows);
      toSealed();
      return;
    }
    Trait trait = new Trait(size, open.row(list, 0), open.row(list, size - 1));
    Known same = known.get(trait);
    if (same != null && open.areEqual(same.list, list)) {
      number = same.number;
      return;
    }
    open.copy(list, rows);
    toSealed();
    number = postings.numberOf(rows, size);
    known.putIfAbsent(trait, new Known(list, number));
  }

  private void toSealed() {
    for (int i = 0; i < size; i++) rows[i] = sealed[rows[i]];
    sorter.sort(rows, size);
  }

  int size() {
    return size;
  }

  /** The rows, if they are few, are the first ones, ascending. */
  int[] fewRows() {
    return rows;
  }

  /** The number of the set. */
  int number() {
    return size <= Postings.MAX_FEW ? postings.numberOf(rows, size) : number;
  }

  /** Stands at the set of these open rows, of which none is left there. */
  void loadAll(RowBits openRows) {
    size = openRows.drainTo(rows);
    toSealed();
    if (size > Postings.MAX_FEW) number = postings.numberOf(rows, size);
  }
}
