package io.spoor.codec;

import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanLink;
import io.spoor.span.Status;
import java.util.List;

/**
 * Spans of one trace to one stored value. Not thread-safe; reuse it.
 *
 * <p>Equal lists of spans give equal bytes, on every machine.
 */
public final class SpanEncoder {

  /** How deep arrays and lists may nest in a value: [[1]] is 2 deep. */
  public static final int MAX_DEPTH = 64;

  /*
   * One pass over the spans fills a buffer per field of StoredSpans: a table grows when a span uses
   * an entry for the first time, and the buffers are joined when the last span is written. Lengths
   * go into one byte that was left free; what is longer is moved up (WireBuffer.endMessage).
   * CodedOutputStream needs a pass for sizes before that of bytes.
   */
  private final WireBuffer base = new WireBuffer();
  private final StringTable strings = new StringTable();
  private final AttributeTable attributes = new AttributeTable(strings);
  private final WireBuffer resources = new WireBuffer();
  private final OriginTable<Resource> resourceTable =
      new OriginTable<>(Resource.EMPTY, this::writeResource);
  private final WireBuffer scopes = new WireBuffer();
  private final OriginTable<Scope> scopeTable = new OriginTable<>(Scope.EMPTY, this::writeScope);
  private final WireBuffer spans = new WireBuffer();
  private final List<WireBuffer> parts =
      List.of(base, strings.bytes(), attributes.bytes(), resources, scopes, spans);
  private boolean replacedSurrogates;

  /**
   * The value of these spans, in their order. The trace id is not part of it: it stands in the key.
   * Unpaired surrogates become U+FFFD.
   *
   * @throws IllegalArgumentException if the spans are of several traces, or one holds a value that
   *     nests deeper than {@value #MAX_DEPTH}
   */
  public byte[] encode(List<Span> spansOfOneTrace) {
    replacedSurrogates = false;
    try {
      if (spansOfOneTrace.isEmpty()) return new byte[0];
      Span first = spansOfOneTrace.get(0);
      for (Span span : spansOfOneTrace) {
        if (!span.traceId().equals(first.traceId())) throw ofAnotherTrace(span, first);
        write(span, first.startNanos());
      }
      return join(first.startNanos());
    } finally {
      clear();
    }
  }

  /**
   * The length of the value of this span alone. No value that holds the span, however many others
   * it holds, is shorter.
   *
   * @throws IllegalArgumentException as {@link #encode}
   */
  public int encodedLength(Span span) {
    return encode(List.of(span)).length;
  }

  /**
   * Whether a text in the last value had an unpaired surrogate, so that its spans come back with
   * U+FFFD there, and are not equal to what was given.
   */
  public boolean replacedSurrogates() {
    return replacedSurrogates;
  }

  private static IllegalArgumentException ofAnotherTrace(Span span, Span first) {
    return new IllegalArgumentException(
        "span "
            + span.spanId()
            + " is of trace "
            + span.traceId()
            + ", the first span of the value, "
            + first.spanId()
            + ", of trace "
            + first.traceId());
  }

