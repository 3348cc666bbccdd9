package io.spoor.zipkin;

import io.spoor.input.BadItemException;
import io.spoor.input.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import zipkin2.Endpoint;
import zipkin2.v1.V1Span;
import zipkin2.v1.V1SpanConverter;

/** Spans of Zipkin's Thrift as Go writes them as JSON: ids and addresses are signed numbers. */
@SuppressWarnings("deprecation") // Zipkin's converter from v1 is the one there is.
final class ThriftSpans {
  private ThriftSpans() {}

  static void read(JsonObject from, List<zipkin2.Span> to) throws BadItemException {
    V1Span.Builder span = V1Span.newBuilder();
    span.traceIdHigh(from.integer("trace_id_high")).traceId(from.integer("trace_id"));
    span.id(from.integer("id"));
    if (from.integer("parent_id") != 0) span.parentId(from.integer("parent_id"));
    span.name(from.text("name"));
    span.timestamp(from.unsigned("timestamp")).duration(from.unsigned("duration"));
    if (from.has("debug")) span.debug(from.bool("debug"));
    for (JsonObject annotation : from.objects("annotations")) {
      span.addAnnotation(
          annotation.unsigned("timestamp"), annotation.text("value"), endpoint(annotation));
    }
    for (JsonObject annotation : from.objects("binary_annotations")) add(annotation, span);
    V1SpanConverter.create().convert(span.build(), to);
  }

  /** An address is a binary annotation that says true, or nothing, and has a host. */
  private static void add(JsonObject annotation, V1Span.Builder span) throws BadItemException {
    String key = annotation.text("key");
    Endpoint endpoint = endpoint(annotation);
    boolean isAddress = key.equals("sa") || key.equals("ca") || key.equals("ma");
    if (isAddress && endpoint != null) span.addBinaryAnnotation(key, endpoint);
    else span.addBinaryAnnotation(key, value(annotation), endpoint);
  }

  private static String value(JsonObject annotation) throws BadItemException {
    byte[] bytes = JsonObject.base64("value", annotation.text("value"));
    ByteBuffer number = ByteBuffer.wrap(bytes);
    Object type = annotation.get("annotation_type");
    String name = type == null ? "" : type.toString().toUpperCase(Locale.ROOT);
    if (name.equals("BOOL") || name.equals("0")) {
      return Boolean.toString(bytes.length > 0 && bytes[0] != 0);
    }
    if (name.equals("I16") && bytes.length == 2) return Short.toString(number.getShort());
    if (name.equals("I32") && bytes.length == 4) return Integer.toString(number.getInt());
    if (name.equals("I64") && bytes.length == 8) return Long.toString(number.getLong());
    if (name.equals("DOUBLE") && bytes.length == 8) return Double.toString(number.getDouble());
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static @Nullable Endpoint endpoint(JsonObject of) throws BadItemException {
    if (!of.has("host")) return null;
    JsonObject host = of.object("host");
    Endpoint.Builder endpoint = Endpoint.newBuilder().serviceName(host.text("service_name"));
    int ipv4 = (int) host.integer("ipv4");
    if (ipv4 != 0) endpoint.parseIp(ByteBuffer.allocate(4).putInt(ipv4).array());
    endpoint.parseIp(JsonObject.base64("ipv6", host.text("ipv6")));
    return endpoint.port((int) host.integer("port") & 0xffff).build();
  }
}
