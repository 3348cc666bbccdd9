package io.spoor.otlp;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.CodedOutputStream;
import io.spoor.dialect.SpanWriter;
import io.spoor.input.WellFormed;
import io.spoor.otlp.proto.Otlp;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spans as OTLP protobuf: one {@code TracesData}, which is also an {@code
 * ExportTraceServiceRequest}.
 *
 * <p>Spans that follow each other with equal resources stand under one {@code ResourceSpans}, of at
 * most 4,096 spans, which is all that is held in memory; likewise for scopes. The stream belongs to
 * the caller: {@link #close} finishes what was begun and flushes, and leaves the stream open.
 *
 * <p>Not thread-safe.
 */
public final class OtlpProtobufWriter implements SpanWriter {
  private static final int SPANS_PER_GROUP = 4096;
  private static final int BYTES_PER_GROUP = 4 << 20;

  private final CodedOutputStream out;
  private @Nullable Resource resource;
  private @Nullable Scope scope;
  private Otlp.ResourceSpans.Builder resourceSpans = Otlp.ResourceSpans.newBuilder();
  private Otlp.ScopeSpans.Builder scopeSpans = Otlp.ScopeSpans.newBuilder();
  private int spans;
  private long bytes;

  public OtlpProtobufWriter(OutputStream out) {
    this.out = CodedOutputStream.newInstance(requireNonNull(out, "out"));
  }

  /** Writes one span. */
  @Override
  public void write(Span span) throws IOException {
    if (!span.resource().equals(resource) || spans == SPANS_PER_GROUP || bytes > BYTES_PER_GROUP) {
      endResource();
      beginResource(span.resource());
    }
    if (!span.scope().equals(scope)) {
      endScope();
      beginScope(span.scope());
    }
    Otlp.Span message = SpanMessages.message(span);
    scopeSpans.addSpans(message);
    spans++;
    bytes += message.getSerializedSize();
  }

  /** Writes the spans, brought together by resource and scope. */
  public void write(List<Span> batch) throws IOException {
    for (Span span : SpanGroups.ordered(batch)) write(span);
  }

  /** Writes what is still held, and flushes the stream. */
  @Override
  public void close() throws IOException {
    endResource();
    out.flush();
  }

  private void beginResource(Resource begun) {
    resource = begun;
    if (!begun.attributes().isEmpty() || begun.droppedAttributesCount() != 0) {
      resourceSpans.setResource(SpanMessages.resource(begun));
    }
    resourceSpans.setSchemaUrl(WellFormed.text(begun.schemaUrl()));
  }

  private void beginScope(Scope begun) {
    scope = begun;
    Otlp.InstrumentationScope message = SpanMessages.scope(begun);
    if (message.getSerializedSize() > 0) scopeSpans.setScope(message);
    scopeSpans.setSchemaUrl(WellFormed.text(begun.schemaUrl()));
  }

  private void endScope() {
    if (scope == null) return;
    resourceSpans.addScopeSpans(scopeSpans);
    scopeSpans = Otlp.ScopeSpans.newBuilder();
    scope = null;
  }

  private void endResource() throws IOException {
    if (resource == null) return;
    endScope();
    out.writeMessage(Otlp.TracesData.RESOURCE_SPANS_FIELD_NUMBER, resourceSpans.build());
    resourceSpans = Otlp.ResourceSpans.newBuilder();
    resource = null;
    spans = 0;
    bytes = 0;
  }
}
