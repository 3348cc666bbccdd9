package io.spoor.zipkin;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import zipkin2.Endpoint;
import zipkin2.Span;

/** Spans of Zipkin in which every field is there, absent, usual or odd. */
final class RandomZipkinSpans {
  private static final String[] KEYS = {
    "http.path",
    "error",
    "otel.status_code",
    "otel.scope.name",
    "otel.scope.version",
    "w3c.tracestate",
    "peer.service",
    "service.name",
    "otlp.link.0",
    "otlp.link.1",
    "größe"
  };
  private static final String[] VALUES = {
    "",
    "true",
    "false",
    "OK",
    "ERROR",
    "UNSET",
    "a b",
    "日本語",
    "00000000000000010000000000000002|0000000000000003|x=1|{}|0",
    "00000000000000010000000000000002|0000000000000003||{\"a\":1}|0"
  };

  private final Random random;

  RandomZipkinSpans(long seed) {
    this.random = new Random(seed);
  }

  List<Span> spans(int count) {
    List<Span> spans = new ArrayList<>(count);
    for (int i = 0; i < count; i++) spans.add(span());
    return spans;
  }

  private Span span() {
    Span.Builder span = Span.newBuilder();
    span.traceId(random.nextBoolean() ? 0 : nonZero(), nonZero()).id(nonZero());
    if (random.nextBoolean()) span.parentId(nonZero());
    if (random.nextBoolean()) span.name(random.nextBoolean() ? "get /a" : "日本");
    if (random.nextInt(4) > 0) span.kind(Span.Kind.values()[random.nextInt(4)]);
    if (random.nextInt(4) > 0) span.timestamp(1 + random.nextInt(Integer.MAX_VALUE) * 1_000_003L);
    if (random.nextInt(4) > 0) span.duration(random.nextInt(1_000_000));
    if (random.nextInt(4) > 0) span.localEndpoint(endpoint());
    if (random.nextInt(2) > 0) span.remoteEndpoint(endpoint());
    for (int i = random.nextInt(4); i > 0; i--) {
      span.addAnnotation(1 + random.nextInt(1_000_000), pick(VALUES) + "x");
    }
    for (int i = random.nextInt(6); i > 0; i--) span.putTag(pick(KEYS), pick(VALUES));
    if (random.nextInt(3) == 0) span.debug(random.nextBoolean());
    if (random.nextInt(3) == 0) span.shared(random.nextBoolean());
    return span.build();
  }

  private Endpoint endpoint() {
    Endpoint.Builder endpoint = Endpoint.newBuilder();
    if (random.nextBoolean()) endpoint.serviceName(random.nextBoolean() ? "cart" : "größe");
    if (random.nextBoolean()) endpoint.ip("192.168.1." + random.nextInt(256));
    if (random.nextBoolean()) endpoint.ip("2001:db8::c0" + (10 + random.nextInt(80)));
    if (random.nextBoolean()) endpoint.port(random.nextInt(65536));
    return endpoint.build();
  }

  private long nonZero() {
    return 1 + random.nextLong(Long.MAX_VALUE - 1);
  }

  private String pick(String[] of) {
    return of[random.nextInt(of.length)];
  }
}
