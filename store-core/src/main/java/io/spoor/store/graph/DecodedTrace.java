package io.spoor.store.graph;

import io.spoor.graph.GraphQuery;
import io.spoor.index.IdHolders;
import io.spoor.index.ParentLinks;
import io.spoor.index.SpanName;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.SpanLink;
import io.spoor.span.StatusCode;
import java.util.Arrays;
import java.util.List;

/** A trace from its spans. */
final class DecodedTrace extends LinkedTrace {
  private final GraphQuery query;
  private final List<Span> spans;
  private final int[] names;
  private final int[] parents;
  private final IdHolders holders;

  /**
   * @param spans all of one trace, in canonical order
   */
  DecodedTrace(CallEnds ends, GraphQuery query, List<Span> spans) {
    super(ends);
    this.query = query;
    this.spans = spans;
    this.names = new int[spans.size()];
    this.parents = ParentLinks.of(spans);
    long[] spanIds = new long[names.length];
    byte[] kinds = new byte[names.length];
    for (int i = 0; i < names.length; i++) {
      Span span = spans.get(i);
      names[i] = ends.name(new SpanName(span.service(), span.name(), span.kind()));
      spanIds[i] = span.spanId().value();
      kinds[i] = (byte) span.kind().ordinal();
    }
    this.holders = new IdHolders(names.length, spanIds, kinds);
  }

  @Override
  int size() {
    return names.length;
  }

  @Override
  int name(int span) {
    return names[span];
  }

  @Override
  long spanId(int span) {
    return spans.get(span).spanId().value();
  }

  @Override
  boolean startsInWindow(int span) {
    long start = spans.get(span).startNanos();
    return Long.compareUnsigned(start, query.fromNanos()) >= 0
        && Long.compareUnsigned(start, query.lastNanos()) <= 0;
  }

  @Override
  boolean isError(int span) {
    return spans.get(span).status().code() == StatusCode.ERROR;
  }

  @Override
  long durationNanos(int span) {
    return spans.get(span).durationNanos();
  }

  @Override
  int parent(int span) {
    return parents[span];
  }

  @Override
  int namedParent(int span) {
    SpanId named = spans.get(span).parentSpanId();
    return named == null ? IdHolders.ABSENT : holders.holderOf(named.value());
  }

  @Override
  boolean namesParent(int span) {
    return spans.get(span).parentSpanId() != null;
  }

  @Override
  boolean hasLinks(int span) {
    Span from = spans.get(span);
    for (SpanLink link : from.links()) {
      if (link.traceId().equals(from.traceId())) return true;
    }
    return false;
  }

  @Override
  int[] linked(int span) {
    Span from = spans.get(span);
    int[] linked = new int[from.links().size()];
    int count = 0;
    for (SpanLink link : from.links()) {
      boolean isOther =
          link.traceId().equals(from.traceId()) && !link.spanId().equals(from.parentSpanId());
      int holder = isOther ? holders.holderOf(link.spanId().value()) : IdHolders.ABSENT;
      if (holder != IdHolders.ABSENT) linked[count++] = holder;
    }
    return Arrays.copyOf(linked, count);
  }

  @Override
  int peer(int span) {
    String peer = Peer.of(spans.get(span));
    return peer.isEmpty() ? NO_PEER : ends.peer(peer);
  }
}
