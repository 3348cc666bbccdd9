package io.spoor.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The terms of the open segment, numbered as they come, and found by hash.
 *
 * <p>One thread adds. Readers need no lock: what was published before they came, they find.
 */
final class OpenTerms {

  /*
   * A term is four numbers in a page, half a cache line, and its value stands in another page. As
   * objects, some hundred thousand terms, which live for about a second, cost more in collections
   * and write barriers than all else that is done with them.
   */

  static final int NONE = -1;

  private static final int PAGE_BITS = 11;
  private static final int PAGE_MASK = (1 << PAGE_BITS) - 1;

  /** Of the numbers of a term. */
  private static final int HASH = 0; // The whole hash.

  private static final int ABOUT = 1; // Number of the key and type, 24 and 8 bits; place of value.
  private static final int NEXT = 2; // Length of the value; the next older term of the key.
  private static final int ROWS = 3; // The list of its rows.
  private static final int NUMBERS = 4;

  /** What a term costs besides its value and rows: its numbers, and its slot with the free ones. */
  private static final int TERM_BYTES = NUMBERS * Long.BYTES + 3 * Long.BYTES;

  private static final VarHandle LONG = MethodHandles.arrayElementVarHandle(long[].class);

  private final ConcurrentMap<TermKey, OpenKey> keys = new ConcurrentHashMap<>();
  private final ValuePages values = new ValuePages();
  private final OpenRows rows = new OpenRows();
  private volatile long[][] pages = new long[4][];

  /**
   * Where the terms stand: zero where free; else a part of the hash, so that other terms are passed
   * over without a look at them, and the number of the term plus one.
   */
  private volatile long[] slots = new long[1 << 12];

  private int size;
  private long valueBytes;

  long heapBytes() {
    return (long) size * TERM_BYTES + valueBytes + rows.heapBytes();
  }

  /**
   * Where the terms of a batch stand, which stays true, or {@link #NONE} for those that were not
   * there yet.
   */
  record Located(OpenTerms owner, int[] terms) {}

  /** Finds the terms of a batch. Any thread may, while another adds. */
  Located locate(BatchTerms batch) {
    int[] terms = likely(batch);
    int[] keyNumbers = new int[batch.keys.size()];
    for (int i = 0; i < keyNumbers.length; i++) {
      OpenKey key = keys.get(batch.keys.get(i));
      keyNumbers[i] = key == null ? NONE : key.number;
    }
    for (int i = 0; i < terms.length; i++) {
      if (terms[i] == NONE) continue;
      int key = keyNumbers[batch.keyOf[i]];
      if (key == NONE || !isSame(terms[i], batch, i, key)) terms[i] = NONE;
    }
    return new Located(this, terms);
  }

  /** For each term the first that has its tag where it should stand, or {@link #NONE}. */
  private int[] likely(BatchTerms batch) {
    long[] s = slots;
    int mask = s.length - 1;
    int[] terms = new int[batch.size()];
    for (int i = 0; i < terms.length; i++) {
      int tag = tag(batch.hashes[i]);
      int slot = home(tag, mask);
      long found;
      while ((found = (long) LONG.getAcquire(s, slot)) != 0 && (int) (found >>> 32) != tag) {
        slot = slot + 1 & mask;
      }
      terms[i] = (int) found - 1;
    }
    return terms;
  }

  /**
   * Adds the rows of a batch that begins at {@code baseRow}.
   *
   * <p>In steps of which each touches the memory of many terms independently: they lie in many
   * places, and the processor waits for several at a time.
   */
  void add(IndexBatch batch, int baseRow) {
    BatchTerms ofBatch = batch.columns.terms;
    BatchRows batchRows = batch.rows;
    Located located = batch.columns.located;
    if (located == null || located.owner != this) located = locate(ofBatch);
    int[] terms = located.terms.clone();
    @Nullable OpenKey[] openKeys = new @Nullable OpenKey[ofBatch.keys.size()];
    for (int i = 0; i < terms.length; i++) {
      if (terms[i] != NONE || !batchRows.hasRows(i)) continue;
      int number = ofBatch.keyOf[i];
      OpenKey key = openKeys[number];
      if (key == null) {
        key = findOrAdd(ofBatch.keys.get(number));
        openKeys[number] = key;
      }
      terms[i] = findOrAdd(ofBatch, i, key);
    }
    for (int i = 0; i < terms.length; i++) {
      if (!batchRows.hasRows(i)) continue;
      long[] page = page(terms[i]);
      int at = at(terms[i], ROWS);
      long list =
          rows.append(
              page[at], baseRow, batchRows.rows(), batchRows.from(i), batchRows.from(i + 1));
      LONG.setRelease(page, at, list);
    }
  }

  private OpenKey findOrAdd(TermKey key) {
    OpenKey known = keys.get(key);
    if (known != null) return known;
    OpenKey added = new OpenKey(key, keys.size());
    keys.put(key, added);
    return added;
  }

