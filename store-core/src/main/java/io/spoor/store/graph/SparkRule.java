package io.spoor.store.graph;

import io.spoor.index.IdHolders;
import io.spoor.span.SpanKind;

/** See {@link io.spoor.graph.CountingRule#JAEGER_SPARK}. */
final class SparkRule implements CallRule {
  private static final byte SERVER = (byte) SpanKind.SERVER.ordinal();
  private static final byte CLIENT = (byte) SpanKind.CLIENT.ordinal();

  @Override
  public boolean canCount(ColumnTrace trace) {
    return !trace.hidesParents() && !trace.hidesLinks();
  }

  @Override
  public void count(LinkedTrace trace, CallCounts counts) {
    new OfTrace(trace, counts).count();
  }

  private static final class OfTrace {
    private final LinkedTrace trace;
    private final CallCounts counts;
    private final IdHolders ids;
    private final int[] sharers; // How many spans have each id.
    private final boolean[] isReferred; // Whether a span names the id or links to it.
    private final int[] clients; // The earliest of each id.
    private final int[] servers;

    OfTrace(LinkedTrace trace, CallCounts counts) {
      this.trace = trace;
      this.counts = counts;
      long[] spanIds = new long[trace.size()];
      byte[] kinds = new byte[trace.size()];
      for (int i = 0; i < spanIds.length; i++) {
        spanIds[i] = trace.spanId(i);
        kinds[i] = trace.kind(i);
      }
      ids = new IdHolders(spanIds.length, spanIds, kinds);
      sharers = new int[ids.ids()];
      isReferred = new boolean[ids.ids()];
      for (int i = 0; i < spanIds.length; i++) {
        sharers[ids.number(i)]++;
        refer(trace.namedParent(i));
        for (int linked : trace.linked(i)) refer(linked);
      }
      clients = ids.earliestOf(CLIENT, kinds);
      servers = ids.earliestOf(SERVER, kinds);
    }

    private void refer(int span) {
      if (span >= 0) isReferred[ids.number(span)] = true;
    }

    void count() {
      for (int span = 0; span < trace.size(); span++) {
        if (!trace.startsInWindow(span)) continue;
        int id = ids.number(span);
        if (servers[id] == span && clients[id] >= 0) {
          counts.add(trace, trace.end(clients[id]), span);
        }
        if (isShared(id) && trace.kind(span) != CLIENT) continue;
        countParent(trace.namedParent(span), span);
        for (int linked : trace.linked(span)) countParent(linked, span);
        countPeer(span);
      }
    }

    private boolean isShared(int id) {
      return sharers[id] > 1;
    }

    private void countParent(int parent, int span) {
      if (parent < 0) return;
      if (isShared(ids.number(parent)) && trace.kind(parent) != SERVER) return;
      counts.add(trace, trace.end(parent), span);
    }

    private void countPeer(int span) {
      boolean isLeaf = !isReferred[ids.number(span)];
      if (!isLeaf || !(trace.namesParent(span) || trace.hasLinks(span))) return;
      int peer = trace.peer(span);
      if (peer != LinkedTrace.NO_PEER) {
        counts.add(trace.end(span), peer, trace.isError(span), trace.durationNanos(span));
      }
    }
  }
}