  private void write(Span span, long baseNanos) {
    try {
      writeSpan(span, baseNanos);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "span " + span.spanId() + " of trace " + span.traceId() + ": " + e.getMessage(), e);
    }
  }

  private void writeSpan(Span span, long baseNanos) {
    WireBuffer out = spans;
    int start = out.beginMessage(StoredTags.SPANS);
    out.reserve(64);
    if (span.spanId().value() != 0) out.fixed64(StoredTags.SPAN_ID, span.spanId().value());
    if (span.parentSpanId() != null) {
      out.fixed64(StoredTags.SPAN_PARENT, span.parentSpanId().value());
    }
    out.unsigned(StoredTags.SPAN_NAME, strings.numberOf(span.name()));
    out.unsigned(StoredTags.SPAN_KIND, span.kind().ordinal());
    out.signed(StoredTags.SPAN_START_DELTA, span.startNanos() - baseNanos);
    out.signed(StoredTags.SPAN_DURATION, span.endNanos() - span.startNanos());
    attributes.writeNumbers(out, StoredTags.SPAN_ATTRIBUTES, span.attributes());
    out.reserve(64);
    out.unsigned(StoredTags.SPAN_RESOURCE, resourceTable.numberOf(span.resource()));
    out.unsigned(StoredTags.SPAN_SCOPE, scopeTable.numberOf(span.scope()));
    Status status = span.status();
    out.unsigned(StoredTags.SPAN_STATUS_CODE, status.code().ordinal());
    out.unsigned(StoredTags.SPAN_STATUS_MESSAGE, strings.numberOf(status.message()));
    List<SpanEvent> events = span.events();
    for (int i = 0; i < events.size(); i++) writeEvent(events.get(i), span.startNanos());
    List<SpanLink> links = span.links();
    for (int i = 0; i < links.size(); i++) writeLink(links.get(i));
    out.reserve(64);
    out.unsigned(StoredTags.SPAN_FLAGS, span.flags());
    out.unsigned(StoredTags.SPAN_TRACE_STATE, strings.numberOf(span.traceState()));
    out.unsigned(StoredTags.SPAN_DROPPED_ATTRIBUTES, span.droppedAttributesCount());
    out.unsigned(StoredTags.SPAN_DROPPED_EVENTS, span.droppedEventsCount());
    out.unsigned(StoredTags.SPAN_DROPPED_LINKS, span.droppedLinksCount());
    out.endMessage(start);
  }

  private void writeEvent(SpanEvent event, long startNanos) {
    int start = spans.beginMessage(StoredTags.SPAN_EVENTS);
    spans.reserve(32);
    spans.signed(StoredTags.EVENT_TIME_DELTA, event.timeNanos() - startNanos);
    spans.unsigned(StoredTags.EVENT_NAME, strings.numberOf(event.name()));
    attributes.writeNumbers(spans, StoredTags.EVENT_ATTRIBUTES, event.attributes());
    spans.reserve(16);
    spans.unsigned(StoredTags.EVENT_DROPPED_ATTRIBUTES, event.droppedAttributesCount());
    spans.endMessage(start);
  }

  private void writeLink(SpanLink link) {
    int start = spans.beginMessage(StoredTags.SPAN_LINKS);
    spans.reserve(64);
    fixed64(StoredTags.LINK_TRACE_ID_HIGH, link.traceId().high());
    fixed64(StoredTags.LINK_TRACE_ID_LOW, link.traceId().low());
    fixed64(StoredTags.LINK_SPAN_ID, link.spanId().value());
    spans.unsigned(StoredTags.LINK_TRACE_STATE, strings.numberOf(link.traceState()));
    attributes.writeNumbers(spans, StoredTags.LINK_ATTRIBUTES, link.attributes());
    spans.reserve(16);
    spans.unsigned(StoredTags.LINK_DROPPED_ATTRIBUTES, link.droppedAttributesCount());
    spans.unsigned(StoredTags.LINK_FLAGS, link.flags());
    spans.endMessage(start);
  }

  private void fixed64(int tag, long value) {
    if (value != 0) spans.fixed64(tag, value);
  }

  private void writeResource(Resource resource) {
    int start = resources.beginMessage(StoredTags.RESOURCES);
    attributes.writeNumbers(resources, StoredTags.RESOURCE_ATTRIBUTES, resource.attributes());
    resources.reserve(32);
    resources.unsigned(StoredTags.RESOURCE_DROPPED_ATTRIBUTES, resource.droppedAttributesCount());
    resources.unsigned(StoredTags.RESOURCE_SCHEMA_URL, strings.numberOf(resource.schemaUrl()));
    resources.endMessage(start);
  }

  private void writeScope(Scope scope) {
    int start = scopes.beginMessage(StoredTags.SCOPES);
    scopes.reserve(32);
    scopes.unsigned(StoredTags.SCOPE_NAME, strings.numberOf(scope.name()));
    scopes.unsigned(StoredTags.SCOPE_VERSION, strings.numberOf(scope.version()));
    attributes.writeNumbers(scopes, StoredTags.SCOPE_ATTRIBUTES, scope.attributes());
    scopes.reserve(32);
    scopes.unsigned(StoredTags.SCOPE_DROPPED_ATTRIBUTES, scope.droppedAttributesCount());
    scopes.unsigned(StoredTags.SCOPE_SCHEMA_URL, strings.numberOf(scope.schemaUrl()));
    scopes.endMessage(start);
  }

  private byte[] join(long baseNanos) {
    replacedSurrogates =
        strings.bytes().replacedSurrogates() || attributes.bytes().replacedSurrogates();
    base.fixed64(StoredTags.BASE_NANOS, baseNanos);
    long length = 0;
    for (WireBuffer part : parts) length += part.size();
    byte[] value = new byte[WireBuffer.checkedCapacity(length)];
    int at = 0;
    for (WireBuffer part : parts) at = part.copyTo(value, at);
    return value;
  }

  private void clear() {
    strings.clear();
    attributes.clear();
    resourceTable.clear();
    scopeTable.clear();
    for (WireBuffer part : parts) part.clear();
  }
}
