package io.spoor.file;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.proto.trace.v1.TracesData;
import io.spoor.span.Attributes;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Spans as the messages that OpenTelemetry publishes, set field by field: the oracle. */
final class PublishedMessages {
  private PublishedMessages() {}

  static TracesData of(List<Span> spans) {
    TracesData.Builder data = TracesData.newBuilder();
    Span before = null;
    for (Span span : spans) {
      boolean sameResource = before != null && before.resource().equals(span.resource());
      if (!sameResource) data.addResourceSpans(resourceSpans(span.resource()));
      ResourceSpans.Builder resourceSpans =
          data.getResourceSpansBuilder(data.getResourceSpansCount() - 1);
      if (!sameResource || !before.scope().equals(span.scope())) {
        resourceSpans.addScopeSpans(scopeSpans(span.scope()));
      }
      resourceSpans
          .getScopeSpansBuilder(resourceSpans.getScopeSpansCount() - 1)
          .addSpans(message(span));
      before = span;
    }
    return data.build();
  }

  private static ResourceSpans resourceSpans(io.spoor.span.Resource resource) {
    ResourceSpans.Builder message = ResourceSpans.newBuilder().setSchemaUrl(resource.schemaUrl());
    Resource inner =
        Resource.newBuilder()
            .addAllAttributes(keyValues(resource.attributes()))
            .setDroppedAttributesCount(resource.droppedAttributesCount())
            .build();
    if (!inner.equals(Resource.getDefaultInstance())) message.setResource(inner);
    return message.build();
  }

  private static ScopeSpans scopeSpans(Scope scope) {
    ScopeSpans.Builder message = ScopeSpans.newBuilder().setSchemaUrl(scope.schemaUrl());
    InstrumentationScope inner =
        InstrumentationScope.newBuilder()
            .setName(scope.name())
            .setVersion(scope.version())
            .addAllAttributes(keyValues(scope.attributes()))
            .setDroppedAttributesCount(scope.droppedAttributesCount())
            .build();
    if (!inner.equals(InstrumentationScope.getDefaultInstance())) message.setScope(inner);
    return message.build();
  }

  private static io.opentelemetry.proto.trace.v1.Span message(Span span) {
    var message =
        io.opentelemetry.proto.trace.v1.Span.newBuilder()
            .setTraceId(hex(span.traceId()))
            .setSpanId(hex(span.spanId()))
            .setTraceState(span.traceState())
            .setFlags(span.flags())
            .setName(span.name())
            .setKind(
                io.opentelemetry.proto.trace.v1.Span.SpanKind.valueOf("SPAN_KIND_" + span.kind()))
            .setStartTimeUnixNano(span.startNanos())
            .setEndTimeUnixNano(span.endNanos())
            .addAllAttributes(keyValues(span.attributes()))
            .setDroppedAttributesCount(span.droppedAttributesCount())
            .setDroppedEventsCount(span.droppedEventsCount())
            .setDroppedLinksCount(span.droppedLinksCount());
    if (span.parentSpanId() != null) message.setParentSpanId(hex(span.parentSpanId()));
    for (var event : span.events()) {
      message
          .addEventsBuilder()
          .setTimeUnixNano(event.timeNanos())
          .setName(event.name())
          .addAllAttributes(keyValues(event.attributes()))
          .setDroppedAttributesCount(event.droppedAttributesCount());
    }
    for (var link : span.links()) {
      message
          .addLinksBuilder()
          .setTraceId(hex(link.traceId()))
          .setSpanId(hex(link.spanId()))
          .setTraceState(link.traceState())
          .addAllAttributes(keyValues(link.attributes()))
          .setDroppedAttributesCount(link.droppedAttributesCount())
          .setFlags(link.flags());
    }
    Status status =
        Status.newBuilder()
            .setCode(Status.StatusCode.valueOf("STATUS_CODE_" + span.status().code()))
            .setMessage(span.status().message())
            .build();
    if (!status.equals(Status.getDefaultInstance())) message.setStatus(status);
    return message.build();
  }

  private static List<KeyValue> keyValues(Attributes attributes) {
    List<KeyValue> messages = new ArrayList<>();
    attributes.forEach(
        (key, value) ->
            messages.add(KeyValue.newBuilder().setKey(key).setValue(message(value)).build()));
    return messages;
  }

  private static AnyValue message(Value value) {
    AnyValue.Builder message = AnyValue.newBuilder();
    if (value instanceof Value.Text v) message.setStringValue(v.text());
    if (value instanceof Value.Bool v) message.setBoolValue(v.value());
    if (value instanceof Value.Int v) message.setIntValue(v.value());
    if (value instanceof Value.Double v) message.setDoubleValue(v.value());
    if (value instanceof Value.Bytes v) message.setBytesValue(ByteString.copyFrom(v.toArray()));
    if (value instanceof Value.Array v) {
      ArrayValue.Builder elements = ArrayValue.newBuilder();
      v.elements().forEach(element -> elements.addValues(message(element)));
      message.setArrayValue(elements);
    }
    if (value instanceof Value.KeyValueList v) {
      message.setKvlistValue(KeyValueList.newBuilder().addAllValues(keyValues(v.entries())));
    }
    return message.build();
  }

  private static ByteString hex(Object id) {
    return ByteString.copyFrom(HexFormat.of().parseHex(id.toString()));
  }
}
