package io.spoor.zipkin;

import io.spoor.input.BadItemException;
import io.spoor.input.JsonObject;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import zipkin2.Endpoint;
import zipkin2.Span;

/** Spans of Zipkin's protobuf as JSON, in camel case or snake case. */
final class ProtobufJson {
  private static final Span.Kind[] KINDS = Span.Kind.values();

  private ProtobufJson() {}

  static Span span(JsonObject from) throws BadItemException {
    Span.Builder span = Span.newBuilder();
    span.traceId(hex(from, name(from, "trace_id")));
    span.id(hex(from, "id"));
    String parent = name(from, "parent_id");
    if (!from.text(parent).isEmpty()) span.parentId(hex(from, parent));
    span.kind(kind(from));
    span.name(from.text("name"));
    span.timestamp(from.unsigned("timestamp")).duration(from.unsigned("duration"));
    span.localEndpoint(endpoint(from.object(name(from, "local_endpoint"))));
    span.remoteEndpoint(endpoint(from.object(name(from, "remote_endpoint"))));
    for (JsonObject annotation : from.objects("annotations")) {
      span.addAnnotation(annotation.unsigned("timestamp"), annotation.text("value"));
    }
    JsonObject tags = from.object("tags");
    for (String key : tags.keys()) span.putTag(key, tags.text(key));
    if (from.has("debug")) span.debug(from.bool("debug"));
    if (from.has("shared")) span.shared(from.bool("shared"));
    return span.build();
  }

  /** The name of a field as it stands in this object. */
  private static String name(JsonObject object, String snake) {
    if (object.has(snake)) return snake;
    StringBuilder camel = new StringBuilder();
    for (String word : snake.split("_")) {
      if (camel.isEmpty()) camel.append(word);
      else camel.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return camel.toString();
  }

  private static String hex(JsonObject object, String field) throws BadItemException {
    return HexFormat.of().formatHex(JsonObject.base64(field, object.text(field)));
  }

  /** By its number, from 1, or its name; none where it is absent, zero or not known. */
  private static Span.@Nullable Kind kind(JsonObject from) throws BadItemException {
    Object kind = from.get("kind");
    if (kind instanceof String name) {
      for (Span.Kind known : KINDS) {
        if (known.name().equals(name.toUpperCase(Locale.ROOT))) return known;
      }
      return null;
    }
    long number = from.unsigned("kind");
    return number >= 1 && number <= KINDS.length ? KINDS[(int) number - 1] : null;
  }

  private static Endpoint endpoint(JsonObject from) throws BadItemException {
    Endpoint.Builder endpoint =
        Endpoint.newBuilder().serviceName(from.text(name(from, "service_name")));
    endpoint.parseIp(JsonObject.base64("ipv4", from.text("ipv4")));
    endpoint.parseIp(JsonObject.base64("ipv6", from.text("ipv6")));
    return endpoint.port((int) from.unsigned("port")).build();
  }
}
