package io.spoor.otlp;

import io.spoor.input.BadItemException;
import io.spoor.otlp.proto.Otlp;
import io.spoor.span.Span;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Spans, without resource and scope, that wait in a temporary file. First they are added, then read
 * once in the same order.
 */
final class SpilledSpans implements AutoCloseable {
  private final Path file;
  private final DataOutputStream out;
  private final long maxBytes;
  private long bytes;
  private @Nullable DataInputStream in;

  SpilledSpans(long maxBytes) throws IOException {
    this.maxBytes = maxBytes;
    file = Files.createTempFile("spoor-", ".spans");
    out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
  }

  void add(Span span) throws IOException, BadItemException {
    Otlp.Span message = SpanMessages.message(span);
    int size = message.getSerializedSize();
    if (bytes + size > maxBytes) {
      throw new BadItemException(
          "span "
              + span.spanId()
              + " comes before its resource, scope or a schema URL of them, and "
              + bytes
              + " bytes of such spans are held already; the most is "
              + maxBytes);
    }
    out.writeInt(size);
    message.writeTo(out);
    bytes += size;
  }

  /** The next span; the first call ends the adding. */
  Span.Builder next() throws IOException {
    if (in == null) {
      out.close();
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }
    try {
      return SpanMessages.readSpan(in.readNBytes(in.readInt()));
    } catch (BadItemException e) {
      throw new IOException("cannot read back a span from " + file + ": " + e.reason(), e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      out.close();
      if (in != null) in.close();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
