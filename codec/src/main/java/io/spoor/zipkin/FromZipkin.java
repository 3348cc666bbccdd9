package io.spoor.zipkin;

import io.spoor.input.BadItemException;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import zipkin2.Annotation;
import zipkin2.Endpoint;

/**
 * A span of Zipkin's as one of OpenTelemetry's. {@link ToZipkin} is the way back, which restores
 * all of it.
 */
final class FromZipkin {
  private static final long NANOS_PER_MICRO = 1_000;

  /** Later ones, from the year 2554 on, are more nanoseconds than 64 bits hold. */
  private static final long MAX_MICROS = Long.divideUnsigned(-1L, NANOS_PER_MICRO);

  private FromZipkin() {}

  static Span span(zipkin2.Span from) throws BadItemException {
    Span.Builder span = Span.builder(traceId(from.traceId()), SpanId.parse(from.id()));
    if (from.parentId() != null) span.parentSpanId(SpanId.parse(from.parentId()));
    if (from.name() != null) span.name(from.name());
    span.kind(from.kind() == null ? SpanKind.UNSPECIFIED : SpanKind.valueOf(from.kind().name()));
    long start = nanos("timestamp", from.timestampAsLong());
    long end = start + nanos("duration", from.durationAsLong());
    if (Long.compareUnsigned(end, start) < 0) {
      throw new BadItemException("timestamp and duration together are later than nanoseconds go");
    }
    span.startNanos(start).endNanos(end);
    if (from.localServiceName() != null) span.resource(Resource.ofService(from.localServiceName()));
    tags(from, span);
    List<SpanEvent> events = new ArrayList<>(from.annotations().size());
    for (Annotation annotation : from.annotations()) {
      long time = nanos("the timestamp of an annotation", annotation.timestamp());
      events.add(new SpanEvent(time, annotation.value(), Attributes.empty(), 0));
    }
    return span.events(events).build();
  }

  private static TraceId traceId(String hex) {
    return TraceId.parse("0".repeat(32 - hex.length()) + hex);
  }

  private static long nanos(String field, long micros) throws BadItemException {
    if (micros >= 0 && micros <= MAX_MICROS) return micros * NANOS_PER_MICRO;
    throw new BadItemException(
        "%s is %d, expected 0 to %d microseconds".formatted(field, micros, MAX_MICROS));
  }

  private static void tags(zipkin2.Span from, Span.Builder span) {
    Map<String, String> tags = from.tags();
    Set<String> taken = new HashSet<>(ZipkinStatus.takenFrom(tags));
    span.status(ZipkinStatus.of(tags));
    span.traceState(take(tags, ZipkinKeys.TRACE_STATE, taken));
    span.scope(
        Scope.of(
            take(tags, ZipkinKeys.SCOPE_NAME, taken), take(tags, ZipkinKeys.SCOPE_VERSION, taken)));
    span.links(links(tags, taken));
    Attributes.Builder attributes = Attributes.builder(tags.size() + 8);
    endpoint(ZipkinKeys.LOCAL, from.localEndpoint(), attributes);
    endpoint(ZipkinKeys.REMOTE, from.remoteEndpoint(), attributes);
    if (from.remoteServiceName() != null) {
      attributes.put(ZipkinKeys.PEER_SERVICE, from.remoteServiceName());
    }
    if (from.shared() != null) attributes.put(ZipkinKeys.SHARED, from.shared());
    if (from.debug() != null) attributes.put(ZipkinKeys.DEBUG, from.debug());
    if (tags.containsKey(ZipkinKeys.PEER_SERVICE)) attributes.put(ZipkinKeys.PEER_TAG, true);
    tags.forEach(
        (key, value) -> {
          if (!taken.contains(key)) attributes.put(ZipkinKeys.attributeOf(key), value);
        });
    span.attributes(attributes.build());
  }

  private static String take(Map<String, String> tags, String key, Set<String> taken) {
    String text = tags.getOrDefault(key, "");
    if (!text.isEmpty()) taken.add(key);
    return text;
  }

  private static List<SpanLink> links(Map<String, String> tags, Set<String> taken) {
    List<SpanLink> links = new ArrayList<>();
    for (int i = 0; ; i++) {
      String key = ZipkinKeys.LINK + i;
      SpanLink link = ZipkinLinks.parse(tags.getOrDefault(key, ""));
      if (link == null) return links;
      taken.add(key);
      links.add(link);
    }
  }

  private static void endpoint(String prefix, @Nullable Endpoint endpoint, Attributes.Builder to) {
    if (endpoint == null) return;
    if (endpoint.ipv4() != null) to.put(prefix + ZipkinKeys.IPV4, endpoint.ipv4());
    if (endpoint.ipv6() != null) to.put(prefix + ZipkinKeys.IPV6, endpoint.ipv6());
    if (endpoint.port() != null) to.put(prefix + ZipkinKeys.PORT, endpoint.portAsInt());
  }
}
