package io.spoor.tree;

import io.spoor.span.Span;
import java.util.List;

/** The spans of one trace as a tree. */
public final class SpanTree {
  public static SpanTree of(List<Span> spans) {
    throw new UnsupportedOperationException();
  }
}