  private int findOrAdd(BatchTerms batch, int i, OpenKey key) {
    long[] s = slots;
    int mask = s.length - 1;
    int tag = tag(batch.hashes[i]);
    int slot = home(tag, mask);
    for (long found; (found = s[slot]) != 0; slot = slot + 1 & mask) {
      int term = (int) found - 1;
      if ((int) (found >>> 32) == tag && isSame(term, batch, i, key.number)) return term;
    }
    int added = append(batch, i, key);
    LONG.setRelease(s, slot, (long) tag << 32 | added + 1);
    key.add(added);
    if (size * 2 > s.length) grow();
    return added;
  }

  private boolean isSame(int term, BatchTerms batch, int i, int keyNumber) {
    long[] page = page(term);
    long about = page[at(term, ABOUT)];
    int from = batch.valueFrom[i];
    int to = batch.valueFrom[i + 1];
    return about >>> 32 == ((long) keyNumber << 8 | batch.types[i])
        && page[at(term, NEXT)] >>> 32 == to - from
        && values.isAt((int) about, batch.values, from, to);
  }

  private int append(BatchTerms batch, int i, OpenKey key) {
    int term = size++;
    if (term >>> PAGE_BITS == pages.length) pages = Arrays.copyOf(pages, pages.length * 2);
    if ((term & PAGE_MASK) == 0) addPage(term >>> PAGE_BITS);
    int from = batch.valueFrom[i];
    int length = batch.valueFrom[i + 1] - from;
    long place = values.add(batch.values, from, length);
    long[] page = page(term);
    page[at(term, HASH)] = batch.hashes[i];
    page[at(term, ABOUT)] = ((long) key.number << 8 | batch.types[i]) << 32 | place;
    page[at(term, NEXT)] = (long) length << 32 | key.newest() & 0xffffffffL;
    valueBytes += length;
    return term;
  }

  private void addPage(int number) {
    long[][] known = pages;
    known[number] = new long[NUMBERS << PAGE_BITS];
    pages = known; // Volatile: whoever is given a term of it sees it.
  }

  private static int tag(long hash) {
    return (int) (hash ^ hash >>> 32) | 1;
  }

  /** Where a term with this tag stands if the slot is free: known without a look at the term. */
  private static int home(int tag, int mask) {
    return tag >>> 1 & mask;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    int mask = larger.length - 1;
    for (long held : slots) {
      if (held == 0) continue;
      int slot = home((int) (held >>> 32), mask);
      while (larger[slot] != 0) slot = slot + 1 & mask;
      larger[slot] = held;
    }
    slots = larger;
  }

  private long[] page(int term) {
    return pages[term >>> PAGE_BITS];
  }

  private static int at(int term, int number) {
    return (term & PAGE_MASK) * NUMBERS + number;
  }

  private long number(int term, int number) {
    return page(term)[at(term, number)];
  }

  /** The rows below {@code mark} that hold this term. */
  RowSet rows(Term term, int mark) {
    OpenKey key = keys.get(term.key);
    if (key == null) return RowSet.EMPTY;
    long[] s = slots;
    int mask = s.length - 1;
    int tag = tag(term.hash);
    int slot = home(tag, mask);
    for (long found; (found = (long) LONG.getAcquire(s, slot)) != 0; slot = slot + 1 & mask) {
      int open = (int) found - 1;
      if ((int) (found >>> 32) == tag && isSame(open, term, key.number)) return rows(open, mark);
    }
    return RowSet.EMPTY;
  }

  private boolean isSame(int open, Term term, int keyNumber) {
    return number(open, ABOUT) >>> 32 == ((long) keyNumber << 8 | term.type)
        && valueLength(open) == term.value.length
        && compareValue(open, term.value) == 0;
  }

  /** The rows below {@code mark} that hold this term. */
  RowSet rows(int term, int mark) {
    return rows.below((long) LONG.getAcquire(page(term), at(term, ROWS)), mark);
  }

  /** All rows that hold this term, one of {@link #rowLists}. */
  long rowList(int term) {
    return number(term, ROWS);
  }

  OpenRows rowLists() {
    return rows;
  }

  ValuePages values() {
    return values;
  }

  int valuePlace(int term) {
    return (int) number(term, ABOUT);
  }

  long hash(int term) {
    return number(term, HASH);
  }

  int type(int term) {
    return (int) (number(term, ABOUT) >>> 32) & 0xff;
  }

  int valueLength(int term) {
    return (int) (number(term, NEXT) >>> 32);
  }

  /** Compares the value of a term with another as unsigned bytes. */
  int compareValue(int term, byte[] value) {
    return values.compare(valuePlace(term), valueLength(term), value);
  }

  /** The next older term of its key, or {@link #NONE}. */
  int older(int term) {
    return (int) number(term, NEXT);
  }

  Collection<OpenKey> keys() {
    return keys.values();
  }

  @Nullable OpenKey key(TermKey key) {
    return keys.get(key);
  }

  int size() {
    return size;
  }

  /** All terms by the number of their key. To be called when nothing is added any more. */
  int[][] byKey() {
    int[][] terms = new int[keys.size()][];
    for (OpenKey key : keys.values()) {
      terms[key.number] = new int[key.terms()];
    }
    int[] counts = new int[terms.length];
    for (int term = 0; term < size; term++) { // In order of memory, which their chains are not.
      int key = (int) (number(term, ABOUT) >>> 40);
      terms[key][counts[key]++] = term;
    }
    return terms;
  }
}
