package io.spoor.index;

import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import java.util.List;

/**
 * Which span of a trace hangs under which: the one place that decides it.
 *
 * <ol>
 *   <li>A span hangs under the span whose id it names as its parent. Where several share that id:
 *       under the earliest of kind SERVER, else the earliest of kind CONSUMER, else the earliest.
 *   <li>Where a CLIENT and a SERVER share an id, as the two halves of a Zipkin span do, each SERVER
 *       hangs under the earliest CLIENT instead, so that the path leads through both services;
 *       likewise a CONSUMER under the earliest PRODUCER. Other spans of one id keep the parent they
 *       name.
 *   <li>A span that names no parent is a root ({@link #NONE}); one whose parent is not there is an
 *       orphan and stands as a further root ({@link #MISSING}).
 *   <li>Of each cycle the earliest span stands as a root ({@link #CYCLE}); what hangs off the cycle
 *       stays where it is. A span that names its own id is a cycle of one, also where others share
 *       that id.
 * </ol>
 *
 * <p>Linear in the number of spans, without recursion.
 */
public final class ParentLinks {
  /** Names no parent: a true root. */
  public static final int NONE = -1;

  /** Names a parent that is not among the spans: an orphan. */
  public static final int MISSING = -2;

  /** The root that breaks a cycle. */
  public static final int CYCLE = -3;

  private static final byte SERVER = (byte) SpanKind.SERVER.ordinal();
  private static final byte CLIENT = (byte) SpanKind.CLIENT.ordinal();
  private static final byte PRODUCER = (byte) SpanKind.PRODUCER.ordinal();
  private static final byte CONSUMER = (byte) SpanKind.CONSUMER.ordinal();

  private ParentLinks() {}

  /**
   * The parents of the first {@code count} spans of these parallel arrays, which hold one trace in
   * canonical order: start unsigned, then span id unsigned, then content.
   *
   * @param hasParent whether the span names a parent, without which its {@code parentIds} is not
   *     read
   * @param kinds the ordinals of {@link SpanKind}
   * @return for each span the position of its parent, or {@link #NONE}, {@link #MISSING} or {@link
   *     #CYCLE}
   */
  public static int[] of(
      int count, long[] spanIds, long[] parentIds, boolean[] hasParent, byte[] kinds) {
    IdHolders holders = new IdHolders(count, spanIds, kinds);
    int[] parents = new int[count];
    for (int i = 0; i < count; i++) {
      parents[i] = hasParent[i] ? parentOf(i, spanIds[i], parentIds[i], holders) : NONE;
    }
    if (holders.ids() < count) {
      hangHalves(parents, holders, kinds, CLIENT, SERVER);
      hangHalves(parents, holders, kinds, PRODUCER, CONSUMER);
    }
    breakCycles(parents);
    return parents;
  }

  /** The parents of the spans of one trace in canonical order, as {@link #of} gives them. */
  public static int[] of(List<Span> spans) {
    int count = spans.size();
    long[] spanIds = new long[count];
    long[] parentIds = new long[count];
    boolean[] hasParent = new boolean[count];
    byte[] kinds = new byte[count];
    for (int i = 0; i < count; i++) {
      Span span = spans.get(i);
      SpanId parent = span.parentSpanId();
      spanIds[i] = span.spanId().value();
      parentIds[i] = parent == null ? 0 : parent.value();
      hasParent[i] = parent != null;
      kinds[i] = (byte) span.kind().ordinal();
    }
    return of(count, spanIds, parentIds, hasParent, kinds);
  }

  /**
   * The span that stands for a trace: the first that names no parent; else the first orphan; else
   * the first root of a cycle.
   *
   * @param parents of all spans, as {@link #of} gives them; at least one
   */
  public static int root(int[] parents) {
    int root = 0;
    int best = Integer.MIN_VALUE;
    for (int i = 0; i < parents.length; i++) {
      if (parents[i] < 0 && parents[i] > best) {
        best = parents[i];
        root = i;
      }
    }
    return root;
  }

  private static int parentOf(int span, long id, long parentId, IdHolders holders) {
    if (parentId == id) return span; // A cycle of one, to be broken with the others.
    int holder = holders.holderOf(parentId);
    return holder == IdHolders.ABSENT ? MISSING : holder;
  }

  /** Hangs every span of kind {@code lower} under the earliest of kind {@code upper} of its id. */
  private static void hangHalves(
      int[] parents, IdHolders holders, byte[] kinds, byte upper, byte lower) {
    int[] uppers = holders.earliestOf(upper, kinds);
    for (int i = 0; i < parents.length; i++) {
      int half = uppers[holders.number(i)];
      if (kinds[i] == lower && half != IdHolders.ABSENT) parents[i] = half;
    }
  }

  /*
   * A cycle cannot lead to earlier spans all the way round, so each has a span whose parent is
   * itself or a later one. Walks begin at those only: in a trace with ordered clocks there are none.
   */
  private static void breakCycles(int[] parents) {
    int[] walks = null; // The walk that passed a span first, by the span it began at plus one.
    for (int i = 0; i < parents.length; i++) {
      if (parents[i] < i) continue;
      if (walks == null) walks = new int[parents.length];
      int span = i;
      while (span >= 0 && walks[span] == 0) {
        walks[span] = i + 1;
        span = parents[span];
      }
      if (span >= 0 && walks[span] == i + 1) parents[earliestOfCycle(parents, span)] = CYCLE;
    }
  }

  private static int earliestOfCycle(int[] parents, int start) {
    int earliest = start;
    for (int span = parents[start]; span != start; span = parents[span]) {
      earliest = Math.min(earliest, span);
    }
    return earliest;
  }
}
