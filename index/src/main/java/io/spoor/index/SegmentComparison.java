package io.spoor.index;

import io.spoor.span.TraceId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Two readers of the same spans, of which each may number its rows in its own way: compared by what
 * they say of the spans, which are told apart by their arrival. Deleted rows are passed over.
 */
public final class SegmentComparison {
  private final SegmentReader expected;
  private final SegmentReader found;
  private final TermHash hash;
  private final Consumer<String> differences;

  private SegmentComparison(
      SegmentReader expected, SegmentReader found, TermHash hash, Consumer<String> differences) {
    this.expected = expected;
    this.found = found;
    this.hash = hash;
    this.differences = differences;
  }

  /**
   * Tells of each thing about which the readers do not agree.
   *
   * @param expected has no deleted rows
   * @param found has the same arrivals
   * @throws CorruptIndexException if a row of what was found cannot be read
   */
  public static void compare(
      SegmentReader expected, SegmentReader found, TermHash hash, Consumer<String> differences) {
    new SegmentComparison(expected, found, hash, differences).compare();
  }

  private void compare() {
    compareSpans();
    compareTraces();
    compareDurations();
    for (TermKey key : expected.keys()) compareTerms(key);
  }

  private void compareSpans() {
    int[] rows = new int[expected.arrivals()];
    for (int row = 0; row < expected.rows(); row++) rows[expected.arrival(row)] = row;
    count(
        "the columns of spans",
        row -> found.isDeleted(row) || areEqual(rows[found.arrival(row)], row),
        found.rows());
  }

  private boolean areEqual(int row, int foundRow) {
    return expected.startNanos(row) == found.startNanos(foundRow)
        && expected.durationNanos(row) == found.durationNanos(foundRow)
        && expected.spanId(row) == found.spanId(foundRow)
        && expected.status(row) == found.status(foundRow)
        && expected.fingerprint(row) == found.fingerprint(foundRow)
        && expected.name(expected.nameNumber(row)).equals(found.name(found.nameNumber(foundRow)))
        && traceId(expected, row).equals(traceId(found, foundRow));
  }

  private static TraceId traceId(SegmentReader reader, int row) {
    return reader.traceId(reader.traceNumber(row));
  }

  private void compareTraces() {
    count("the spans and parents of traces", this::isTraceEqual, expected.traces());
  }

  private boolean isTraceEqual(int trace) {
    int foundTrace = found.findTrace(expected.traceId(trace));
    if (foundTrace < 0) return false;
    int[] rows = expected.rowsOfTrace(trace);
    int[] foundRows = found.rowsOfTrace(foundTrace);
    return parents(expected, rows).equals(parents(found, foundRows));
  }

  /** By arrival: the arrival of the parent, or why there is none. */
  private static Map<Integer, Integer> parents(SegmentReader reader, int[] rows) {
    int[] places = reader.parentsOfTrace(rows);
    Map<Integer, Integer> parents = new HashMap<>();
    for (int i = 0; i < rows.length; i++) {
      int parent = places[i] < 0 ? places[i] : reader.arrival(rows[places[i]]);
      parents.put(reader.arrival(rows[i]), parent);
    }
    return parents;
  }

  /** Of each length that a span has, the longest rows must be among those that are said to be. */
  private void compareDurations() {
    long longest = 0;
    for (int row = 0; row < expected.rows(); row++) {
      long nanos = expected.durationNanos(row);
      if (Long.compareUnsigned(nanos, longest) > 0) longest = nanos;
    }
    RowSet rows = found.rowsLasting(longest);
    if (rows == null) return;
    for (int row = 0; row < found.rows(); row++) {
      if (found.durationNanos(row) == longest && !rows.contains(row)) {
        differences.accept("the index does not have its longest span");
        return;
      }
    }
  }

  private void compareTerms(TermKey key) {
    int wrong = 0;
    if (!arrivals(expected, expected.rowsWithKey(key))
        .equals(arrivals(found, found.rowsWithKey(key)))) {
      wrong++;
    }
    for (int type : TermType.ALL) {
      TermWalk terms = expected.walk(key, type, new byte[0], null);
      while (terms.next()) {
        byte[] value = Arrays.copyOf(terms.bytes(), terms.length());
        RowSet rows = found.rowsWith(new Term(key, type, value, hash));
        if (!arrivals(expected, terms.rows()).equals(arrivals(found, rows))) wrong++;
      }
    }
    if (wrong > 0) differences.accept("%,d terms of %s differ".formatted(wrong, key.name()));
  }

  private static BitSet arrivals(SegmentReader reader, RowSet rows) {
    BitSet arrivals = new BitSet();
    rows.forEach(
        row -> {
          if (!reader.isDeleted(row)) arrivals.set(reader.arrival(row));
        });
    return arrivals;
  }

  private void count(String what, IntPredicate isEqual, int count) {
    int wrong = 0;
    for (int i = 0; i < count; i++) {
      if (!isEqual.test(i)) wrong++;
    }
    if (wrong > 0) differences.accept("%s differ in %,d cases".formatted(what, wrong));
  }
}
