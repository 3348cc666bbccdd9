package io.spoor.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.spoor.input.BadItemException;
import io.spoor.input.InputLimits;
import io.spoor.input.WellFormed;
import io.spoor.otlp.proto.Otlp;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanLink;
import io.spoor.span.Status;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Spans to OTLP's messages, and back. */
final class SpanMessages {
  /** Each level of an attribute value takes up to three messages. */
  private static final int MESSAGE_DEPTH = 3 * InputLimits.VALUE_DEPTH + 10;

  private SpanMessages() {}

  /** The span of these bytes, without resource and scope. */
  static Span.Builder readSpan(byte[] bytes) throws BadItemException {
    try {
      return span(Otlp.Span.parseFrom(input(bytes)));
    } catch (IOException e) {
      throw unreadable("span", bytes, e);
    }
  }

  /** The resource of these bytes, without its schema URL. */
  static Resource readResource(byte[] bytes) throws BadItemException {
    try {
      Otlp.Resource message = Otlp.Resource.parseFrom(input(bytes));
      Attributes attributes = MessageValues.attributes(message.getAttributesList());
      return new Resource(attributes, message.getDroppedAttributesCount(), "");
    } catch (IOException e) {
      throw unreadable("resource", bytes, e);
    }
  }

  /** The scope of these bytes, without its schema URL. */
  static Scope readScope(byte[] bytes) throws BadItemException {
    try {
      Otlp.InstrumentationScope message = Otlp.InstrumentationScope.parseFrom(input(bytes));
      Attributes attributes = MessageValues.attributes(message.getAttributesList());
      int dropped = message.getDroppedAttributesCount();
      return new Scope(message.getName(), message.getVersion(), attributes, dropped, "");
    } catch (IOException e) {
      throw unreadable("scope", bytes, e);
    }
  }

  private static CodedInputStream input(byte[] bytes) {
    CodedInputStream input = CodedInputStream.newInstance(bytes);
    input.setRecursionLimit(MESSAGE_DEPTH);
    return input;
  }

  private static BadItemException unreadable(String what, byte[] bytes, IOException cause) {
    // The cause is about these bytes alone: nothing was read from outside.
    assert cause instanceof InvalidProtocolBufferException;
    return new BadItemException(
        what + " of " + bytes.length + " bytes cannot be read: " + cause.getMessage());
  }

  private static Span.Builder span(Otlp.Span message) throws BadItemException {
    TraceId traceId = traceId(message.getTraceId(), "trace_id");
    if (traceId.isZero()) throw new BadItemException("trace_id is all zeros");
    SpanId spanId = spanId(message.getSpanId(), "span_id");
    if (spanId.isZero()) throw new BadItemException("span_id is all zeros");
    ByteString parent = message.getParentSpanId();
    SpanId parentId = parent.isEmpty() ? new SpanId(0) : spanId(parent, "parent_span_id");

    return Span.builder(traceId, spanId)
        .parentSpanId(parentId.isZero() ? null : parentId)
        .traceState(message.getTraceState())
        .flags(message.getFlags())
        .name(message.getName())
        .kind(Enums.kind(message.getKindValue()))
        .startNanos(message.getStartTimeUnixNano())
        .endNanos(message.getEndTimeUnixNano())
        .attributes(MessageValues.attributes(message.getAttributesList()))
        .droppedAttributesCount(message.getDroppedAttributesCount())
        .events(events(message.getEventsList()))
        .droppedEventsCount(message.getDroppedEventsCount())
        .links(links(message.getLinksList()))
        .droppedLinksCount(message.getDroppedLinksCount())
        .status(status(message.getStatus()));
  }

  private static List<SpanEvent> events(List<Otlp.Span.Event> messages) throws BadItemException {
    List<SpanEvent> events = new ArrayList<>(messages.size());
    for (Otlp.Span.Event message : messages) {
      events.add(
          new SpanEvent(
              message.getTimeUnixNano(),
              message.getName(),
              MessageValues.attributes(message.getAttributesList()),
              message.getDroppedAttributesCount()));
    }
    return events;
  }

  private static List<SpanLink> links(List<Otlp.Span.Link> messages) throws BadItemException {
    List<SpanLink> links = new ArrayList<>(messages.size());
    for (Otlp.Span.Link message : messages) {
      ByteString traceId = message.getTraceId();
      ByteString spanId = message.getSpanId();
      links.add(
          new SpanLink(
              traceId.isEmpty() ? new TraceId(0, 0) : traceId(traceId, "trace_id of a link"),
              spanId.isEmpty() ? new SpanId(0) : spanId(spanId, "span_id of a link"),
              message.getTraceState(),
              MessageValues.attributes(message.getAttributesList()),
              message.getDroppedAttributesCount(),
              message.getFlags()));
    }
    return links;
  }

