package io.spoor.tree;

import io.spoor.span.Span;

/**
 * Something about a span of a tree that should not be so. The tree stands nevertheless.
 *
 * @param node the span that has the problem
 */
public record TreeProblem(Kind kind, SpanNode node) {

  /** What is wrong. */
  public enum Kind {
    /** The span names a parent that is not among the spans; it stands as a further root. */
    ORPHAN,
    /** The span is the earliest of a cycle of parents, or its own parent; it stands as a root. */
    CYCLE,
    /** The span names no parent, as an earlier one did already. */
    FURTHER_ROOT,
    /**
     * The span has the id of another one, and the two are not the client and server half, or the
     * producer and consumer half, of one call. Of spans that share an id, one such pair or else the
     * earliest span is as it should be, and the others have this problem.
     */
    SHARED_ID,
    /** The span ends before it starts; its duration counts as zero. */
    NEGATIVE_DURATION,
    /** The span starts before its parent does: their clocks differ. */
    STARTS_BEFORE_PARENT
  }

  /** The problem in a sentence for people. */
  public String describe() {
    Span span = node.span();
    return "span " + span.spanId() + " " + predicate(span);
  }

  private String predicate(Span span) {
    return switch (kind) {
      case ORPHAN -> "names the parent " + span.parentSpanId() + ", which is not in the trace";
      case CYCLE -> "is its own ancestor: its parent is " + span.parentSpanId();
      case FURTHER_ROOT -> "is a further root besides " + node.tree().root().span().spanId();
      case SHARED_ID -> "shares its id with another span";
      case NEGATIVE_DURATION ->
          "ends " + DurationText.of(span.startNanos() - span.endNanos()) + " before it starts";
      case STARTS_BEFORE_PARENT -> {
        Span parent = node.parent().orElseThrow().span();
        yield "starts %s before its parent %s"
            .formatted(DurationText.of(parent.startNanos() - span.startNanos()), parent.spanId());
      }
    };
  }
}
