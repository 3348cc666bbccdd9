package io.spoor.zipkin;

import static java.util.Objects.requireNonNull;

import io.spoor.dialect.SpanWriter;
import io.spoor.span.Span;
import java.io.IOException;
import java.io.OutputStream;
import zipkin2.codec.SpanBytesEncoder;

/** Spans as Zipkin's v2 JSON: an array, span by span. Not thread-safe. */
public final class ZipkinJsonWriter implements SpanWriter {
  private final OutputStream out;
  private boolean isEmpty = true;
  private boolean isClosed;

  public ZipkinJsonWriter(OutputStream out) {
    this.out = requireNonNull(out, "out");
  }

  @Override
  public void write(Span span) throws IOException {
    if (span.traceId().isZero() || span.spanId().isZero()) {
      throw new IllegalArgumentException(
          "Zipkin has no ids of zeros: trace %s, span %s".formatted(span.traceId(), span.spanId()));
    }
    byte[] encoded = SpanBytesEncoder.JSON_V2.encode(ToZipkin.span(span));
    out.write(isEmpty ? '[' : ',');
    out.write('\n');
    out.write(encoded);
    isEmpty = false;
  }

  @Override
  public void close() throws IOException {
    if (isClosed) return;
    isClosed = true;
    if (isEmpty) out.write('[');
    out.write('\n');
    out.write(']');
    out.write('\n');
    out.flush();
  }
}
