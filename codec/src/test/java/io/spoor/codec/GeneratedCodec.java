package io.spoor.codec;

import com.google.protobuf.ByteString;
import io.spoor.codec.proto.StoredEvent;
import io.spoor.codec.proto.StoredLink;
import io.spoor.codec.proto.StoredResource;
import io.spoor.codec.proto.StoredScope;
import io.spoor.codec.proto.StoredSpan;
import io.spoor.codec.proto.StoredSpans;
import io.spoor.codec.proto.StoredValue;
import io.spoor.codec.proto.StoredValues;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stored value through protoc's code: what the hand-written codec is compared with. */
final class GeneratedCodec {
  private final StoredSpans.Builder value = StoredSpans.newBuilder();
  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final Map<Attributes, Integer> attributes = new LinkedHashMap<>(); // Of one entry each.
  private final Map<Resource, Integer> resources = new LinkedHashMap<>();
  private final Map<Scope, Integer> scopes = new LinkedHashMap<>();

  private GeneratedCodec() {}

  static StoredSpans toMessage(List<Span> spans) {
    GeneratedCodec codec = new GeneratedCodec();
    long base = spans.isEmpty() ? 0 : spans.get(0).startNanos();
    codec.value.setBaseNanos(base);
    for (Span span : spans) codec.value.addSpans(codec.span(span, base));
    return codec.value.build();
  }

  private StoredSpan span(Span span, long base) {
    StoredSpan.Builder stored =
        StoredSpan.newBuilder()
            .setSpanId(span.spanId().value())
            .setName(string(span.name()))
            .setKind(span.kind().ordinal())
            .setStartDelta(span.startNanos() - base)
            .setDuration(span.endNanos() - span.startNanos())
            .addAllAttributes(attributes(span.attributes()))
            .setResource(resource(span.resource()))
            .setScope(scope(span.scope()))
            .setStatusCode(span.status().code().ordinal())
            .setStatusMessage(string(span.status().message()))
            .setFlags(span.flags())
            .setTraceState(string(span.traceState()))
            .setDroppedAttributesCount(span.droppedAttributesCount())
            .setDroppedEventsCount(span.droppedEventsCount())
            .setDroppedLinksCount(span.droppedLinksCount());
    if (span.parentSpanId() != null) stored.setParentSpanId(span.parentSpanId().value());
    for (SpanEvent event : span.events()) {
      stored.addEvents(
          StoredEvent.newBuilder()
              .setTimeDelta(event.timeNanos() - span.startNanos())
              .setName(string(event.name()))
              .addAllAttributes(attributes(event.attributes()))
              .setDroppedAttributesCount(event.droppedAttributesCount()));
    }
    for (SpanLink link : span.links()) {
      stored.addLinks(
          StoredLink.newBuilder()
              .setTraceIdHigh(link.traceId().high())
              .setTraceIdLow(link.traceId().low())
              .setSpanId(link.spanId().value())
              .setTraceState(string(link.traceState()))
              .addAllAttributes(attributes(link.attributes()))
              .setDroppedAttributesCount(link.droppedAttributesCount())
              .setFlags(link.flags()));
    }
    return stored.build();
  }

  private int string(String text) {
    if (text.isEmpty()) return 0;
    return strings.computeIfAbsent(text, t -> value.addStrings(t).getStringsCount());
  }

  private List<Integer> attributes(Attributes entries) {
    List<Integer> indexes = new ArrayList<>();
    entries.forEach(
        (key, v) -> {
          Attributes entry = Attributes.of(key, v);
          Integer known = attributes.get(entry);
          if (known == null) {
            value.addAttributes(value(v).setKey(string(key)));
            known = value.getAttributesCount();
            attributes.put(entry, known);
          }
          indexes.add(known);
        });
    return indexes;
  }

  private int resource(Resource resource) {
    if (resource.equals(Resource.EMPTY)) return 0;
    Integer known = resources.get(resource);
    if (known != null) return known;
    value.addResources(
        StoredResource.newBuilder()
            .addAllAttributes(attributes(resource.attributes()))
            .setDroppedAttributesCount(resource.droppedAttributesCount())
            .setSchemaUrl(string(resource.schemaUrl())));
    resources.put(resource, value.getResourcesCount());
    return value.getResourcesCount();
  }

  private int scope(Scope scope) {
    if (scope.equals(Scope.EMPTY)) return 0;
    Integer known = scopes.get(scope);
    if (known != null) return known;
    value.addScopes(
        StoredScope.newBuilder()
            .setName(string(scope.name()))
            .setVersion(string(scope.version()))
            .addAllAttributes(attributes(scope.attributes()))
            .setDroppedAttributesCount(scope.droppedAttributesCount())
            .setSchemaUrl(string(scope.schemaUrl())));
    scopes.put(scope, value.getScopesCount());
    return value.getScopesCount();
  }

