package io.spoor.codec;

import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.util.List;

/** A stored value back to its spans. Trusts nothing. */
public final class SpanDecoder {
  private SpanDecoder() {}

  /** All spans of the value, in the order they were encoded. */
  public static List<Span> decode(TraceId traceId, byte[] value) throws CorruptSpanException {
    throw new UnsupportedOperationException();
  }
}
