package io.spoor.jaeger;

import io.spoor.input.BadItemException;
import io.spoor.input.JsonObject;
import io.spoor.jaeger.JaegerSpan.Log;
import io.spoor.jaeger.JaegerSpan.RefType;
import io.spoor.jaeger.JaegerSpan.Reference;
import io.spoor.span.Attributes;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Spans as Jaeger's UI has them, and as Jaeger keeps them in Elasticsearch, which differs in where
 * the process stands, in binary values, and in that all values may be text.
 */
final class UiJson {
  /** How bytes are written. */
  enum Binary {
    BASE64,
    HEX
  }

  private final JaegerIds ids;
  private final Binary binary;

  UiJson(JaegerIds ids, Binary binary) {
    this.ids = ids;
    this.binary = binary;
  }

  JaegerSpan span(JsonObject span, JaegerProcess process) throws BadItemException {
    if (!span.has("startTime")) throw new BadItemException("a span has no startTime");
    return new JaegerSpan(
        ids.traceOfHex(span, "traceID"),
        ids.spanOfHex(span, "spanID"),
        span.text("operationName"),
        references(span),
        (int) span.integer("flags"),
        Micros.toNanos("startTime", span.unsigned("startTime")),
        Micros.toNanos("duration", span.unsigned("duration")),
        tags(span),
        logs(span),
        process,
        warnings(span));
  }

  JaegerProcess process(JsonObject process) throws BadItemException {
    return new JaegerProcess(process.text("serviceName"), tags(process));
  }

  private List<Reference> references(JsonObject span) throws BadItemException {
    List<Reference> references = new ArrayList<>();
    for (JsonObject reference : span.objects("references")) {
      references.add(
          new Reference(
              refType(reference),
              ids.traceOfHex(reference, "traceID"),
              ids.spanOfHex(reference, "spanID")));
    }
    if (span.text("parentSpanID").isEmpty()) return references;
    return withParent(
        references, ids.traceOfHex(span, "traceID"), ids.spanOfHex(span, "parentSpanID"));
  }

  /** As Jaeger reads it, the parent comes first unless a reference leads to it anyway. */
  static List<Reference> withParent(List<Reference> references, TraceId trace, SpanId parent) {
    for (Reference reference : references) {
      if (reference.traceId().equals(trace) && reference.spanId().equals(parent)) return references;
    }
    references.add(0, new Reference(RefType.CHILD_OF, trace, parent));
    return references;
  }

  static RefType refType(JsonObject reference) throws BadItemException {
    return switch (reference.text("refType").toUpperCase(Locale.ROOT)) {
      case "", "CHILD_OF" -> RefType.CHILD_OF;
      case "FOLLOWS_FROM" -> RefType.FOLLOWS_FROM;
      default ->
          throw JsonObject.unexpected(
              "refType", reference.text("refType"), "CHILD_OF or FOLLOWS_FROM");
    };
  }

  private List<Log> logs(JsonObject span) throws BadItemException {
    List<Log> logs = new ArrayList<>();
    for (JsonObject log : span.objects("logs")) {
      Attributes.Builder fields = Attributes.builder();
      for (JsonObject field : log.objects("fields")) fields.put(field.text("key"), value(field));
      logs.add(new Log(Micros.toNanos("timestamp", log.unsigned("timestamp")), fields.build()));
    }
    return logs;
  }

  /** The tags as a list, and as an object where Elasticsearch has them so. */
  private Attributes tags(JsonObject of) throws BadItemException {
    Attributes.Builder tags = Attributes.builder();
    for (JsonObject tag : of.objects("tags")) tags.put(tag.text("key"), value(tag));
    JsonObject asFields = of.object("tag");
    for (String key : asFields.keys()) {
      Object value = asFields.get(key);
      if (value != null) tags.put(key.replace('@', '.'), ofJson(key, value));
    }
    return tags.build();
  }

  private static Value ofJson(String key, Object value) throws BadItemException {
    if (value instanceof String text) return Value.of(text);
    if (value instanceof Boolean bool) return Value.of(bool);
    if (value instanceof Long number) return Value.of(number);
    return Value.of(JsonObject.decimal(key, value));
  }

  private Value value(JsonObject tag) throws BadItemException {
    Object value = tag.get("value");
    if (value == null) return Value.of("");
    String key = "the value of " + tag.text("key");
    return switch (tag.text("type").toLowerCase(Locale.ROOT)) {
      case "bool" -> Value.of(JsonObject.bool(key, value));
      case "int64" -> Value.of(JsonObject.integer(key, value));
      case "float64" -> Value.of(JsonObject.decimal(key, value));
      case "binary" -> Value.of(bytes(key, value));
      case "" -> ofJson(key, value);
      default -> Value.of(JsonObject.textOf(value));
    };
  }

  private byte[] bytes(String key, Object value) throws BadItemException {
    if (binary == Binary.BASE64) return JsonObject.base64(key, value);
    try {
      return HexFormat.of().parseHex(value.toString());
    } catch (IllegalArgumentException e) {
      throw JsonObject.unexpected(key, value, "bytes in hex");
    }
  }

  private static List<String> warnings(JsonObject span) throws BadItemException {
    List<String> warnings = new ArrayList<>();
    for (Object warning : span.array("warnings")) warnings.add(JsonObject.textOf(warning));
    return warnings;
  }
}
