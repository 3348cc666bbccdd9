package io.spoor.benchmarks;

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
import io.spoor.span.SpanLink;
import io.spoor.span.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From spans to the messages that protoc makes of the stored schema, as one would write it. */
final class ProtobufCodec {

  private record Entry(String key, Value value) {}

  private final StoredSpans.Builder value = StoredSpans.newBuilder();
  private final Map<String, Integer> strings = new HashMap<>();
  private final Map<Entry, Integer> attributes = new HashMap<>();
  private final Map<Resource, Integer> resources = new HashMap<>();
  private final Map<Scope, Integer> scopes = new HashMap<>();

  private ProtobufCodec() {}

  static StoredSpans toMessage(List<Span> spans) {
    ProtobufCodec codec = new ProtobufCodec();
    long base = spans.get(0).startNanos();
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
    Attributes entries = span.attributes();
    for (int i = 0; i < entries.size(); i++) stored.addAttributes(attribute(entries, i));
    for (SpanEvent event : span.events()) stored.addEvents(event(event, span.startNanos()));
    for (SpanLink link : span.links()) stored.addLinks(link(link));
    return stored.build();
  }

  private StoredEvent event(SpanEvent event, long startNanos) {
    StoredEvent.Builder stored =
        StoredEvent.newBuilder()
            .setTimeDelta(event.timeNanos() - startNanos)
            .setName(string(event.name()))
            .setDroppedAttributesCount(event.droppedAttributesCount());
    Attributes entries = event.attributes();
    for (int i = 0; i < entries.size(); i++) stored.addAttributes(attribute(entries, i));
    return stored.build();
  }

  private StoredLink link(SpanLink link) {
    StoredLink.Builder stored =
        StoredLink.newBuilder()
            .setTraceIdHigh(link.traceId().high())
            .setTraceIdLow(link.traceId().low())
            .setSpanId(link.spanId().value())
            .setTraceState(string(link.traceState()))
            .setDroppedAttributesCount(link.droppedAttributesCount())
            .setFlags(link.flags());
    Attributes entries = link.attributes();
    for (int i = 0; i < entries.size(); i++) stored.addAttributes(attribute(entries, i));
    return stored.build();
  }

  private int string(String text) {
    if (text.isEmpty()) return 0;
    Integer known = strings.putIfAbsent(text, strings.size() + 1);
    if (known != null) return known;
    value.addStrings(text);
    return strings.size();
  }

  private int attribute(Attributes entries, int i) {
    Entry entry = new Entry(entries.key(i), entries.value(i));
    Integer known = attributes.putIfAbsent(entry, attributes.size() + 1);
    if (known != null) return known;
    value.addAttributes(value(entry.value).setKey(string(entry.key)));
    return attributes.size();
  }

  private int resource(Resource resource) {
    if (resource.equals(Resource.EMPTY)) return 0;
    Integer known = resources.putIfAbsent(resource, resources.size() + 1);
    if (known != null) return known;
    StoredResource.Builder stored =
        StoredResource.newBuilder()
            .setDroppedAttributesCount(resource.droppedAttributesCount())
            .setSchemaUrl(string(resource.schemaUrl()));
    Attributes entries = resource.attributes();
    for (int i = 0; i < entries.size(); i++) stored.addAttributes(attribute(entries, i));
    value.addResources(stored);
    return resources.size();
  }

  private int scope(Scope scope) {
    if (scope.equals(Scope.EMPTY)) return 0;
    Integer known = scopes.putIfAbsent(scope, scopes.size() + 1);
    if (known != null) return known;
    StoredScope.Builder stored =
        StoredScope.newBuilder()
            .setName(string(scope.name()))
            .setVersion(string(scope.version()))
            .setDroppedAttributesCount(scope.droppedAttributesCount())
            .setSchemaUrl(string(scope.schemaUrl()));
    Attributes entries = scope.attributes();
    for (int i = 0; i < entries.size(); i++) stored.addAttributes(attribute(entries, i));
    value.addScopes(stored);
    return scopes.size();
  }

  private StoredValue.Builder value(Value v) {
    StoredValue.Builder stored = StoredValue.newBuilder();
    if (v instanceof Value.Text text) {
      stored.setText(text.text());
    } else if (v instanceof Value.Int number) {
      stored.setInt(number.value());
    } else if (v instanceof Value.Bool bool) {
      stored.setBool(bool.value());
    } else if (v instanceof Value.Double number) {
      stored.setDouble(number.value());
    } else if (v instanceof Value.Bytes bytes) {
      stored.setBytes(ByteString.copyFrom(bytes.toArray()));
    } else if (v instanceof Value.Array array) {
      StoredValues.Builder values = StoredValues.newBuilder();
      for (Value element : array.elements()) values.addValues(value(element));
      stored.setArray(values);
    } else if (v instanceof Value.KeyValueList list) {
      StoredValues.Builder values = StoredValues.newBuilder();
      list.entries().forEach((k, element) -> values.addValues(value(element).setKey(string(k))));
      stored.setList(values);
    }
    return stored;
  }
}