  private StoredValue.Builder value(Value v) {
    StoredValue.Builder stored = StoredValue.newBuilder();
    if (v instanceof Value.Text text) stored.setText(text.text());
    if (v instanceof Value.Int number) stored.setInt(number.value());
    if (v instanceof Value.Bool bool) stored.setBool(bool.value());
    if (v instanceof Value.Double number) stored.setDouble(number.value());
    if (v instanceof Value.Bytes bytes) stored.setBytes(ByteString.copyFrom(bytes.toArray()));
    if (v instanceof Value.Array array) {
      StoredValues.Builder values = StoredValues.newBuilder();
      for (Value element : array.elements()) values.addValues(value(element));
      stored.setArray(values);
    }
    if (v instanceof Value.KeyValueList list) {
      StoredValues.Builder values = StoredValues.newBuilder();
      list.entries().forEach((k, element) -> values.addValues(value(element).setKey(string(k))));
      stored.setList(values);
    }
    return stored;
  }

  static List<Span> toSpans(TraceId traceId, StoredSpans value) {
    List<Span> spans = new ArrayList<>();
    for (StoredSpan stored : value.getSpansList()) {
      long start = value.getBaseNanos() + stored.getStartDelta();
      spans.add(
          new Span(
              traceId,
              new SpanId(stored.getSpanId()),
              stored.hasParentSpanId() ? new SpanId(stored.getParentSpanId()) : null,
              string(value, stored.getTraceState()),
              stored.getFlags(),
              string(value, stored.getName()),
              SpanKind.values()[stored.getKind()],
              start,
              start + stored.getDuration(),
              attributes(value, stored.getAttributesList()),
              stored.getDroppedAttributesCount(),
              stored.getEventsList().stream().map(e -> event(value, start, e)).toList(),
              stored.getDroppedEventsCount(),
              stored.getLinksList().stream().map(l -> link(value, l)).toList(),
              stored.getDroppedLinksCount(),
              new Status(
                  StatusCode.values()[stored.getStatusCode()],
                  string(value, stored.getStatusMessage())),
              resource(value, stored.getResource()),
              scope(value, stored.getScope())));
    }
    return spans;
  }

  private static SpanEvent event(StoredSpans value, long start, StoredEvent stored) {
    return new SpanEvent(
        start + stored.getTimeDelta(),
        string(value, stored.getName()),
        attributes(value, stored.getAttributesList()),
        stored.getDroppedAttributesCount());
  }

  private static SpanLink link(StoredSpans value, StoredLink stored) {
    return new SpanLink(
        new TraceId(stored.getTraceIdHigh(), stored.getTraceIdLow()),
        new SpanId(stored.getSpanId()),
        string(value, stored.getTraceState()),
        attributes(value, stored.getAttributesList()),
        stored.getDroppedAttributesCount(),
        stored.getFlags());
  }

  private static Resource resource(StoredSpans value, int index) {
    if (index == 0) return Resource.EMPTY;
    StoredResource stored = value.getResources(index - 1);
    return new Resource(
        attributes(value, stored.getAttributesList()),
        stored.getDroppedAttributesCount(),
        string(value, stored.getSchemaUrl()));
  }

  private static Scope scope(StoredSpans value, int index) {
    if (index == 0) return Scope.EMPTY;
    StoredScope stored = value.getScopes(index - 1);
    return new Scope(
        string(value, stored.getName()),
        string(value, stored.getVersion()),
        attributes(value, stored.getAttributesList()),
        stored.getDroppedAttributesCount(),
        string(value, stored.getSchemaUrl()));
  }

  private static String string(StoredSpans value, int index) {
    return index == 0 ? "" : value.getStrings(index - 1);
  }

  private static Attributes attributes(StoredSpans value, List<Integer> indexes) {
    return entries(value, indexes.stream().map(i -> value.getAttributes(i - 1)).toList());
  }

  private static Attributes entries(StoredSpans value, List<StoredValue> entries) {
    Attributes.Builder attributes = Attributes.builder();
    for (StoredValue e : entries) attributes.put(string(value, e.getKey()), value(value, e));
    return attributes.build();
  }

  private static Value value(StoredSpans value, StoredValue stored) {
    return switch (stored.getValueCase()) {
      case TEXT -> Value.of(stored.getText());
      case INT -> Value.of(stored.getInt());
      case BOOL -> Value.of(stored.getBool());
      case DOUBLE -> Value.of(stored.getDouble());
      case BYTES -> Value.of(stored.getBytes().toByteArray());
      case ARRAY ->
          Value.of(stored.getArray().getValuesList().stream().map(e -> value(value, e)).toList());
      case LIST -> Value.of(entries(value, stored.getList().getValuesList()));
      case VALUE_NOT_SET -> Value.EMPTY;
    };
  }
}
