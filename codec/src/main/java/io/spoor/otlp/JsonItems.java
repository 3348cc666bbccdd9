package io.spoor.otlp;

import com.fasterxml.jackson.core.JsonParser;
import io.spoor.input.BadItemException;
import io.spoor.input.InputLimits;
import io.spoor.input.JsonUnits;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanLink;
import io.spoor.span.Status;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spans, resources and scopes out of OTLP JSON. Each function reads the value that the parser
 * stands on, up to its end.
 */
final class JsonItems {
  private static final TraceId NO_TRACE = new TraceId(0, 0);
  private static final SpanId NO_SPAN = new SpanId(0);

  private final JsonFields json;
  private final JsonUnits units;
  private final int maxBytes;
  private long start;

  JsonItems(JsonParser parser, JsonUnits units, InputLimits limits) {
    this.json = new JsonFields(parser);
    this.units = units;
    this.maxBytes = limits.itemBytes();
  }

  /** The span, without resource and scope. */
  Span.Builder span() throws IOException, BadItemException {
    start = units.position();
    json.beginObject("a span");
    Span.Builder span = Span.builder(NO_TRACE, NO_SPAN);
    TraceId traceId = null;
    SpanId spanId = null;
    String field;
    while ((field = json.nextField()) != null) {
      switch (field) {
        case "traceId", "trace_id" -> traceId = json.traceId(field);
        case "spanId", "span_id" -> spanId = json.spanId(field);
        case "parentSpanId", "parent_span_id" -> {
          SpanId parent = json.spanId(field);
          span.parentSpanId(parent == null || parent.isZero() ? null : parent);
        }
        case "traceState", "trace_state" -> span.traceState(json.text(field));
        case "flags" -> span.flags(json.unsignedInt(field));
        case "name" -> span.name(json.text(field));
        case "kind" -> span.kind(Enums.kind(json.enumNumber(field, Enums.KIND_NUMBERS)));
        case "startTimeUnixNano", "start_time_unix_nano" ->
            span.startNanos(json.unsignedLong(field));
        case "endTimeUnixNano", "end_time_unix_nano" -> span.endNanos(json.unsignedLong(field));
        case "attributes" -> span.attributes(attributes(field));
        case "droppedAttributesCount", "dropped_attributes_count" ->
            span.droppedAttributesCount(json.unsignedInt(field));
        case "events" -> span.events(events());
        case "droppedEventsCount", "dropped_events_count" ->
            span.droppedEventsCount(json.unsignedInt(field));
        case "links" -> span.links(links());
        case "droppedLinksCount", "dropped_links_count" ->
            span.droppedLinksCount(json.unsignedInt(field));
        case "status" -> span.status(status());
        default -> json.skip();
      }
    }
    return span.traceId(checked(traceId)).spanId(checked(spanId));
  }

  private static TraceId checked(@Nullable TraceId id) throws BadItemException {
    if (id == null) throw new BadItemException("a span has no traceId");
    if (id.isZero()) throw new BadItemException("traceId is all zeros");
    return id;
  }

  private static SpanId checked(@Nullable SpanId id) throws BadItemException {
    if (id == null) throw new BadItemException("a span has no spanId");
    if (id.isZero()) throw new BadItemException("spanId is all zeros");
    return id;
  }

  /** How many bytes of the input the span read last took, to within a buffer's length. */
  long spanBytes() {
    return units.position() - start;
  }

  /** The resource, without its schema URL. */
  Resource resource() throws IOException, BadItemException {
    start = units.position();
    json.beginObject("resource");
    Attributes attributes = Attributes.empty();
    int dropped = 0;
    String field;
    while ((field = json.nextField()) != null) {
      switch (field) {
        case "attributes" -> attributes = attributes(field);
        case "droppedAttributesCount", "dropped_attributes_count" ->
            dropped = json.unsignedInt(field);
        default -> json.skip();
      }
    }
    return new Resource(attributes, dropped, "");
  }

  /** The scope, without its schema URL. */
  Scope scope() throws IOException, BadItemException {
    start = units.position();
    json.beginObject("scope");
    String name = "";
    String version = "";
    Attributes attributes = Attributes.empty();
    int dropped = 0;
    String field;
    while ((field = json.nextField()) != null) {
      switch (field) {
        case "name" -> name = json.text(field);
        case "version" -> version = json.text(field);
        case "attributes" -> attributes = attributes(field);
        case "droppedAttributesCount", "dropped_attributes_count" ->
            dropped = json.unsignedInt(field);
        default -> json.skip();
      }
    }
    return new Scope(name, version, attributes, dropped, "");
  }

  private List<SpanEvent> events() throws IOException, BadItemException {
    json.beginArray("events");
    List<SpanEvent> events = new ArrayList<>();
    while (json.nextElement()) {
      checkSize();
      events.add(event());
    }
    return events;
  }

