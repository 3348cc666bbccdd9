package io.spoor.index;

import io.spoor.span.Span;
import java.util.Arrays;
import java.util.List;

/**
 * Spans of a batch in the order of their rows, which count from zero, as {@code OpenSegment.add}
 * takes them in. Made outside every lock. Immutable.
 */
public final class IndexBatch {
  final BatchColumns columns;

  /** For each row its place in the columns. */
  final int[] places;

  final BatchRows rows;

  private IndexBatch(BatchColumns columns, int[] places) {
    this.columns = columns;
    this.places = places;
    this.rows = BatchRows.of(columns.terms, places);
  }

  /**
   * @param places for each row the place of its span in the batch, which has one row at most
   */
  public static IndexBatch of(BatchColumns columns, int[] places) {
    return new IndexBatch(columns, places);
  }

  /** All spans in the order given. */
  public static IndexBatch of(List<Span> spans, TermHash hash) {
    int[] places = new int[spans.size()];
    Arrays.setAll(places, row -> row);
    return new IndexBatch(BatchColumns.of(spans, hash, null), places);
  }

  /**
   * The batch without some rows; those behind them move up.
   *
   * @param dropped for each row whether it goes
   */
  public IndexBatch without(boolean[] dropped) {
    int[] kept = new int[places.length];
    int count = 0;
    for (int row = 0; row < places.length; row++) {
      if (!dropped[row]) kept[count++] = places[row];
    }
    return new IndexBatch(columns, Arrays.copyOf(kept, count));
  }

  int size() {
    return places.length;
  }

  /** The fingerprint of the span in this row. */
  public int fingerprint(int row) {
    return columns.fingerprints[places[row]];
  }
}
