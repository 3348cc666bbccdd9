package io.spoor.codec;

import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.Status;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored value back to its spans. Trusts nothing: whatever the bytes are, the result is a list or
 * a {@link CorruptSpanException}, and takes no more memory than a small multiple of their length.
 */
public final class SpanDecoder {
  private static final SpanKind[] KINDS = SpanKind.values();
  private static final StatusCode[] STATUS_CODES = StatusCode.values();

  private final TraceId traceId;
  private final WireReader in;
  private final StoredTables tables;
  private final List<Span> spans = new ArrayList<>();
  private long baseNanos;

  private SpanDecoder(TraceId traceId, byte[] value) {
    this.traceId = traceId;
    this.in = new WireReader(value);
    this.tables = new StoredTables(in);
  }

  /**
   * All spans of the value, in the order they were encoded. Fields that this release does not know
   * are passed over.
   *
   * @param traceId the trace of the value, from its key
   * @throws CorruptSpanException if no encoder has written the value
   */
  public static List<Span> decode(TraceId traceId, byte[] value) throws CorruptSpanException {
    SpanDecoder decoder = new SpanDecoder(traceId, value);
    decoder.read();
    return Collections.unmodifiableList(decoder.spans);
  }

  private void read() throws CorruptSpanException {
    while (in.hasMore()) {
      int tag = in.tag();
      switch (tag) {
        case StoredTags.BASE_NANOS -> baseNanos = in.fixed64();
        case StoredTags.STRINGS -> tables.readString();
        case StoredTags.ATTRIBUTES -> tables.readAttribute();
        case StoredTags.RESOURCES -> tables.readResource();
        case StoredTags.SCOPES -> tables.readScope();
        case StoredTags.SPANS -> spans.add(readSpan());
        default -> in.skip(tag);
      }
    }
  }

  private Span readSpan() throws CorruptSpanException {
    long spanId = 0;
    @Nullable SpanId parentSpanId = null;
    String traceState = "";
    int flags = 0;
    String name = "";
    SpanKind kind = SpanKind.UNSPECIFIED;
    long startNanos = baseNanos;
    long durationNanos = 0;
    Attributes attributes = Attributes.empty();
    int droppedAttributesCount = 0;
    List<SpanEvent> events = List.of();
    int droppedEventsCount = 0;
    List<SpanLink> links = List.of();
    int droppedLinksCount = 0;
    StatusCode statusCode = StatusCode.UNSET;
    String statusMessage = "";
    Resource resource = Resource.EMPTY;
    Scope scope = Scope.EMPTY;
    int outer = in.enter();
    // What most spans have, in the encoder's order; the loop reads the rest, and any other order.
    if (in.takes(StoredTags.SPAN_ID)) spanId = in.fixed64();
    if (in.takes(StoredTags.SPAN_PARENT)) parentSpanId = new SpanId(in.fixed64());
    if (in.takes(StoredTags.SPAN_NAME)) name = tables.string();
    if (in.takes(StoredTags.SPAN_KIND)) kind = KINDS[in.number(0, KINDS.length - 1, "the kind")];
    if (in.takes(StoredTags.SPAN_START_DELTA)) startNanos = baseNanos + in.signed();
    if (in.takes(StoredTags.SPAN_DURATION)) durationNanos = in.signed();
    if (in.takes(StoredTags.SPAN_ATTRIBUTES)) attributes = tables.attributes();
    if (in.takes(StoredTags.SPAN_RESOURCE)) resource = tables.resource();
    if (in.takes(StoredTags.SPAN_SCOPE)) scope = tables.scope();
    while (in.hasMore()) {
      int tag = in.tag();
      switch (tag) {
        case StoredTags.SPAN_ID -> spanId = in.fixed64();
        case StoredTags.SPAN_PARENT -> parentSpanId = new SpanId(in.fixed64());
        case StoredTags.SPAN_NAME -> name = tables.string();
        case StoredTags.SPAN_KIND -> kind = KINDS[in.number(0, KINDS.length - 1, "the kind")];
        case StoredTags.SPAN_START_DELTA -> startNanos = baseNanos + in.signed();
        case StoredTags.SPAN_DURATION -> durationNanos = in.signed();
        case StoredTags.SPAN_ATTRIBUTES -> attributes = tables.attributes();
        case StoredTags.SPAN_RESOURCE -> resource = tables.resource();
        case StoredTags.SPAN_SCOPE -> scope = tables.scope();
        case StoredTags.SPAN_STATUS_CODE ->
            statusCode = STATUS_CODES[in.number(0, STATUS_CODES.length - 1, "the status code")];
        case StoredTags.SPAN_STATUS_MESSAGE -> statusMessage = tables.string();
        case StoredTags.SPAN_EVENTS -> {
          if (events.isEmpty()) events = new ArrayList<>();
          events.add(readEvent(startNanos));
        }
        case StoredTags.SPAN_LINKS -> {
          if (links.isEmpty()) links = new ArrayList<>();
          links.add(readLink());
        }
        case StoredTags.SPAN_FLAGS -> flags = in.unsigned();
        case StoredTags.SPAN_TRACE_STATE -> traceState = tables.string();
        case StoredTags.SPAN_DROPPED_ATTRIBUTES -> droppedAttributesCount = in.unsigned();
        case StoredTags.SPAN_DROPPED_EVENTS -> droppedEventsCount = in.unsigned();
        case StoredTags.SPAN_DROPPED_LINKS -> droppedLinksCount = in.unsigned();
        default -> in.skip(tag);
      }
    }
    in.leave(outer);
    return new Span(
        traceId,
        new SpanId(spanId),
        parentSpanId,
        traceState,
        flags,
        name,
        kind,
        startNanos,
        startNanos + durationNanos,
        attributes,
        droppedAttributesCount,
        events,
        droppedEventsCount,
        links,
        droppedLinksCount,
        status(statusCode, statusMessage),
        resource,
        scope);
  }

