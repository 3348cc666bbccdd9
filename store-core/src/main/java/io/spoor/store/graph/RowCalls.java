package io.spoor.store.graph;

import io.spoor.index.ParentLinks;
import io.spoor.index.SegmentReader;
import io.spoor.index.WindowRows;
import io.spoor.span.SpanKind;
import io.spoor.span.StatusCode;
import java.util.BitSet;

/**
 * The calls that the rows of a window stand for as {@link ParentRule} counts them: each row by
 * itself and that of its parent, block by block.
 */
final class RowCalls {
  private static final int ERROR = StatusCode.ERROR.ordinal();
  private static final byte SERVER = (byte) SpanKind.SERVER.ordinal();
  private static final byte CLIENT = (byte) SpanKind.CLIENT.ordinal();
  private static final byte PRODUCER = (byte) SpanKind.PRODUCER.ordinal();
  private static final byte CONSUMER = (byte) SpanKind.CONSUMER.ordinal();

  private final SegmentReader reader;
  private final WindowRows window;
  private final CallEnds ends;
  private final ColumnNames numbers;

  /*
   * Of one block. Arrays for the whole window would push each other out of the processor's cache.
   */
  private final int[] traces = new int[WindowRows.BLOCK_ROWS];
  private final int[] names = new int[WindowRows.BLOCK_ROWS]; // In `ends`.
  private final int[] parents = new int[WindowRows.BLOCK_ROWS];
  private final int[] statuses = new int[WindowRows.BLOCK_ROWS];
  private final long[] durations = new long[WindowRows.BLOCK_ROWS];
  private int first;
  private int count;

  RowCalls(SegmentReader reader, WindowRows window, CallEnds ends) {
    this.reader = reader;
    this.window = window;
    this.ends = ends;
    this.numbers = new ColumnNames(ends, reader);
  }

  /**
   * Collects the traces that have rows, and among them those of which a row does not tell what id
   * its span names as its parent: it is the lower half of a shared id, or the root of a cycle.
   */
  void collect(BitSet found, BitSet hiding) {
    for (int row = window.first(); row < window.end(); row += count) {
      load(row);
      for (int i = 0; i < count; i++) {
        if (reader.isDeleted(row + i)) continue;
        found.set(traces[i]);
        if (hidesParent(i)) hiding.set(traces[i]);
      }
    }
  }

  private void load(int row) {
    first = row;
    count = window.traceNumbers(row, traces);
    window.parents(row, parents);
    window.nameNumbers(row, names);
    for (int i = 0; i < count; i++) names[i] = numbers.of(names[i]);
  }

  private boolean hidesParent(int i) {
    if (parents[i] < 0) return parents[i] == ParentLinks.CYCLE;
    byte kind = ends.kind(names[i]);
    if (kind != SERVER && kind != CONSUMER) return false;
    return ends.kind(parentName(i)) == (kind == SERVER ? CLIENT : PRODUCER)
        && reader.spanId(first + i) == reader.spanId(parents[i]);
  }

  private int parentName(int i) {
    int place = parents[i] - first;
    boolean isInBlock = place >= 0 && place < count;
    return isInBlock ? names[place] : numbers.of(reader.nameNumber(parents[i]));
  }

  /** Counts the calls of all traces but some. */
  void count(BitSet without, CallCounts counts) {
    for (int row = window.first(); row < window.end(); row += count) {
      load(row);
      window.statuses(row, statuses);
      window.durationNanos(row, durations);
      for (int i = 0; i < count; i++) {
        if (parents[i] < 0 || without.get(traces[i])) continue;
        if (reader.isDeleted(row + i) || reader.isDeleted(parents[i])) continue;
        int caller = ends.end(parentName(i));
        counts.add(caller, ends.end(names[i]), statuses[i] == ERROR, durations[i]);
      }
    }
  }
}
