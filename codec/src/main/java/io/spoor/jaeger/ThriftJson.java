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
import java.util.List;
import java.util.Locale;

/** Spans of Jaeger's Thrift batches as Go writes them as JSON: ids are signed numbers. */
final class ThriftJson {
  private ThriftJson() {}

  static JaegerSpan span(JsonObject span, JaegerProcess process) throws BadItemException {
    if (!span.has("startTime")) throw new BadItemException("a span has no startTime");
    TraceId traceId = traceId(span);
    List<Log> logs = new ArrayList<>();
    for (JsonObject log : span.objects("logs")) {
      long time = Micros.toNanos("timestamp", log.unsigned("timestamp"));
      logs.add(new Log(time, values(log, "fields")));
    }
    return new JaegerSpan(
        traceId,
        new SpanId(span.integer("spanId")),
        span.text("operationName"),
        references(span, traceId),
        (int) span.integer("flags"),
        Micros.toNanos("startTime", span.unsigned("startTime")),
        Micros.toNanos("duration", span.unsigned("duration")),
        values(span, "tags"),
        logs,
        process,
        List.of());
  }

  static JaegerProcess process(JsonObject process) throws BadItemException {
    return new JaegerProcess(process.text("serviceName"), values(process, "tags"));
  }

  private static TraceId traceId(JsonObject object) throws BadItemException {
    return new TraceId(object.integer("traceIdHigh"), object.integer("traceIdLow"));
  }

  private static List<Reference> references(JsonObject span, TraceId traceId)
      throws BadItemException {
    List<Reference> references = new ArrayList<>();
    for (JsonObject reference : span.objects("references")) {
      references.add(
          new Reference(
              refType(reference), traceId(reference), new SpanId(reference.integer("spanId"))));
    }
    SpanId parent = new SpanId(span.integer("parentSpanId"));
    return parent.isZero() ? references : UiJson.withParent(references, traceId, parent);
  }

  private static RefType refType(JsonObject reference) throws BadItemException {
    if (!(reference.get("refType") instanceof Long number)) return UiJson.refType(reference);
    return number == 1 ? RefType.FOLLOWS_FROM : RefType.CHILD_OF;
  }

  private static Attributes values(JsonObject of, String field) throws BadItemException {
    Attributes.Builder values = Attributes.builder();
    for (JsonObject tag : of.objects(field)) values.put(tag.text("key"), value(tag));
    return values.build();
  }

  /** Go's clients write bytes in base64, others as an array of numbers. */
  private static byte[] bytes(JsonObject tag) throws BadItemException {
    if (!(tag.get("vBinary") instanceof List<?> numbers)) {
      return JsonObject.base64("vBinary", tag.text("vBinary"));
    }
    byte[] bytes = new byte[numbers.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) JsonObject.integer("an element of vBinary", numbers.get(i));
    }
    return bytes;
  }

  private static Value value(JsonObject tag) throws BadItemException {
    String type = tag.text("vType").toUpperCase(Locale.ROOT);
    return switch (type) {
      case "", "STRING" -> Value.of(tag.text("vStr"));
      case "BOOL" -> Value.of(tag.bool("vBool"));
      case "LONG" -> Value.of(tag.integer("vLong"));
      case "DOUBLE" -> Value.of(ModelJson.decimal(tag, "vDouble"));
      case "BINARY" -> Value.of(bytes(tag));
      default -> throw JsonObject.unexpected("vType", type, "STRING, BOOL, LONG, DOUBLE or BINARY");
    };
  }
}
