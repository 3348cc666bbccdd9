package io.spoor.benchmarks.comparison;

import io.spoor.codec.CorruptSpanException;
import io.spoor.codec.SpanDecoder;
import io.spoor.codec.SpanEncoder;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.io.IOException;
import java.util.List;

/**
 * The whole of one span as bytes, which every system that keeps files has beside what it indexes:
 * the same encoding for all, so that none pays for a worse one.
 */
final class SpanBody {
  private final SpanEncoder encoder = new SpanEncoder();

  byte[] encode(Span span) {
    return encoder.encode(List.of(span));
  }

  static Span decode(TraceId traceId, byte[] body) throws IOException {
    try {
      return SpanDecoder.decode(traceId, body).get(0);
    } catch (CorruptSpanException e) {
      throw new IOException("a span of trace " + traceId + " cannot be read back", e);
    }
  }
}
