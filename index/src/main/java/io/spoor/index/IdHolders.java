package io.spoor.index;

import io.spoor.span.SpanKind;
import java.util.Arrays;

/**
 * The span that stands for each span id of a trace: the parent of those that name this id. Where
 * several spans share the id, it is the earliest of kind SERVER, else the earliest of kind
 * CONSUMER, else the earliest.
 */
public final class IdHolders {
  /** No span has the id. */
  public static final int ABSENT = -1;

  private static final byte SERVER = (byte) SpanKind.SERVER.ordinal();
  private static final byte CONSUMER = (byte) SpanKind.CONSUMER.ordinal();

  private final SpanIdTable ids;
  private final int[] numbers; // The number of each span's own id.
  private final int[] holders; // By number.

  /**
   * Of the first {@code count} spans of these parallel arrays, which hold one trace in canonical
   * order.
   *
   * @param kinds the ordinals of {@link SpanKind}
   */
  public IdHolders(int count, long[] spanIds, byte[] kinds) {
    ids = new SpanIdTable(count);
    numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = ids.add(spanIds[i]);
    }
    holders = ids.size() < count ? holders(kinds) : numbers;
  }

  private int[] holders(byte[] kinds) {
    int[] best = new int[ids.size()];
    int[] ranks = new int[ids.size()];
    Arrays.fill(ranks, -1);
    for (int i = 0; i < numbers.length; i++) {
      int rank = kinds[i] == SERVER ? 2 : kinds[i] == CONSUMER ? 1 : 0;
      if (rank > ranks[numbers[i]]) {
        ranks[numbers[i]] = rank;
        best[numbers[i]] = i;
      }
    }
    return best;
  }

  /** How many distinct ids there are; they are numbered from zero. */
  public int ids() {
    return ids.size();
  }

  /** The number of the id of the span at this place. */
  public int number(int span) {
    return numbers[span];
  }

  /** The place of the span that stands for this id, or {@link #ABSENT}. */
  public int holderOf(long id) {
    int number = ids.find(id);
    return number == SpanIdTable.ABSENT ? ABSENT : holders[number];
  }

  /** For each number of an id the earliest span of this kind, or {@link #ABSENT}. */
  public int[] earliestOf(byte kind, byte[] kinds) {
    int[] earliest = new int[ids.size()];
    Arrays.fill(earliest, ABSENT);
    for (int i = numbers.length - 1; i >= 0; i--) {
      if (kinds[i] == kind) earliest[numbers[i]] = i;
    }
    return earliest;
  }
}
