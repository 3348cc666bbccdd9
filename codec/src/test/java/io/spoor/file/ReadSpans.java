package io.spoor.file;

import io.spoor.dialect.ReadResult;
import io.spoor.input.InputLimits;
import io.spoor.otlp.OtlpJsonWriter;
import io.spoor.otlp.OtlpProtobufWriter;
import io.spoor.span.Span;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** What reading some input yields, and the ways in which tests make such input. */
record ReadSpans(List<Span> spans, ReadResult result) {

  static ReadSpans of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static ReadSpans of(byte[] bytes) {
    return of(new ByteArrayInputStream(bytes), InputLimits.DEFAULT);
  }

  static ReadSpans of(byte[] bytes, InputLimits limits) {
    return of(new ByteArrayInputStream(bytes), limits);
  }

  static ReadSpans of(InputStream in, InputLimits limits) {
    List<Span> spans = new ArrayList<>();
    try {
      return new ReadSpans(spans, TraceFile.read("test.json", in, null, spans::add, limits));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each rejection as {@code place: reason}. */
  List<String> rejections() {
    return result.rejected().stream()
        .map(r -> r.toString().substring("test.json: ".length()))
        .toList();
  }

  static byte[] document(List<Span> spans) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OtlpJsonWriter writer = OtlpJsonWriter.document(out)) {
      for (Span span : spans) writer.write(span);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] lines(List<Span> spans) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OtlpJsonWriter writer = OtlpJsonWriter.lines(out)) {
      for (Span span : spans) writer.write(span);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] protobuf(List<Span> spans) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OtlpProtobufWriter writer = new OtlpProtobufWriter(out)) {
      for (Span span : spans) writer.write(span);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
