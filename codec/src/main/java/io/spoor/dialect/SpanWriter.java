package io.spoor.dialect;

import io.spoor.span.Span;
import java.io.IOException;

/**
 * Writes spans in some dialect to a stream that belongs to the caller: {@link #close} ends what was
 * written and flushes, and leaves the stream open. Not thread-safe.
 */
public interface SpanWriter extends AutoCloseable {

  /**
   * Writes one span. In dialects that keep the spans of a trace together, those of one trace have
   * to come one after another; a trace that comes again begins anew.
   *
   * @throws IllegalArgumentException if the dialect has no way to say it, as Zipkin has none for
   *     ids of zeros; nothing is written, and the writer can be used further
   */
  void write(Span span) throws IOException;

  /** Ends the document, also if nothing was written. */
  @Override
  void close() throws IOException;
}
