package io.spoor.otlp;

import com.fasterxml.jackson.core.JsonGenerator;
import io.spoor.input.WellFormed;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanLink;
import io.spoor.span.Status;
import io.spoor.span.Value;
import java.io.IOException;

/** The parts of a span as OTLP JSON, without what is empty or zero. */
final class JsonSpanText {
  private JsonSpanText() {}

  /** The resource and its schema URL, as fields of the {@code ResourceSpans}. */
  static void writeResource(JsonGenerator json, Resource resource) throws IOException {
    if (!resource.attributes().isEmpty() || resource.droppedAttributesCount() != 0) {
      json.writeObjectFieldStart("resource");
      attributes(json, resource.attributes(), resource.droppedAttributesCount());
      json.writeEndObject();
    }
    text(json, "schemaUrl", resource.schemaUrl());
  }

  /** The scope and its schema URL, as fields of the {@code ScopeSpans}. */
  static void writeScope(JsonGenerator json, Scope scope) throws IOException {
    Scope rest =
        new Scope(
            scope.name(), scope.version(), scope.attributes(), scope.droppedAttributesCount(), "");
    if (!rest.equals(Scope.EMPTY)) {
      json.writeObjectFieldStart("scope");
      text(json, "name", scope.name());
      text(json, "version", scope.version());
      attributes(json, scope.attributes(), scope.droppedAttributesCount());
      json.writeEndObject();
    }
    text(json, "schemaUrl", scope.schemaUrl());
  }

  static void write(JsonGenerator json, Span span) throws IOException {
    json.writeStartObject();
    json.writeStringField("traceId", span.traceId().toString());
    json.writeStringField("spanId", span.spanId().toString());
    text(json, "traceState", span.traceState());
    if (span.parentSpanId() != null) {
      json.writeStringField("parentSpanId", span.parentSpanId().toString());
    }
    number(json, "flags", span.flags());
    text(json, "name", span.name());
    number(json, "kind", span.kind().ordinal());
    time(json, "startTimeUnixNano", span.startNanos());
    time(json, "endTimeUnixNano", span.endNanos());
    attributes(json, span.attributes(), span.droppedAttributesCount());
    events(json, span);
    links(json, span);
    status(json, span.status());
    json.writeEndObject();
  }

  private static void events(JsonGenerator json, Span span) throws IOException {
    if (!span.events().isEmpty()) {
      json.writeArrayFieldStart("events");
      for (SpanEvent event : span.events()) {
        json.writeStartObject();
        time(json, "timeUnixNano", event.timeNanos());
        text(json, "name", event.name());
        attributes(json, event.attributes(), event.droppedAttributesCount());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    number(json, "droppedEventsCount", span.droppedEventsCount());
  }

  private static void links(JsonGenerator json, Span span) throws IOException {
    if (!span.links().isEmpty()) {
      json.writeArrayFieldStart("links");
      for (SpanLink link : span.links()) {
        json.writeStartObject();
        json.writeStringField("traceId", link.traceId().toString());
        json.writeStringField("spanId", link.spanId().toString());
        text(json, "traceState", link.traceState());
        attributes(json, link.attributes(), link.droppedAttributesCount());
        number(json, "flags", link.flags());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    number(json, "droppedLinksCount", span.droppedLinksCount());
  }

  private static void status(JsonGenerator json, Status status) throws IOException {
    if (status.equals(Status.UNSET)) return;
    json.writeObjectFieldStart("status");
    text(json, "message", status.message());
    number(json, "code", status.code().ordinal());
    json.writeEndObject();
  }

  private static void attributes(JsonGenerator json, Attributes attributes, int dropped)
      throws IOException {
    if (!attributes.isEmpty()) keyValues(json, "attributes", attributes);
    number(json, "droppedAttributesCount", dropped);
  }

  private static void keyValues(JsonGenerator json, String field, Attributes attributes)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (int i = 0; i < attributes.size(); i++) {
      json.writeStartObject();
      json.writeStringField("key", WellFormed.text(attributes.key(i)));
      json.writeFieldName("value");
      value(json, attributes.value(i));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void value(JsonGenerator json, Value value) throws IOException {
    json.writeStartObject();
    if (value instanceof Value.Text text) {
      json.writeStringField("stringValue", WellFormed.text(text.text()));
    } else if (value instanceof Value.Bool bool) {
      json.writeBooleanField("boolValue", bool.value());
    } else if (value instanceof Value.Int number) {
      json.writeStringField("intValue", Long.toString(number.value()));
    } else if (value instanceof Value.Double number) {
      json.writeNumberField("doubleValue", number.value());
    } else if (value instanceof Value.Bytes bytes) {
      json.writeStringField("bytesValue", bytes.toBase64());
    } else if (value instanceof Value.Array array) {
      json.writeObjectFieldStart("arrayValue");
      json.writeArrayFieldStart("values");
      for (Value element : array.elements()) value(json, element);
      json.writeEndArray();
      json.writeEndObject();
    } else if (value instanceof Value.KeyValueList list) {
      json.writeObjectFieldStart("kvlistValue");
      keyValues(json, "values", list.entries());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String field, String text) throws IOException {
    if (!text.isEmpty()) json.writeStringField(field, WellFormed.text(text));
  }

  private static void number(JsonGenerator json, String field, int number) throws IOException {
    if (number != 0) json.writeNumberField(field, Integer.toUnsignedLong(number));
  }

  private static void time(JsonGenerator json, String field, long nanos) throws IOException {
    if (nanos != 0) json.writeStringField(field, Long.toUnsignedString(nanos));
  }
}
