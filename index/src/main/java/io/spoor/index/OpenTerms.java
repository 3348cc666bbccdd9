package io.spoor.index;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The terms of the open segment, by hash.
 *
 * <p>One thread adds. Readers need no lock: what was published before they came, they find.
 */
final class OpenTerms {
  private static final VarHandle TAG = MethodHandles.arrayElementVarHandle(int[].class);

  /** What a term costs besides its rows: two objects, its place in the table. */
  private static final int TERM_BYTES = 96;

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

  private final ConcurrentMap<TermKey, OpenKey> keys = new ConcurrentHashMap<>();

  private volatile Table table = Table.ofCapacity(1 << 12);
  private int size;
  private long heapBytes;

  long heapBytes() {
    return heapBytes;
  }

  /**
   * Adds the rows of a batch that begins at {@code baseRow}.
   *
   * <p>In steps of which each touches the memory of many terms independently: the terms lie all
   * over the heap, and the processor waits for several at a time.
   */
  void add(BatchTerms batch, int baseRow) {
    @Nullable OpenTerm[] terms = likely(batch.terms);
    for (int i = 0; i < terms.length; i++) {
      OpenTerm open = terms[i];
      if (open == null || !open.isSame(batch.terms[i])) {
        terms[i] = findOrAdd(batch.terms[i]);
      }
    }
    for (int i = 0; i < terms.length; i++) {
      heapBytes +=
          requireNonNull(terms[i]).append(baseRow, batch.rows, batch.from[i], batch.from[i + 1]);
    }
  }

  /** For each term the first that has its tag where it should stand. */
  private @Nullable OpenTerm[] likely(Term[] wanted) {
    Table t = table;
    @Nullable OpenTerm[] terms = new @Nullable OpenTerm[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      int tag = tag(wanted[i]);
      int slot = home(tag, t);
      int found;
      while ((found = t.tags[slot]) != 0 && found != tag) slot = slot + 1 & t.mask();
      terms[i] = t.terms[slot];
    }
    return terms;
  }

  /** The rows below {@code mark} that hold this term. */
  RowSet rows(Term term, int mark) {
    Table t = table;
    int tag = tag(term);
    int slot = home(tag, t);
    for (int found; (found = (int) TAG.getAcquire(t.tags, slot)) != 0; slot = slot + 1 & t.mask()) {
      OpenTerm open = t.terms[slot];
      if (found == tag && open != null && open.isSame(term)) return open.below(mark);
    }
    return RowSet.EMPTY;
  }

  Collection<OpenKey> keys() {
    return keys.values();
  }

  @Nullable OpenKey key(TermKey key) {
    return keys.get(key);
  }

  /** All terms by key, in no order within one. */
  SortedMap<TermKey, List<OpenTerm>> byKey() {
    SortedMap<TermKey, List<OpenTerm>> byKey = new TreeMap<>();
    for (OpenKey key : keys.values()) {
      List<OpenTerm> terms = new ArrayList<>(key.terms());
      for (OpenTerm term = key.newest(); term != null; term = term.older) {
        terms.add(term);
      }
      byKey.put(key.key, terms);
    }
    return byKey;
  }

  private OpenTerm findOrAdd(Term term) {
    Table t = table;
    int tag = tag(term);
    int slot = home(tag, t);
    for (int found; (found = t.tags[slot]) != 0; slot = slot + 1 & t.mask()) {
      OpenTerm open = t.terms[slot];
      if (found == tag && open != null && open.isSame(term)) return open;
    }
    OpenKey key = keys.computeIfAbsent(term.key, OpenKey::new);
    OpenTerm added = new OpenTerm(term, key);
    heapBytes += TERM_BYTES + term.value.length;
    t.terms[slot] = added;
    TAG.setRelease(t.tags, slot, tag);
    key.add(added);
    if (++size * 2 > t.tags.length) grow();
    return added;
  }

  private static int tag(Term term) {
    return (int) (term.hash ^ term.hash >>> 32) | 1;
  }

  /** Where a term with this tag stands if the slot is free: known without a look at the term. */
  private static int home(int tag, Table t) {
    return tag >>> 1 & t.mask();
  }

  private void grow() {
    Table t = table;
    Table larger = Table.ofCapacity(t.tags.length * 2);
    for (int i = 0; i < t.tags.length; i++) {
      int tag = t.tags[i];
      if (tag == 0) continue;
      int slot = home(tag, larger);
      while (larger.tags[slot] != 0) slot = slot + 1 & larger.mask();
      larger.terms[slot] = t.terms[i];
      larger.tags[slot] = tag;
    }
    table = larger;
  }
}
