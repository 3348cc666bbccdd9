package io.spoor;

import static java.util.Objects.requireNonNull;

import io.spoor.span.Span;
import io.spoor.span.TraceId;
import io.spoor.tree.SpanTree;
import java.util.List;

/**
 * All spans of one trace that are stored.
 *
 * @param spans at least one, ordered by start, then span id, then content
 */
public record Trace(TraceId id, List<Span> spans) {

  public Trace {
    requireNonNull(id, "id");
    spans = List.copyOf(spans);
  }

  /** The spans hung under their parents. Built anew at each call. */
  public SpanTree tree() {
    return SpanTree.of(spans);
  }
}
