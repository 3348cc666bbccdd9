package io.spoor.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * From a full open segment to the rows of a sealed one: rows are numbered anew in order of start,
 * and everything the index knows is written once.
 *
 * <ol>
 *   <li>{@link RowOrder} decides the new order of the rows.
 *   <li>Columns are packed in that order ({@link Packed}).
 *   <li>Traces are numbered in order of their ids, each with its rows ({@link TraceBlock}).
 *   <li>Terms are written in order of key and value, with their rows ({@link TermBlockWriter}).
 *   <li>Names, filters, and the {@link Directory} that leads to the rest.
 * </ol>
 *
 * <p>The open segment must have stopped growing; readers may go on using it.
 */
public final class SegmentSealer {
  private final OpenSegment open;
  private final SegmentReader reader;
  private final SegmentReader undeleted;
  private final SealedRowSink sink;
  private final int rows;

  /** Sealed row to open row. */
  private final int[] arrivals;

  /** Open row to sealed row. */
  private final int[] sealed;

  /** Trace number in the open segment to the one in the sealed segment. */
  private int[] traceNumbers = new int[0];

  private SegmentSealer(OpenSegment open, int[] deletedRows, SealedRowSink sink) {
    this.open = open;
    this.reader = open.reader();
    this.undeleted = open.reader(RowCollector.union(RowSet.EMPTY, deletedRows));
    this.sink = sink;
    this.rows = reader.rows();
    this.arrivals = RowOrder.sealed(reader);
    this.sealed = new int[rows];
    for (int row = 0; row < rows; row++) {
      sealed[arrivals[row]] = row;
    }
  }

  /**
   * Writes the rows of the sealed segment, in no particular order.
   *
   * @param deletedRows rows that were deleted: they keep their place, but are nobody's parent
   * @return for each row of the open segment its number in the sealed one
   */
  public static int[] seal(OpenSegment open, int[] deletedRows, SealedRowSink sink) {
    SegmentSealer sealer = new SegmentSealer(open, deletedRows, sink);
    sealer.seal();
    return sealer.sealed;
  }

  private void seal() {
    Directory.Builder directory = new Directory.Builder(rows, reader.traces());
    writeTraces(directory);
    writeColumns();
    writeTerms(directory);
    writeNames();
    addZones(directory);
    writeLongest(directory);
    sink.put(Part.DIRECTORY, 0, directory.toBytes());
  }

  private void writeTraces(Directory.Builder directory) {
    int count = reader.traces();
    Integer[] byId = new Integer[count];
    Arrays.setAll(byId, i -> i);
    Arrays.sort(byId, Comparator.comparing(reader::traceId));
    traceNumbers = new int[count];
    Filter filter = Filter.forTraces(count);
    TraceBlock.Writer block = new TraceBlock.Writer();
    long[] parents = new long[rows]; // Of open rows: how they stand in the column.
    for (int number = 0; number < count; number++) {
      int openNumber = byId[number];
      traceNumbers[openNumber] = number;
      filter.add(TraceBlock.hash(reader.traceId(openNumber)));
      int[] openRows = reader.rowsOfTrace(openNumber);
      writeParents(undeleted.rowsOfTrace(openNumber), parents);
      if (block.isFull()) writeTraceBlock(directory, block);
      block.add(reader.traceId(openNumber), sealedRows(openRows));
    }
    if (!block.isEmpty()) writeTraceBlock(directory, block);
    sink.put(Part.TRACE_FILTER, 0, filter.toBytes());
    writeColumn(Part.PARENT, row -> parents[row]);
  }

  private void writeTraceBlock(Directory.Builder directory, TraceBlock.Writer block) {
    int number = directory.addTraceBlock(block.firstId());
    sink.put(Part.TRACES, number, block.takeBytes());
  }

  private int[] sealedRows(int[] openRows) {
    int[] result = new int[openRows.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = sealed[openRows[i]];
    }
    return result;
  }

  private void writeParents(int[] openRows, long[] parents) {
    int[] places = reader.parentsOfTrace(openRows);
    for (int i = 0; i < places.length; i++) {
      int row = sealed[openRows[i]];
      int parent = places[i] < 0 ? places[i] : sealed[openRows[places[i]]];
      parents[openRows[i]] = ParentColumn.encode(row, parent);
    }
  }

  private void writeColumns() {
    writeColumn(Part.START, reader::startNanos);
    writeColumn(Part.DURATION, reader::durationNanos);
    writeColumn(Part.TRACE, row -> traceNumbers[reader.traceNumber(row)]);
    writeColumn(Part.SPAN_ID, reader::spanId);
    writeColumn(Part.NAME, reader::nameNumber);
    writeColumn(Part.STATUS, reader::status);
    writeColumn(Part.FINGERPRINT, row -> Integer.toUnsignedLong(reader.fingerprint(row)));
    writeColumn(Part.ARRIVAL, reader::arrival);
  }

  private void writeColumn(Part part, IntToLongFunction valueOfOpenRow) {
    long[] values = new long[Math.min(rows, Packed.BLOCK_ROWS)];
    for (int block = 0; block < Packed.blockCount(rows); block++) {
      int from = block << Packed.BLOCK_BITS;
      int count = Math.min(rows - from, Packed.BLOCK_ROWS);
      for (int i = 0; i < count; i++) {
        values[i] = valueOfOpenRow.applyAsLong(arrivals[from + i]);
      }
      sink.put(part, block, Packed.pack(values, 0, count));
    }
  }

  private void writeTerms(Directory.Builder directory) {
    OpenTerms terms = open.terms;
    List<OpenKey> keys = new ArrayList<>(terms.keys());
    keys.sort(Comparator.comparing(key -> key.key));
    OpenRows lists = terms.rowLists();
    PostingsWriter postings = new PostingsWriter(sink);
    SetsBeingSealed sets = new SetsBeingSealed(lists, sealed, postings);
    TermBlockWriter blocks = new TermBlockWriter(sink);
    RowBits ofAllTerms = new RowBits(rows);
    int[][] byKey = terms.byKey();
    for (int number = 0; number < keys.size(); number++) {
      OpenKey key = keys.get(number);
      SortedTerms ofKey = new SortedTerms(terms, byKey[key.number]);
      for (int term = 0; term < ofKey.size(); term++) {
        sets.load(ofKey.rowList(term));
        blocks.add(number, ofKey, term, sets);
        if (ofKey.size() > 1) lists.addTo(ofKey.rowList(term), ofAllTerms);
      }
      if (ofKey.size() != 1) sets.loadAll(ofAllTerms);
      directory.addKey(key.key, ofKey.size(), sets.number());
    }
    blocks.finish();
    writeTermFilter();
  }

  private void writeTermFilter() {
    TermFilters filters = new TermFilters(open.terms.size());
    for (int term = 0; term < open.terms.size(); term++) {
      filters.add(open.terms.hash(term));
    }
    filters.writeTo(sink);
  }

  private void writeNames() {
    sink.put(Part.NAMES, 0, NamesRow.toBytes(reader.names()));
  }

  private void addZones(Directory.Builder directory) {
    for (int zone = 0; zone < Zones.countFor(rows); zone++) {
      directory.addZone(reader.startNanos(arrivals[Zones.firstRow(zone)]));
    }
    directory.setLastStart(reader.startNanos(arrivals[rows - 1]));
  }

  private void writeLongest(Directory.Builder directory) {
    long[] durations = new long[rows];
    for (int row = 0; row < rows; row++) {
      durations[row] = reader.durationNanos(arrivals[row]);
    }
    LongestRows.write(durations, directory, sink);
  }
}
