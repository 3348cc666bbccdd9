package io.spoor.otlp;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.spoor.dialect.SpanWriter;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spans as OTLP JSON, either as one document or as JSON lines.
 *
 * <p>As the specification has it: ids in lower-case hex, 64-bit numbers as decimal text, enums as
 * numbers, other bytes in base64, what is empty or zero left out. Spans that follow each other with
 * equal resources stand under one {@code ResourceSpans}, of at most 4,096 spans; likewise for
 * scopes. Each {@code ResourceSpans} is a line of its own among JSON lines. Nothing is held back
 * but what a buffer holds. The stream belongs to the caller: {@link #close} ends the document and
 * flushes, and leaves the stream open.
 *
 * <p>Not thread-safe.
 */
public final class OtlpJsonWriter implements SpanWriter {
  private static final int SPANS_PER_GROUP = 4096;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private enum Layout {
    DOCUMENT,
    LINES
  }

  private final JsonGenerator json;
  private final Layout layout;
  private @Nullable Resource resource;
  private @Nullable Scope scope;
  private int spans;

  private OtlpJsonWriter(OutputStream out, Layout layout) throws IOException {
    this.json = FACTORY.createGenerator(requireNonNull(out, "out"), JsonEncoding.UTF8);
    this.layout = layout;
    json.setRootValueSeparator(null);
    if (layout == Layout.DOCUMENT) beginData();
  }

  /** A writer of one document: an object with {@code resourceSpans}, also if nothing is written. */
  public static OtlpJsonWriter document(OutputStream out) throws IOException {
    return new OtlpJsonWriter(out, Layout.DOCUMENT);
  }

  /** A writer of lines, each an object with {@code resourceSpans} of one element. */
  public static OtlpJsonWriter lines(OutputStream out) throws IOException {
    return new OtlpJsonWriter(out, Layout.LINES);
  }

  /** Writes one span. */
  @Override
  public void write(Span span) throws IOException {
    if (!span.resource().equals(resource) || spans == SPANS_PER_GROUP) {
      endResource();
      beginResource(span.resource());
    }
    if (!span.scope().equals(scope)) {
      endScope();
      beginScope(span.scope());
    }
    JsonSpanText.write(json, span);
    spans++;
  }

  /** Writes the spans, brought together by resource and scope. */
  public void write(List<Span> batch) throws IOException {
    for (Span span : SpanGroups.ordered(batch)) write(span);
  }

  /** Ends the document or the line, and flushes the stream. */
  @Override
  public void close() throws IOException {
    endResource();
    if (layout == Layout.DOCUMENT && !json.isClosed()) endData();
    json.close();
  }

  private void beginData() throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("resourceSpans");
  }

  private void endData() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void beginResource(Resource begun) throws IOException {
    if (layout == Layout.LINES) beginData();
    resource = begun;
    spans = 0;
    json.writeStartObject();
    JsonSpanText.writeResource(json, begun);
    json.writeArrayFieldStart("scopeSpans");
  }

  private void beginScope(Scope begun) throws IOException {
    scope = begun;
    json.writeStartObject();
    JsonSpanText.writeScope(json, begun);
    json.writeArrayFieldStart("spans");
  }

  private void endScope() throws IOException {
    if (scope == null) return;
    json.writeEndArray();
    json.writeEndObject();
    scope = null;
  }

  private void endResource() throws IOException {
    if (resource == null) return;
    endScope();
    json.writeEndArray();
    json.writeEndObject();
    resource = null;
    if (layout == Layout.LINES) endData();
  }
}
