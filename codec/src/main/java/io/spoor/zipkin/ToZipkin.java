package io.spoor.zipkin;

import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanKind;
import io.spoor.span.TextForm;
import io.spoor.span.Value;
import java.util.Map;
import java.util.TreeMap;
import zipkin2.Endpoint;

/**
 * A span of OpenTelemetry's as one of Zipkin's, by the rules of OpenTelemetry's Zipkin exporter.
 * What {@link FromZipkin} made comes back as it was.
 */
final class ToZipkin {
  private static final long NANOS_PER_MICRO = 1_000;

  private ToZipkin() {}

  static zipkin2.Span span(Span from) {
    zipkin2.Span.Builder span = zipkin2.Span.newBuilder();
    span.traceId(from.traceId().high(), from.traceId().low()).id(from.spanId().toString());
    if (from.parentSpanId() != null) span.parentId(from.parentSpanId().toString());
    span.name(from.name());
    if (from.kind() != SpanKind.UNSPECIFIED && from.kind() != SpanKind.INTERNAL) {
      span.kind(zipkin2.Span.Kind.valueOf(from.kind().name()));
    }
    span.timestamp(micros(from.startNanos())).duration(duration(from));
    for (SpanEvent event : from.events()) {
      span.addAnnotation(micros(event.timeNanos()), annotation(event));
    }
    Attributes attributes = from.attributes();
    span.localEndpoint(endpoint(from.resource().service(), ZipkinKeys.LOCAL, attributes));
    span.remoteEndpoint(endpoint(peer(attributes), ZipkinKeys.REMOTE, attributes));
    if (attributes.get(ZipkinKeys.SHARED).orElse(Value.EMPTY) instanceof Value.Bool shared) {
      span.shared(shared.value());
    }
    if (attributes.get(ZipkinKeys.DEBUG).orElse(Value.EMPTY) instanceof Value.Bool debug) {
      span.debug(debug.value());
    }
    tags(from).forEach(span::putTag);
    return span.build();
  }

  private static long micros(long nanos) {
    return Long.divideUnsigned(nanos, NANOS_PER_MICRO);
  }

  /** A microsecond at least where there is any, as zero says that nobody knows. */
  private static long duration(Span from) {
    long nanos = from.hasNegativeDuration() ? 0 : from.endNanos() - from.startNanos();
    return nanos == 0 ? 0 : Math.max(1, micros(nanos));
  }

  private static String annotation(SpanEvent event) {
    if (event.attributes().isEmpty()) return event.name();
    String attributes = TextForm.of(Value.of(event.attributes()));
    return '"' + event.name() + "\": " + attributes;
  }

  private static Endpoint endpoint(String service, String prefix, Attributes attributes) {
    Endpoint.Builder endpoint = Endpoint.newBuilder().serviceName(service);
    endpoint.parseIp(text(attributes, prefix + ZipkinKeys.IPV4));
    endpoint.parseIp(text(attributes, prefix + ZipkinKeys.IPV6));
    if (attributes.get(prefix + ZipkinKeys.PORT).orElse(Value.EMPTY) instanceof Value.Int port
        && port.value() > 0
        && port.value() <= 0xffff) {
      endpoint.port((int) port.value());
    }
    return endpoint.build();
  }

  private static String text(Attributes attributes, String key) {
    return attributes.get(key).map(TextForm::of).orElse("");
  }

  private static boolean isPeerTag(Attributes attributes) {
    return attributes.get(ZipkinKeys.PEER_TAG).isPresent();
  }

  /** The first of the attributes for it, unless it is the last one and that is a tag. */
  private static String peer(Attributes attributes) {
    int first = -1;
    int count = 0;
    for (int i = 0; i < attributes.size(); i++) {
      if (!attributes.key(i).equals(ZipkinKeys.PEER_SERVICE)) continue;
      if (first < 0) first = i;
      count++;
    }
    boolean isThere = count > (isPeerTag(attributes) ? 1 : 0);
    return isThere ? TextForm.of(attributes.value(first)) : "";
  }

  private static Map<String, String> tags(Span from) {
    Map<String, String> tags = new TreeMap<>();
    addAll(from.resource().attributes(), tags);
    tags.remove(Resource.SERVICE_NAME);
    Attributes attributes = from.attributes();
    boolean isPeerTag = isPeerTag(attributes);
    addAll(attributes, tags);
    if (!isPeerTag) tags.remove(ZipkinKeys.PEER_SERVICE);
    add(ZipkinKeys.SCOPE_NAME, from.scope().name(), tags);
    add(ZipkinKeys.SCOPE_VERSION, from.scope().version(), tags);
    add(ZipkinKeys.TRACE_STATE, from.traceState(), tags);
    ZipkinStatus.add(from.status(), tags);
    for (int i = 0; i < from.links().size(); i++) {
      tags.put(ZipkinKeys.LINK + i, ZipkinLinks.text(from.links().get(i)));
    }
    return tags;
  }

  private static void addAll(Attributes from, Map<String, String> to) {
    for (int i = 0; i < from.size(); i++) {
      String tag = ZipkinKeys.tagOf(from.key(i));
      if (!tag.isEmpty() || from.key(i).isEmpty()) to.put(tag, TextForm.of(from.value(i)));
    }
  }

  private static void add(String key, String text, Map<String, String> tags) {
    if (!text.isEmpty()) tags.put(key, text);
  }
}
