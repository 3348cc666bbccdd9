package io.spoor.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The terms of the open segment, by hash.
 *
 * <p>One thread adds. Readers need no lock: what was published before they came, they find.
 */
final class OpenTerms {
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(OpenTerm[].class);

  /** What a term costs besides its rows: two objects, two arrays, its place in the table. */
  private static final int TERM_BYTES = 112;

  private volatile @Nullable OpenTerm[] slots = new @Nullable OpenTerm[1 << 12];
  private int size;
  private long heapBytes;

  long heapBytes() {
    return heapBytes + (long) slots.length * Integer.BYTES;
  }

  void add(BatchTerms batch, int baseRow) {
    for (int i = 0; i < batch.terms.length; i++) {
      int from = batch.from[i];
      int to = batch.from[i + 1];
      OpenTerm term = findOrAdd(batch.terms[i], to - from);
      heapBytes += term.append(baseRow, batch.rows, from, to);
    }
  }

  /** The rows below {@code mark} that hold this term. */
  RowSet rows(Term term, int mark) {
    @Nullable OpenTerm[] table = slots;
    int mask = table.length - 1;
    for (int slot = (int) term.hash & mask; ; slot = slot + 1 & mask) {
      OpenTerm open = (OpenTerm) SLOT.getAcquire(table, slot);
      if (open == null) return RowSet.EMPTY;
      if (isSame(open.term, term)) return open.below(mark);
    }
  }

  /** All terms by key, in no order within one. */
  Map<TermKey, List<OpenTerm>> byKey() {
    Map<TermKey, List<OpenTerm>> byKey = new TreeMap<>();
    TermKey lastKey = null;
    List<OpenTerm> ofLastKey = List.of();
    for (OpenTerm open : slots) {
      if (open == null) continue;
      if (!open.term.key.equals(lastKey)) {
        lastKey = open.term.key;
        ofLastKey = byKey.computeIfAbsent(lastKey, key -> new ArrayList<>());
      }
      ofLastKey.add(open);
    }
    return byKey;
  }

  private OpenTerm findOrAdd(Term term, int rows) {
    @Nullable OpenTerm[] table = slots;
    int mask = table.length - 1;
    int slot = (int) term.hash & mask;
    for (OpenTerm open; (open = table[slot]) != null; slot = slot + 1 & mask) {
      if (isSame(open.term, term)) return open;
    }
    OpenTerm added = new OpenTerm(term, rows);
    heapBytes += TERM_BYTES + term.value.length + (long) rows * Integer.BYTES;
    SLOT.setRelease(table, slot, added);
    if (++size * 2 > table.length) grow();
    return added;
  }

  private static boolean isSame(Term a, Term b) {
    return a.hash == b.hash && a.hasValue(b.type, b.value) && a.key.equals(b.key);
  }

  private void grow() {
    @Nullable OpenTerm[] larger = new @Nullable OpenTerm[slots.length * 2];
    int mask = larger.length - 1;
    for (OpenTerm open : slots) {
      if (open == null) continue;
      int slot = (int) open.term.hash & mask;
      while (larger[slot] != null) slot = slot + 1 & mask;
      larger[slot] = open;
    }
    slots = larger;
  }
}
