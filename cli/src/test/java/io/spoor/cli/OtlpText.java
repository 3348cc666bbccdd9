package io.spoor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.spoor.otlp.OtlpJsonWriter;
import io.spoor.otlp.OtlpProtobufWriter;
import io.spoor.span.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** Spans as the bytes of OTLP files. */
final class OtlpText {
  private OtlpText() {}

  /** One document. */
  static byte[] document(Span... spans) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OtlpJsonWriter json = OtlpJsonWriter.document(out)) {
      for (Span span : spans) json.write(span);
    }
    return out.toByteArray();
  }

  /** A message with a group of its own for each span. */
  static byte[] protobuf(Span... spans) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OtlpProtobufWriter protobuf = new OtlpProtobufWriter(out)) {
      for (Span span : spans) protobuf.write(span);
    }
    return out.toByteArray();
  }

  /** Each text on a line of its own. */
  static byte[] lines(byte[]... lines) {
    StringBuilder text = new StringBuilder();
    for (byte[] line : lines) text.append(new String(line, UTF_8).strip()).append('\n');
    return text.toString().getBytes(UTF_8);
  }

  static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }
}