  private SpanEvent event() throws IOException, BadItemException {
    json.beginObject("an event");
    long time = 0;
    String name = "";
    Attributes attributes = Attributes.empty();
    int dropped = 0;
    String field;
    while ((field = json.nextField()) != null) {
      switch (field) {
        case "timeUnixNano", "time_unix_nano" -> time = json.unsignedLong(field);
        case "name" -> name = json.text(field);
        case "attributes" -> attributes = attributes(field);
        case "droppedAttributesCount", "dropped_attributes_count" ->
            dropped = json.unsignedInt(field);
        default -> json.skip();
      }
    }
    return new SpanEvent(time, name, attributes, dropped);
  }

  private List<SpanLink> links() throws IOException, BadItemException {
    json.beginArray("links");
    List<SpanLink> links = new ArrayList<>();
    while (json.nextElement()) {
      checkSize();
      links.add(link());
    }
    return links;
  }

  private SpanLink link() throws IOException, BadItemException {
    json.beginObject("a link");
    TraceId traceId = null;
    SpanId spanId = null;
    String traceState = "";
    Attributes attributes = Attributes.empty();
    int dropped = 0;
    int flags = 0;
    String field;
    while ((field = json.nextField()) != null) {
      switch (field) {
        case "traceId", "trace_id" -> traceId = json.traceId(field);
        case "spanId", "span_id" -> spanId = json.spanId(field);
        case "traceState", "trace_state" -> traceState = json.text(field);
        case "attributes" -> attributes = attributes(field);
        case "droppedAttributesCount", "dropped_attributes_count" ->
            dropped = json.unsignedInt(field);
        case "flags" -> flags = json.unsignedInt(field);
        default -> json.skip();
      }
    }
    return new SpanLink(
        traceId == null ? NO_TRACE : traceId,
        spanId == null ? NO_SPAN : spanId,
        traceState,
        attributes,
        dropped,
        flags);
  }

  private Status status() throws IOException, BadItemException {
    json.beginObject("status");
    Status status = Status.UNSET;
    String field;
    while ((field = json.nextField()) != null) {
      switch (field) {
        case "message" -> status = new Status(status.code(), json.text(field));
        case "code" -> {
          int number = json.enumNumber(field, Enums.STATUS_CODE_NUMBERS);
          status = new Status(Enums.statusCode(number), status.message());
        }
        default -> json.skip();
      }
    }
    return status;
  }

  private Attributes attributes(String field) throws IOException, BadItemException {
    return attributes(field, 1);
  }

  private Attributes attributes(String array, int depth) throws IOException, BadItemException {
    json.beginArray(array);
    Attributes.Builder attributes = Attributes.builder();
    while (json.nextElement()) {
      checkSize();
      json.beginObject("an attribute");
      String key = "";
      Value value = Value.EMPTY;
      String field;
      while ((field = json.nextField()) != null) {
        switch (field) {
          case "key" -> key = json.text(field);
          case "value" -> value = value(depth);
          default -> json.skip();
        }
      }
      attributes.put(key, value);
    }
    return attributes.build();
  }

  private Value value(int depth) throws IOException, BadItemException {
    MessageValues.checkDepth(depth);
    json.beginObject("a value");
    Value value = Value.EMPTY;
    String field;
    while ((field = json.nextField()) != null) {
      switch (field) {
        case "stringValue", "string_value" -> value = Value.of(json.text(field));
        case "boolValue", "bool_value" -> value = Value.of(json.bool(field));
        case "intValue", "int_value" -> value = Value.of(json.signedLong(field));
        case "doubleValue", "double_value" -> value = Value.of(json.number(field));
        case "bytesValue", "bytes_value" -> value = Value.of(json.bytes(field));
        case "arrayValue", "array_value" -> value = Value.of(elements(field, depth + 1));
        case "kvlistValue", "kvlist_value" -> value = Value.of(entries(field, depth + 1));
        default -> json.skip();
      }
    }
    return value;
  }

  private List<Value> elements(String of, int depth) throws IOException, BadItemException {
    json.beginObject(of);
    List<Value> elements = new ArrayList<>();
    String field;
    while ((field = json.nextField()) != null) {
      if (!field.equals("values")) {
        json.skip();
        continue;
      }
      json.beginArray(field);
      while (json.nextElement()) {
        checkSize();
        elements.add(value(depth));
      }
    }
    return elements;
  }

  private Attributes entries(String of, int depth) throws IOException, BadItemException {
    json.beginObject(of);
    Attributes entries = Attributes.empty();
    String field;
    while ((field = json.nextField()) != null) {
      if (field.equals("values")) entries = attributes(field, depth);
      else json.skip();
    }
    return entries;
  }

  private void checkSize() throws BadItemException {
    long bytes = units.position() - start;
    if (bytes <= maxBytes) return;
    throw new BadItemException(
        "a span, resource or scope takes at least " + bytes + " bytes; the most is " + maxBytes);
  }
}