  private static Status status(StatusCode code, String message) {
    if (!message.isEmpty() || code == StatusCode.ERROR) return new Status(code, message);
    return code == StatusCode.OK ? Status.OK : Status.UNSET;
  }

  private SpanEvent readEvent(long startNanos) throws CorruptSpanException {
    long timeNanos = startNanos;
    String name = "";
    Attributes attributes = Attributes.empty();
    int droppedAttributesCount = 0;
    int outer = in.enter();
    while (in.hasMore()) {
      int tag = in.tag();
      switch (tag) {
        case StoredTags.EVENT_TIME_DELTA -> timeNanos = startNanos + in.signed();
        case StoredTags.EVENT_NAME -> name = tables.string();
        case StoredTags.EVENT_ATTRIBUTES -> attributes = tables.attributes();
        case StoredTags.EVENT_DROPPED_ATTRIBUTES -> droppedAttributesCount = in.unsigned();
        default -> in.skip(tag);
      }
    }
    in.leave(outer);
    return new SpanEvent(timeNanos, name, attributes, droppedAttributesCount);
  }

  private SpanLink readLink() throws CorruptSpanException {
    long traceIdHigh = 0;
    long traceIdLow = 0;
    long spanId = 0;
    String traceState = "";
    Attributes attributes = Attributes.empty();
    int droppedAttributesCount = 0;
    int flags = 0;
    int outer = in.enter();
    while (in.hasMore()) {
      int tag = in.tag();
      switch (tag) {
        case StoredTags.LINK_TRACE_ID_HIGH -> traceIdHigh = in.fixed64();
        case StoredTags.LINK_TRACE_ID_LOW -> traceIdLow = in.fixed64();
        case StoredTags.LINK_SPAN_ID -> spanId = in.fixed64();
        case StoredTags.LINK_TRACE_STATE -> traceState = tables.string();
        case StoredTags.LINK_ATTRIBUTES -> attributes = tables.attributes();
        case StoredTags.LINK_DROPPED_ATTRIBUTES -> droppedAttributesCount = in.unsigned();
        case StoredTags.LINK_FLAGS -> flags = in.unsigned();
        default -> in.skip(tag);
      }
    }
    in.leave(outer);
    return new SpanLink(
        new TraceId(traceIdHigh, traceIdLow),
        new SpanId(spanId),
        traceState,
        attributes,
        droppedAttributesCount,
        flags);
  }
}
