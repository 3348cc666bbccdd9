package io.spoor.jaeger;

import io.spoor.input.BadItemException;
import io.spoor.input.JsonObject;
import io.spoor.jaeger.JaegerSpan.Log;
import io.spoor.jaeger.JaegerSpan.Reference;
import io.spoor.span.Attributes;
import io.spoor.span.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of Jaeger's {@code model.proto} in the JSON of protobuf, with Go's names for durations. */
final class ModelJson {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** From then on, nanoseconds since 1970 are more than 64 bits hold. */
  private static final Instant END =
      Instant.ofEpochSecond(Long.divideUnsigned(-1L, NANOS_PER_SECOND));

  private static final Pattern DURATION_PART =
      Pattern.compile("(\\d{1,18}(?:\\.\\d{1,18})?)(ns|us|µs|μs|ms|s|m|h)");

  private ModelJson() {}

  static JaegerSpan span(JsonObject span, JaegerProcess process) throws BadItemException {
    if (!span.has("startTime")) throw new BadItemException("a span has no startTime");
    List<Reference> references = new ArrayList<>();
    for (JsonObject reference : span.objects("references")) {
      references.add(
          new Reference(
              UiJson.refType(reference),
              JaegerIds.traceOfBase64(reference, "traceId"),
              JaegerIds.spanOfBase64(reference, "spanId")));
    }
    List<Log> logs = new ArrayList<>();
    for (JsonObject log : span.objects("logs")) {
      logs.add(new Log(time(log, "timestamp"), values(log, "fields")));
    }
    List<String> warnings = new ArrayList<>();
    for (Object warning : span.array("warnings")) warnings.add(JsonObject.textOf(warning));
    return new JaegerSpan(
        JaegerIds.traceOfBase64(span, "traceId"),
        JaegerIds.spanOfBase64(span, "spanId"),
        span.text("operationName"),
        references,
        (int) span.integer("flags"),
        time(span, "startTime"),
        duration(span),
        values(span, "tags"),
        logs,
        process,
        warnings);
  }

  static JaegerProcess process(JsonObject process) throws BadItemException {
    return new JaegerProcess(process.text("serviceName"), values(process, "tags"));
  }

  private static Attributes values(JsonObject of, String field) throws BadItemException {
    Attributes.Builder values = Attributes.builder();
    for (JsonObject tag : of.objects(field)) values.put(tag.text("key"), value(tag));
    return values.build();
  }

  private static Value value(JsonObject tag) throws BadItemException {
    String type = tag.text("vType").toUpperCase(Locale.ROOT);
    return switch (type) {
      case "", "STRING" -> Value.of(tag.text("vStr"));
      case "BOOL" -> Value.of(tag.bool("vBool"));
      case "INT64" -> Value.of(tag.integer("vInt64"));
      case "FLOAT64" -> Value.of(decimal(tag, "vFloat64"));
      case "BINARY" -> Value.of(JsonObject.base64("vBinary", tag.text("vBinary")));
      default ->
          throw JsonObject.unexpected("vType", type, "STRING, BOOL, INT64, FLOAT64 or BINARY");
    };
  }

  static double decimal(JsonObject tag, String field) throws BadItemException {
    Object value = tag.get(field);
    return value == null ? 0 : JsonObject.decimal(field, value);
  }

  private static long time(JsonObject object, String field) throws BadItemException {
    String text = object.text(field);
    if (text.isEmpty() || text.startsWith("0001-01-01T00:00:00")) return 0; // Go's zero time.
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      if (!time.isBefore(Instant.EPOCH) && time.isBefore(END)) {
        return time.getEpochSecond() * NANOS_PER_SECOND + time.getNano();
      }
    } catch (DateTimeException e) {
      throw JsonObject.unexpected(field, text, "a time as 2017-01-26T16:46:31.639875Z");
    }
    throw JsonObject.unexpected(field, text, "a time from 1970 to 2554");
  }

  private static long duration(JsonObject span) throws BadItemException {
    String text = span.text("duration");
    Matcher part = DURATION_PART.matcher(text);
    double nanos = 0;
    long exact = 0;
    int end = 0;
    while (part.find() && part.start() == end) {
      long unit = unitNanos(part.group(2));
      nanos += Double.parseDouble(part.group(1)) * unit;
      exact += exactNanos(part.group(1), unit);
      end = part.end();
    }
    if (end == text.length() && nanos < Long.MAX_VALUE) return exact;
    throw JsonObject.unexpected("duration", text, "a duration as 5000ns or 1.5s");
  }

  private static long exactNanos(String number, long unit) {
    int dot = number.indexOf('.');
    if (dot < 0) return Long.parseLong(number) * unit;
    long whole = Long.parseLong(number.substring(0, dot)) * unit;
    String fraction = (number.substring(dot + 1) + "0".repeat(9)).substring(0, 9);
    return whole + Math.round(Long.parseLong(fraction) * (unit / 1e9));
  }

  private static long unitNanos(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "ms" -> 1_000_000;
      case "s" -> NANOS_PER_SECOND;
      case "m" -> 60 * NANOS_PER_SECOND;
      case "h" -> 3_600 * NANOS_PER_SECOND;
      default -> 1_000;
    };
  }
}
