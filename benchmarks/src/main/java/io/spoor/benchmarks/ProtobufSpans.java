package io.spoor.benchmarks;

import io.spoor.codec.proto.StoredEvent;
import io.spoor.codec.proto.StoredLink;
import io.spoor.codec.proto.StoredResource;
import io.spoor.codec.proto.StoredScope;
import io.spoor.codec.proto.StoredSpan;
import io.spoor.codec.proto.StoredSpans;
import io.spoor.codec.proto.StoredValue;
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
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.List;

/** From the messages that protoc makes of the stored schema to spans, which share what they can. */
final class ProtobufSpans {
  private static final SpanKind[] KINDS = SpanKind.values();
  private static final StatusCode[] STATUS_CODES = StatusCode.values();

  private final StoredSpans message;
  private final Value[] values;
  private final Resource[] resources;
  private final Scope[] scopes;

  private ProtobufSpans(StoredSpans message) {
    this.message = message;
    this.values = new Value[message.getAttributesCount()];
    for (int i = 0; i < values.length; i++) values[i] = value(message.getAttributes(i));
    this.resources = new Resource[message.getResourcesCount()];
    for (int i = 0; i < resources.length; i++) resources[i] = resource(message.getResources(i));
    this.scopes = new Scope[message.getScopesCount()];
    for (int i = 0; i < scopes.length; i++) scopes[i] = scope(message.getScopes(i));
  }

  static List<Span> of(TraceId traceId, StoredSpans message) {
    ProtobufSpans tables = new ProtobufSpans(message);
    List<Span> spans = new ArrayList<>(message.getSpansCount());
    for (int i = 0; i < message.getSpansCount(); i++) {
      spans.add(tables.span(traceId, message.getSpans(i)));
    }
    return spans;
  }

  private Span span(TraceId traceId, StoredSpan stored) {
    long start = message.getBaseNanos() + stored.getStartDelta();
    return new Span(
        traceId,
        new SpanId(stored.getSpanId()),
        stored.hasParentSpanId() ? new SpanId(stored.getParentSpanId()) : null,
        string(stored.getTraceState()),
        stored.getFlags(),
        string(stored.getName()),
        KINDS[stored.getKind()],
        start,
        start + stored.getDuration(),
        attributes(stored.getAttributesList()),
        stored.getDroppedAttributesCount(),
        events(stored, start),
        stored.getDroppedEventsCount(),
        links(stored),
        stored.getDroppedLinksCount(),
        new Status(STATUS_CODES[stored.getStatusCode()], string(stored.getStatusMessage())),
        stored.getResource() == 0 ? Resource.EMPTY : resources[stored.getResource() - 1],
        stored.getScope() == 0 ? Scope.EMPTY : scopes[stored.getScope() - 1]);
  }

  private List<SpanEvent> events(StoredSpan span, long start) {
    List<SpanEvent> events = new ArrayList<>(span.getEventsCount());
    for (int i = 0; i < span.getEventsCount(); i++) {
      StoredEvent stored = span.getEvents(i);
      events.add(
          new SpanEvent(
              start + stored.getTimeDelta(),
              string(stored.getName()),
              attributes(stored.getAttributesList()),
              stored.getDroppedAttributesCount()));
    }
    return events;
  }

  private List<SpanLink> links(StoredSpan span) {
    List<SpanLink> links = new ArrayList<>(span.getLinksCount());
    for (int i = 0; i < span.getLinksCount(); i++) {
      StoredLink stored = span.getLinks(i);
      links.add(
          new SpanLink(
              new TraceId(stored.getTraceIdHigh(), stored.getTraceIdLow()),
              new SpanId(stored.getSpanId()),
              string(stored.getTraceState()),
              attributes(stored.getAttributesList()),
              stored.getDroppedAttributesCount(),
              stored.getFlags()));
    }
    return links;
  }

  private Resource resource(StoredResource stored) {
    return new Resource(
        attributes(stored.getAttributesList()),
        stored.getDroppedAttributesCount(),
        string(stored.getSchemaUrl()));
  }

  private Scope scope(StoredScope stored) {
    return new Scope(
        string(stored.getName()),
        string(stored.getVersion()),
        attributes(stored.getAttributesList()),
        stored.getDroppedAttributesCount(),
        string(stored.getSchemaUrl()));
  }

  private String string(int index) {
    return index == 0 ? "" : message.getStrings(index - 1);
  }

  private Attributes attributes(List<Integer> indexes) {
    Attributes.Builder attributes = Attributes.builder();
    for (int i = 0; i < indexes.size(); i++) {
      int index = indexes.get(i) - 1;
      attributes.put(string(message.getAttributes(index).getKey()), values[index]);
    }
    return attributes.build();
  }

  private Value value(StoredValue stored) {
    return switch (stored.getValueCase()) {
      case TEXT -> Value.of(stored.getText());
      case INT -> Value.of(stored.getInt());
      case BOOL -> Value.of(stored.getBool());
      case DOUBLE -> Value.of(stored.getDouble());
      case BYTES -> Value.of(stored.getBytes().toByteArray());
      case ARRAY -> Value.of(stored.getArray().getValuesList().stream().map(this::value).toList());
      case LIST -> list(stored.getList().getValuesList());
      case VALUE_NOT_SET -> Value.EMPTY;
    };
  }

  private Value list(List<StoredValue> entries) {
    Attributes.Builder attributes = Attributes.builder();
    for (StoredValue entry : entries) attributes.put(string(entry.getKey()), value(entry));
    return Value.of(attributes.build());
  }
}
