package io.spoor.index;

import io.spoor.codec.SpanFingerprint;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import java.util.Arrays;
import java.util.List;

/**
 * What the index needs to know of a batch of spans: their columns and their terms.
 *
 * <p>Made outside every lock; {@code OpenSegment.add} takes it in. Rows count from zero, in the
 * order of the spans. Immutable.
 */
public final class IndexBatch {
  /** How many rows the batch has. */
  final int size;

  /** For each row its place in the columns below. */
  final int[] places;

  final long[] traceHighs;
  final long[] traceLows;
  final long[] spanIds;
  final long[] parentIds;
  final boolean[] hasParent;
  final long[] starts;
  final long[] durations;
  final byte[] statuses;
  final int[] fingerprints;

  /** The distinct names of the batch, to which {@code nameOfRow} points. */
  final List<SpanName> names;

  final int[] nameOfRow;
  final BatchTerms terms;

  private IndexBatch(List<Span> spans, BatchTerms terms) {
    this.size = spans.size();
    this.terms = terms;
    traceHighs = new long[size];
    traceLows = new long[size];
    spanIds = new long[size];
    parentIds = new long[size];
    hasParent = new boolean[size];
    starts = new long[size];
    durations = new long[size];
    statuses = new byte[size];
    fingerprints = new int[size];
    nameOfRow = new int[size];
    BatchNames distinct = new BatchNames();
    for (int row = 0; row < size; row++) {
      set(row, spans.get(row), distinct);
    }
    names = distinct.list();
    places = new int[size];
    Arrays.setAll(places, row -> row);
  }

  /** The rows of another batch that were kept. */
  private IndexBatch(IndexBatch whole, int[] places, BatchTerms terms) {
    this.size = places.length;
    this.places = places;
    this.terms = terms;
    traceHighs = whole.traceHighs;
    traceLows = whole.traceLows;
    spanIds = whole.spanIds;
    parentIds = whole.parentIds;
    hasParent = whole.hasParent;
    starts = whole.starts;
    durations = whole.durations;
    statuses = whole.statuses;
    fingerprints = whole.fingerprints;
    nameOfRow = whole.nameOfRow;
    names = whole.names;
  }

  public static IndexBatch of(List<Span> spans, TermHash hash) {
    return new IndexBatch(spans, BatchTerms.of(spans, hash));
  }

  /**
   * The batch without some rows; those behind them move up.
   *
   * @param dropped for each row whether it goes
   */
  public IndexBatch without(boolean[] dropped) {
    int[] newRows = new int[size];
    int[] kept = new int[size];
    int count = 0;
    for (int row = 0; row < size; row++) {
      newRows[row] = dropped[row] ? BatchTerms.DROPPED : count;
      if (!dropped[row]) kept[count++] = places[row];
    }
    return new IndexBatch(this, Arrays.copyOf(kept, count), terms.renumbered(newRows));
  }

  /** The fingerprint of the span in this row. */
  public int fingerprint(int row) {
    return fingerprints[places[row]];
  }

  private void set(int row, Span span, BatchNames distinct) {
    traceHighs[row] = span.traceId().high();
    traceLows[row] = span.traceId().low();
    spanIds[row] = span.spanId().value();
    SpanId parent = span.parentSpanId();
    hasParent[row] = parent != null;
    parentIds[row] = parent == null ? 0 : parent.value();
    starts[row] = span.startNanos();
    durations[row] = span.durationNanos();
    statuses[row] = (byte) span.status().code().ordinal();
    fingerprints[row] = SpanFingerprint.of(span);
    nameOfRow[row] = distinct.numberOf(span.service(), span.name(), span.kind());
  }
}
