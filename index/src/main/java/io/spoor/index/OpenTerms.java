package io.spoor.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashMap;
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
  private static final VarHandle TAG = MethodHandles.arrayElementVarHandle(int[].class);

  /** What a term costs besides its rows: two objects, two arrays, its place in the table. */
  private static final int TERM_BYTES = 128;

  /**
   * Where the terms stand: a slot is free while its tag is zero; else the tag is part of the hash,
   * so that other terms are passed over without a look at them.
   */
  private record Table(int[] tags, @Nullable OpenTerm[] terms) {
    static Table ofCapacity(int slots) {
      return new Table(new int[slots], new @Nullable OpenTerm[slots]);
    }

    int mask() {
      return tags.length - 1;
    }
  }

  private volatile Table table = Table.ofCapacity(1 << 12);
  private int size;
  private long heapBytes;

  long heapBytes() {
    return heapBytes;
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
    Table t = table;
    int tag = tag(term);
    int slot = (int) term.hash & t.mask();
    for (int found; (found = (int) TAG.getAcquire(t.tags, slot)) != 0; slot = slot + 1 & t.mask()) {
      OpenTerm open = t.terms[slot];
      if (found == tag && open != null && isSame(open.term, term)) return open.below(mark);
    }
    return RowSet.EMPTY;
  }

  /** All terms by key, in no order within one. */
  Map<TermKey, List<OpenTerm>> byKey() {
    Map<TermKey, List<OpenTerm>> byKey = new HashMap<>();
    for (OpenTerm open : table.terms) {
      if (open != null) byKey.computeIfAbsent(open.term.key, key -> new ArrayList<>()).add(open);
    }
    return new TreeMap<>(byKey);
  }

  private OpenTerm findOrAdd(Term term, int rows) {
    Table t = table;
    int tag = tag(term);
    int slot = (int) term.hash & t.mask();
    for (int found; (found = t.tags[slot]) != 0; slot = slot + 1 & t.mask()) {
      OpenTerm open = t.terms[slot];
      if (found == tag && open != null && isSame(open.term, term)) return open;
    }
    OpenTerm added = new OpenTerm(term, rows);
    heapBytes += TERM_BYTES + term.value.length + (long) rows * Integer.BYTES;
    t.terms[slot] = added;
    TAG.setRelease(t.tags, slot, tag);
    if (++size * 2 > t.tags.length) grow();
    return added;
  }

  /** Other bits of the hash than those that choose the slot. */
  private static int tag(Term term) {
    return (int) (term.hash >>> 32) | 1;
  }

  private static boolean isSame(Term a, Term b) {
    return a.hash == b.hash && a.hasValue(b.type, b.value) && a.key.equals(b.key);
  }

  private void grow() {
    Table t = table;
    Table larger = Table.ofCapacity(t.tags.length * 2);
    for (int i = 0; i < t.tags.length; i++) {
      OpenTerm open = t.terms[i];
      if (open == null) continue;
      int slot = (int) open.term.hash & larger.mask();
      while (larger.tags[slot] != 0) slot = slot + 1 & larger.mask();
      larger.terms[slot] = open;
      larger.tags[slot] = t.tags[i];
    }
    table = larger;
  }
}
