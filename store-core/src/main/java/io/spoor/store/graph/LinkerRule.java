package io.spoor.store.graph;

import io.spoor.index.ParentLinks;
import io.spoor.span.SpanKind;

/** See {@link io.spoor.graph.CountingRule#ZIPKIN_LINKER}. */
final class LinkerRule implements CallRule {
  private static final byte UNSPECIFIED = (byte) SpanKind.UNSPECIFIED.ordinal();
  private static final byte INTERNAL = (byte) SpanKind.INTERNAL.ordinal();
  private static final byte SERVER = (byte) SpanKind.SERVER.ordinal();
  private static final byte CLIENT = (byte) SpanKind.CLIENT.ordinal();
  private static final byte PRODUCER = (byte) SpanKind.PRODUCER.ordinal();
  private static final byte CONSUMER = (byte) SpanKind.CONSUMER.ordinal();

  @Override
  public boolean canCount(ColumnTrace trace) {
    return true;
  }

  @Override
  public void count(LinkedTrace trace, CallCounts counts) {
    if (trace.size() > 0) new OfTrace(trace, counts).count();
  }

  private static final class OfTrace {
    /** No span above has a kind. */
    private static final int NONE = -1;

    private static final int UNKNOWN = -2;

    private final LinkedTrace trace;
    private final CallCounts counts;
    private final int[] above; // The span above each, or NONE.
    private final boolean[] hasChildren;
    private final int[] nearest; // The nearest span above that has a kind.

    OfTrace(LinkedTrace trace, CallCounts counts) {
      this.trace = trace;
      this.counts = counts;
      above = new int[trace.size()];
      hasChildren = new boolean[above.length];
      nearest = new int[above.length];
      int root = firstRoot();
      for (int span = 0; span < above.length; span++) {
        int parent = trace.parent(span);
        above[span] = parent >= 0 ? parent : span == root ? NONE : root;
        if (above[span] != NONE) hasChildren[above[span]] = true;
        nearest[span] = UNKNOWN;
      }
    }

    /** The first span that names no parent, or NONE. */
    private int firstRoot() {
      for (int span = 0; span < above.length; span++) {
        if (trace.parent(span) == ParentLinks.NONE) return span;
      }
      return NONE;
    }

    void count() {
      for (int span = 0; span < above.length; span++) {
        if (trace.startsInWindow(span)) count(span);
      }
    }

    private void count(int span) {
      byte kind = trace.kind(span);
      if (kind == SERVER) {
        if (hasService(span)) countServer(span);
      } else if (kind == CLIENT) {
        if (!hasChildren[span]) countClient(span, trace.peer(span));
      } else if (kind == PRODUCER || kind == CONSUMER) {
        if (hasService(span)) countMessage(span, kind, trace.peer(span));
      } else if (hasService(span)) {
        int peer = trace.peer(span);
        if (peer != LinkedTrace.NO_PEER) countClient(span, peer);
      }
    }

    private void countServer(int span) {
      int caller = nearestWithKind(span);
      boolean isKnown = caller != NONE && hasService(caller);
      int end = isKnown ? trace.end(caller) : trace.peer(span);
      if (end != LinkedTrace.NO_PEER) add(end, trace.end(span), span, isError(span, caller));
    }

    private void countClient(int span, int peer) {
      int caller = nearestWithKind(span);
      boolean isKnown = caller != NONE && hasService(caller);
      if (isKnown && hasService(span) && !trace.service(caller).equals(trace.service(span))) {
        add(trace.end(caller), trace.end(span), span, false);
      }
      if (peer == LinkedTrace.NO_PEER || !(hasService(span) || isKnown)) return;
      add(trace.end(hasService(span) ? span : caller), peer, span, isError(span, caller));
    }

    private void countMessage(int span, byte kind, int broker) {
      if (broker == LinkedTrace.NO_PEER) return;
      int end = trace.end(span);
      if (kind == PRODUCER) add(end, broker, span, trace.isError(span));
      else add(broker, end, span, trace.isError(span));
    }

    private void add(int caller, int callee, int span, boolean isError) {
      counts.add(caller, callee, isError, trace.durationNanos(span));
    }

    private boolean hasService(int span) {
      return !trace.service(span).isEmpty();
    }

    /** A lower half hangs under the upper one, but names another span as its parent. */
    private boolean isError(int span, int caller) {
      if (trace.isError(span)) return true;
      return caller != NONE
          && hasService(caller)
          && trace.parent(span) == caller
          && trace.kind(caller) == CLIENT
          && trace.spanId(caller) != trace.spanId(span)
          && trace.isError(caller);
    }

    private int nearestWithKind(int span) {
      int top = span;
      while (nearest[top] == UNKNOWN && above[top] != NONE && !hasKind(above[top])) {
        top = above[top];
      }
      int found = nearest[top] == UNKNOWN ? above[top] : nearest[top];
      for (int below = span; below != top; below = above[below]) nearest[below] = found;
      nearest[top] = found;
      return found;
    }

    private boolean hasKind(int span) {
      byte kind = trace.kind(span);
      return kind != UNSPECIFIED && kind != INTERNAL;
    }
  }
}
