package io.spoor.store;

import io.spoor.CorruptStoreException;
import io.spoor.index.Part;
import io.spoor.rocks.Family;
import io.spoor.rocks.RocksRemains;
import io.spoor.rocks.RowVisitor;
import io.spoor.storage.Rows;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What can be read of a segment.
 *
 * @param values the keys of its values of spans, in order of arrival
 * @param arrivals which arrival rows they hold
 * @param indexRows how many rows its index has, the deleted rows left out
 */
record StoredSegment(List<Rows.SpanKey> values, BitSet arrivals, long indexRows) {

  /** Reads each row once, and tells of those that cannot be. */
  static StoredSegment read(RocksRemains rows, int segment, Damages damages) {
    List<Rows.SpanKey> values = new ArrayList<>();
    BitSet arrivals = new BitSet();
    rows.scanReadable(
        Family.SPANS,
        Rows.segmentStart(segment),
        Rows.segmentEnd(segment),
        (key, value) -> {
          try {
            Rows.SpanKey spanKey = Rows.parseSpanKey(key);
            add(arrivals, (int) spanKey.firstRow(), SpanRows.decode(spanKey, value).size());
            values.add(spanKey);
          } catch (CorruptStoreException e) {
            damages.add(Rows.describe(Family.SPANS, key), String.valueOf(e.getMessage()));
          }
          return RowVisitor.Step.CONTINUE;
        },
        damages);
    values.sort((one, other) -> Long.compare(one.firstRow(), other.firstRow()));
    return new StoredSegment(values, arrivals, countIndexRows(rows, segment, damages));
  }

  private static void add(BitSet arrivals, int first, int count) {
    int next = arrivals.nextSetBit(first);
    if (next >= 0 && next < first + count) {
      throw new CorruptStoreException("arrival row %d is there twice".formatted(next));
    }
    arrivals.set(first, first + count);
  }

  private static long countIndexRows(RocksRemains rows, int segment, Damages damages) {
    long[] count = {0};
    rows.scanReadable(
        Family.INDEX,
        Rows.segmentStart(segment),
        Rows.segmentEnd(segment),
        (key, value) -> {
          if (Rows.parseIndexKey(key).part() != Part.DELETED.code()) count[0]++;
          return RowVisitor.Step.CONTINUE;
        },
        damages);
    return count[0];
  }

  /** How many spans there are. */
  int spans() {
    return arrivals.cardinality();
  }

  /** Arrival rows below the last one that hold no span, ascending. */
  int[] gaps() {
    BitSet gaps = new BitSet();
    gaps.set(0, arrivals.length());
    gaps.andNot(arrivals);
    return gaps.stream().toArray();
  }
}
