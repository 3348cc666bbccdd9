package io.spoor.zipkin;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.input.BadItemException;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.Status;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zipkin2.Endpoint;

/** Each row of the table of Zipkin in DIALECTS.md, both ways. */
final class ZipkinMappingTest {
  private static final TraceId TRACE = new TraceId(0, 0x1234);
  private static final SpanId ID = new SpanId(0x5678);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void toZipkin_whatCameFromZipkin_isEqual(long seed) throws BadItemException {
    for (zipkin2.Span span : new RandomZipkinSpans(seed).spans(500)) {
      assertThat(ToZipkin.span(FromZipkin.span(span))).as("seed %d", seed).isEqualTo(span);
    }
  }

  @Test
  void fromZipkin_eachField_standsInItsPlace() throws BadItemException {
    zipkin2.Span from =
        zipkin2.Span.newBuilder()
            .traceId("1234")
            .id("5678")
            .parentId("9abc")
            .name("get /")
            .kind(zipkin2.Span.Kind.SERVER)
            .timestamp(1_000_001)
            .duration(7)
            .localEndpoint(Endpoint.newBuilder().serviceName("cart").ip("10.0.0.1").build())
            .remoteEndpoint(Endpoint.newBuilder().serviceName("shop").port(80).build())
            .addAnnotation(1_000_002, "retry")
            .putTag("http.path", "/")
            .shared(true)
            .build();

    assertThat(FromZipkin.span(from))
        .isEqualTo(
            Span.builder(TRACE, ID)
                .parentSpanId(new SpanId(0x9abc))
                .name("get /")
                .kind(SpanKind.SERVER)
                .startNanos(1_000_001_000L)
                .endNanos(1_000_008_000L)
                .resource(Resource.ofService("cart"))
                .attributes(
                    Attributes.builder()
                        .put("zipkin.local.ipv4", "10.0.0.1")
                        .put("zipkin.remote.port", 80)
                        .put("peer.service", "shop")
                        .put("zipkin.shared", true)
                        .put("http.path", "/")
                        .build())
                .events(List.of(new SpanEvent(1_000_002_000L, "retry", Attributes.empty(), 0)))
                .build());
  }

  @Test
  void toZipkin_whatOnlyOpenTelemetryHas_becomesTagsAndComesBack() throws BadItemException {
    Span span =
        Span.builder(TRACE, ID)
            .name("pay")
            .kind(SpanKind.CLIENT)
            .startNanos(5_000)
            .endNanos(9_000)
            .traceState("vendor=1")
            .status(Status.error("no money"))
            .scope(Scope.of("io.example", "1.2"))
            .resource(Resource.ofService("shop"))
            .links(List.of(SpanLink.to(new TraceId(1, 2), new SpanId(3))))
            .build();

    zipkin2.Span written = ToZipkin.span(span);

    assertThat(written.tags())
        .isEqualTo(
            Map.of(
                "otel.status_code", "ERROR",
                "error", "no money",
                "w3c.tracestate", "vendor=1",
                "otel.scope.name", "io.example",
                "otel.scope.version", "1.2",
                "otlp.link.0", "00000000000000010000000000000002|0000000000000003||{}|0"));
    assertThat(FromZipkin.span(written)).isEqualTo(span);
  }

  @Test
  void toZipkin_valuesOfOtherTypes_becomeText() {
    Span span =
        Span.builder(TRACE, ID)
            .attributes(
                Attributes.builder()
                    .put("count", 3)
                    .put("list", Value.of(List.of(Value.of("a"), Value.of(1))))
                    .build())
            .events(List.of(new SpanEvent(2_000, "e", Attributes.of("k", Value.of(true)), 0)))
            .build();

    assertThat(ToZipkin.span(span).tags()).isEqualTo(Map.of("count", "3", "list", "[\"a\",1]"));
    assertThat(ToZipkin.span(span).annotations())
        .containsExactly(zipkin2.Annotation.create(2, "\"e\": {\"k\":true}"));
  }

  @Test
  void fromZipkin_errorTagAlone_saysTheStatusAndStays() throws BadItemException {
    zipkin2.Span from =
        zipkin2.Span.newBuilder().traceId("1").id("2").putTag("error", "timeout").build();

    Span span = FromZipkin.span(from);

    assertThat(span.status()).isEqualTo(Status.error("timeout"));
    assertThat(span.attributes()).isEqualTo(Attributes.of("error", Value.of("timeout")));
  }
}
