package io.spoor.store.graph;

import io.spoor.graph.GraphQuery;
import io.spoor.index.ParentLinks;
import io.spoor.index.RowLinks;
import io.spoor.index.SegmentReader;
import io.spoor.index.SpanSource;
import io.spoor.index.TermHash;
import io.spoor.index.TextColumn;
import io.spoor.span.StatusCode;
import org.jspecify.annotations.Nullable;

/** The trace of a segment that was loaded last, from the columns. Without links. */
final class ColumnTrace extends LinkedTrace {
  private static final int ERROR = StatusCode.ERROR.ordinal();

  private final GraphQuery query;
  private final SegmentReader reader;
  private final SpanSource spans;
  private final RowLinks links;
  private final ColumnNames names;
  private int[] rows = NO_SPANS;
  private int[] parents = NO_SPANS;
  private @Nullable TextColumn peers;

  ColumnTrace(
      CallEnds ends, GraphQuery query, SegmentReader reader, SpanSource spans, TermHash hash) {
    super(ends);
    this.query = query;
    this.reader = reader;
    this.spans = spans;
    this.links = new RowLinks(reader, hash);
    this.names = new ColumnNames(ends, reader);
  }

  void load(int traceNumber) {
    rows = reader.rowsOfTrace(traceNumber);
    parents = reader.parentsOfTrace(rows);
  }

  /**
   * Whether the columns do not tell what ids the spans name as their parents: not those of the
   * lower halves of a shared id, and not that of the root of a cycle.
   */
  boolean hidesParents() {
    for (int i = 0; i < rows.length; i++) {
      int parent = parents[i];
      if (parent == ParentLinks.CYCLE) return true;
      if (parent >= 0 && spanId(parent) == spanId(i)) return true;
    }
    return false;
  }

  /** Whether spans link to others of the trace, which the columns do not tell. */
  boolean hidesLinks() {
    for (int row : rows) {
      if (links.hasAny(row) && links.has(row, reader.traceId(reader.traceNumber(row)))) return true;
    }
    return false;
  }

  @Override
  int size() {
    return rows.length;
  }

  @Override
  int name(int span) {
    return names.of(reader.nameNumber(rows[span]));
  }

  @Override
  long spanId(int span) {
    return reader.spanId(rows[span]);
  }

  @Override
  boolean startsInWindow(int span) {
    long start = reader.startNanos(rows[span]);
    return Long.compareUnsigned(start, query.fromNanos()) >= 0
        && Long.compareUnsigned(start, query.lastNanos()) <= 0;
  }

  @Override
  boolean isError(int span) {
    return reader.status(rows[span]) == ERROR;
  }

  @Override
  long durationNanos(int span) {
    return reader.durationNanos(rows[span]);
  }

  @Override
  int parent(int span) {
    return parents[span];
  }

  @Override
  int namedParent(int span) {
    return parents[span];
  }

  @Override
  boolean namesParent(int span) {
    return parents[span] != ParentLinks.NONE;
  }

  @Override
  boolean hasLinks(int span) {
    return false;
  }

  @Override
  int[] linked(int span) {
    return NO_SPANS;
  }

  @Override
  int peer(int span) {
    TextColumn known = peers;
    if (known == null) {
      known = new TextColumn(reader, Peer.KEY);
      peers = known;
    }
    int number = known.number(rows[span]);
    if (number == TextColumn.NONE) return NO_PEER;
    String peer =
        number == TextColumn.UNTOLD ? Peer.of(spans.span(reader, rows[span])) : known.text(number);
    return peer.isEmpty() ? NO_PEER : ends.peer(peer);
  }
}
