package io.spoor.index;

import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.util.List;

/** The spans behind the rows of some segments, as they are stored. Not thread-safe. */
public interface SpanSource {

  /** The span of a row. */
  Span span(SegmentReader segment, int row);

  /**
   * All spans of a trace, wherever they lie, in {@linkplain io.spoor.codec.CanonicalOrder canonical
   * order}.
   */
  List<Span> trace(TraceId id);
}
