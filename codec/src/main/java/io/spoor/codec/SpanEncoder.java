package io.spoor.codec;

import io.spoor.span.Span;
import java.util.List;

/** Spans of one trace to one stored value. Not thread-safe; reuse it. */
public final class SpanEncoder {
  /** The trace id is not part of the value: it stands in the key. */
  public byte[] encode(List<Span> spansOfOneTrace) {
    throw new UnsupportedOperationException();
  }
}