  private static Status status(Otlp.Status message) {
    StatusCode code = Enums.statusCode(message.getCodeValue());
    return code == StatusCode.UNSET && message.getMessage().isEmpty()
        ? Status.UNSET
        : new Status(code, message.getMessage());
  }

  private static TraceId traceId(ByteString bytes, String what) throws BadItemException {
    checkLength(bytes, 16, what);
    ByteBuffer id = bytes.asReadOnlyByteBuffer();
    return new TraceId(id.getLong(), id.getLong());
  }

  private static SpanId spanId(ByteString bytes, String what) throws BadItemException {
    checkLength(bytes, 8, what);
    return new SpanId(bytes.asReadOnlyByteBuffer().getLong());
  }

  private static void checkLength(ByteString bytes, int length, String what)
      throws BadItemException {
    if (bytes.size() == length) return;
    throw new BadItemException(what + " has " + bytes.size() + " bytes, expected " + length);
  }

  static Otlp.Resource resource(Resource resource) {
    return Otlp.Resource.newBuilder()
        .addAllAttributes(MessageValues.keyValues(resource.attributes()))
        .setDroppedAttributesCount(resource.droppedAttributesCount())
        .build();
  }

  static Otlp.InstrumentationScope scope(Scope scope) {
    return Otlp.InstrumentationScope.newBuilder()
        .setName(WellFormed.text(scope.name()))
        .setVersion(WellFormed.text(scope.version()))
        .addAllAttributes(MessageValues.keyValues(scope.attributes()))
        .setDroppedAttributesCount(scope.droppedAttributesCount())
        .build();
  }

  static Otlp.Span message(Span span) {
    Otlp.Span.Builder message =
        Otlp.Span.newBuilder()
            .setTraceId(bytes(span.traceId()))
            .setSpanId(bytes(span.spanId()))
            .setTraceState(WellFormed.text(span.traceState()))
            .setFlags(span.flags())
            .setName(WellFormed.text(span.name()))
            .setKindValue(span.kind().ordinal())
            .setStartTimeUnixNano(span.startNanos())
            .setEndTimeUnixNano(span.endNanos())
            .addAllAttributes(MessageValues.keyValues(span.attributes()))
            .setDroppedAttributesCount(span.droppedAttributesCount())
            .setDroppedEventsCount(span.droppedEventsCount())
            .setDroppedLinksCount(span.droppedLinksCount());
    if (span.parentSpanId() != null) message.setParentSpanId(bytes(span.parentSpanId()));
    for (SpanEvent event : span.events()) message.addEvents(message(event));
    for (SpanLink link : span.links()) message.addLinks(message(link));
    Status status = span.status();
    if (!status.equals(Status.UNSET)) {
      message.setStatus(
          Otlp.Status.newBuilder()
              .setMessage(WellFormed.text(status.message()))
              .setCodeValue(status.code().ordinal()));
    }
    return message.build();
  }

  private static Otlp.Span.Event message(SpanEvent event) {
    return Otlp.Span.Event.newBuilder()
        .setTimeUnixNano(event.timeNanos())
        .setName(WellFormed.text(event.name()))
        .addAllAttributes(MessageValues.keyValues(event.attributes()))
        .setDroppedAttributesCount(event.droppedAttributesCount())
        .build();
  }

  private static Otlp.Span.Link message(SpanLink link) {
    return Otlp.Span.Link.newBuilder()
        .setTraceId(bytes(link.traceId()))
        .setSpanId(bytes(link.spanId()))
        .setTraceState(WellFormed.text(link.traceState()))
        .addAllAttributes(MessageValues.keyValues(link.attributes()))
        .setDroppedAttributesCount(link.droppedAttributesCount())
        .setFlags(link.flags())
        .build();
  }

  private static ByteString bytes(TraceId id) {
    return ByteString.copyFrom(ByteBuffer.allocate(16).putLong(id.high()).putLong(id.low()).flip());
  }

  private static ByteString bytes(SpanId id) {
    return ByteString.copyFrom(ByteBuffer.allocate(8).putLong(id.value()).flip());
  }
}
