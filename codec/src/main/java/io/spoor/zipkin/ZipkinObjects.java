package io.spoor.zipkin;

import io.spoor.dialect.Dialect;
import io.spoor.input.BadItemException;
import io.spoor.input.ForeignObjects;
import io.spoor.input.JsonObject;
import io.spoor.input.ReadLog;
import io.spoor.span.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zipkin2.codec.SpanBytesDecoder;

/**
 * Zipkin's objects of JSON: spans of v2 and v1, of its Thrift, of its protobuf. They are told by
 * the names of their fields; those of v1 and v2 are read by Zipkin's own codecs.
 */
public final class ZipkinObjects implements ForeignObjects {
  private final ReadLog log;
  private final @Nullable Dialect only;

  /**
   * @param only the one format that is read; null for all, told apart
   */
  public ZipkinObjects(ReadLog log, @Nullable Dialect only) {
    this.log = log;
    this.only = only;
  }

  @Override
  public boolean areAllThatIsExpected() {
    return only != null;
  }

  @Override
  public boolean read(JsonObject object) throws BadItemException {
    if (object.get("spans") instanceof List<?> spans) {
      boolean isZipkin =
          !spans.isEmpty() && spans.get(0) instanceof JsonObject first && isOfProtobuf(first);
      if (!isZipkin) return false;
      for (JsonObject span : object.objects("spans")) readOne(span);
      return true;
    }
    boolean isSpan = object.has("id") && (object.has("traceId") || object.has("trace_id"));
    if (isSpan) readOne(object);
    return isSpan;
  }

  private static boolean isOfProtobuf(JsonObject span) {
    return span.has("id")
        && (span.get("trace_id") instanceof String || span.get("traceId") instanceof String);
  }

  /** A span that is wrong is left out by itself. */
  private void readOne(JsonObject object) {
    Dialect dialect;
    List<Span> spans;
    try {
      dialect = only == null ? formatOf(object) : only;
      spans = spans(object, dialect);
    } catch (BadItemException e) {
      log.rejectLine(object.line(), e.reason());
      return;
    } catch (IllegalArgumentException e) {
      log.rejectLine(object.line(), "not a span of Zipkin: " + e.getMessage());
      return;
    }
    for (Span span : spans) log.deliver(dialect, span);
  }

  private static List<Span> spans(JsonObject object, Dialect dialect) throws BadItemException {
    List<zipkin2.Span> read = new ArrayList<>(2);
    read(object, dialect, read);
    List<Span> spans = new ArrayList<>(2);
    for (zipkin2.Span span : read) spans.add(FromZipkin.span(span));
    return spans;
  }

  private static Dialect formatOf(JsonObject object) throws BadItemException {
    if (object.get("trace_id") instanceof Number || object.has("binary_annotations")) {
      return Dialect.ZIPKIN_THRIFT_JSON;
    }
    if (object.has("trace_id") || object.text("traceId").endsWith("=")) {
      return Dialect.ZIPKIN_PROTOBUF_JSON;
    }
    return isV1(object) ? Dialect.ZIPKIN_V1_JSON : Dialect.ZIPKIN_JSON;
  }

  /** A span of v1 may be two of v2. */
  private static void read(JsonObject object, Dialect dialect, List<zipkin2.Span> to)
      throws BadItemException {
    switch (dialect) {
      case ZIPKIN_THRIFT_JSON -> ThriftSpans.read(object, to);
      case ZIPKIN_PROTOBUF_JSON -> to.add(ProtobufJson.span(object));
      case ZIPKIN_V1_JSON -> SpanBytesDecoder.JSON_V1.decodeList(listOf(object.toJson()), to);
      default -> SpanBytesDecoder.JSON_V2.decodeList(listOf(object.toJson()), to);
    }
  }

  private static byte[] listOf(byte[] json) {
    byte[] list = new byte[json.length + 2];
    list[0] = '[';
    System.arraycopy(json, 0, list, 1, json.length);
    list[json.length + 1] = ']';
    return list;
  }

  private static boolean isV1(JsonObject object) throws BadItemException {
    if (object.has("binaryAnnotations")) return true;
    for (JsonObject annotation : object.objects("annotations")) {
      if (annotation.has("endpoint")) return true;
    }
    return false;
  }
}
