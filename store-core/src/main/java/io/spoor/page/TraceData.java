package io.spoor.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanLink;
import io.spoor.span.Status;
import io.spoor.span.TextForm;
import io.spoor.span.Value;
import io.spoor.tree.Attachment;
import io.spoor.tree.SpanNode;
import io.spoor.tree.SpanTree;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the script of a page is given, as JSON that is safe within a script element. */
final class TraceData {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int ASCII = 0x7f;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final SpanTree tree;
  private final Map<SpanId, String> marks;
  private final String message;
  private final Map<Resource, Integer> resources = new LinkedHashMap<>();

  TraceData(SpanTree tree, Map<SpanId, String> marks, String message) {
    this.tree = tree;
    this.marks = marks;
    this.message = message;
  }

  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setHighestNonEscapedChar(ASCII);
      json.writeStartObject();
      head(json);
      json.writeArrayFieldStart("spans");
      for (SpanNode node : tree.depthFirst()) span(json, node);
      json.writeEndArray();
      json.writeArrayFieldStart("resources");
      for (Resource resource : resources.keySet()) {
        json.writeStartArray();
        entries(json, resource.attributes());
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().replace("<", "\\u003c");
  }

  private void head(JsonGenerator json) throws IOException {
    json.writeStringField("id", tree.traceId().toString());
    json.writeStringField("start", instant(tree.startNanos()).toString());
    json.writeNumberField("duration", tree.durationNanos());
    json.writeNumberField("errors", tree.errors().size());
    json.writeStringField("message", message);
    json.writeArrayFieldStart("services");
    for (String service : tree.services().keySet()) json.writeString(service);
    json.writeEndArray();
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Long.divideUnsigned(nanos, NANOS_PER_SECOND),
        Long.remainderUnsigned(nanos, NANOS_PER_SECOND));
  }

  private void span(JsonGenerator json, SpanNode node) throws IOException {
    Span span = node.span();
    json.writeStartObject();
    json.writeNumberField("depth", node.depth());
    json.writeNumberField("children", node.fanOut());
    json.writeStringField("service", span.service());
    json.writeStringField("name", span.name());
    json.writeNumberField("start", span.startNanos() - tree.startNanos());
    json.writeNumberField("duration", span.durationNanos());
    json.writeNumberField("self", node.selfTimeNanos());
    json.writeStringField("kind", lower(span.kind()));
    json.writeStringField("status", text(span.status()));
    json.writeBooleanField("error", node.isError());
    json.writeStringField("id", span.spanId().toString());
    if (span.parentSpanId() != null) {
      json.writeStringField("parent", span.parentSpanId().toString());
    }
    if (node.isRoot() && node.attachment() != Attachment.ROOT) {
      json.writeStringField("note", lower(node.attachment()));
    }
    String mark = marks.get(span.spanId());
    if (mark != null) json.writeStringField("mark", mark);
    parts(json, span);
    json.writeEndObject();
  }

  private void parts(JsonGenerator json, Span span) throws IOException {
    json.writeArrayFieldStart("attributes");
    entries(json, span.attributes());
    json.writeEndArray();
    json.writeArrayFieldStart("events");
    for (SpanEvent event : span.events()) event(json, event, span.startNanos());
    json.writeEndArray();
    json.writeArrayFieldStart("links");
    for (SpanLink link : span.links()) link(json, link);
    json.writeEndArray();
    json.writeArrayFieldStart("scope");
    scope(json, span.scope());
    json.writeEndArray();
    json.writeNumberField(
        "resource", resources.computeIfAbsent(span.resource(), r -> resources.size()));
  }

  private static void event(JsonGenerator json, SpanEvent event, long start) throws IOException {
    json.writeStartObject();
    json.writeNumberField("at", event.timeNanos() - start);
    json.writeStringField("name", event.name());
    json.writeArrayFieldStart("attributes");
    entries(json, event.attributes());
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void link(JsonGenerator json, SpanLink link) throws IOException {
    json.writeStartObject();
    json.writeStringField("trace", link.traceId().toString());
    json.writeStringField("span", link.spanId().toString());
    json.writeArrayFieldStart("attributes");
    entries(json, link.attributes());
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void scope(JsonGenerator json, Scope scope) throws IOException {
    if (!scope.name().isEmpty()) entry(json, "name", scope.name(), "");
    if (!scope.version().isEmpty()) entry(json, "version", scope.version(), "");
    entries(json, scope.attributes());
  }

  private static void entries(JsonGenerator json, Attributes attributes) throws IOException {
    for (int i = 0; i < attributes.size(); i++) {
      Value value = attributes.value(i);
      entry(json, attributes.key(i), TextForm.of(value), type(value));
    }
  }

  private static void entry(JsonGenerator json, String key, String text, String type)
      throws IOException {
    json.writeStartArray();
    json.writeString(key);
    json.writeString(text);
    json.writeString(type);
    json.writeEndArray();
  }

  private static String type(Value value) {
    return value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String text(Status status) {
    String code = lower(status.code());
    return status.message().isEmpty() ? code : code + ": " + status.message();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
