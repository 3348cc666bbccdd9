package io.spoor.jaeger;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.dialect.ReadResult;
import io.spoor.file.TraceFile;
import io.spoor.jaeger.JaegerSpan.Log;
import io.spoor.jaeger.JaegerSpan.RefType;
import io.spoor.jaeger.JaegerSpan.Reference;
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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row of the table of Jaeger in DIALECTS.md, both ways. */
final class JaegerMappingTest {
  private static final TraceId TRACE = new TraceId(0, 0x1234);
  private static final SpanId ID = new SpanId(0x5678);
  private static final SpanId PARENT = new SpanId(0x9abc);
  private static final JaegerProcess NO_PROCESS = new JaegerProcess("", Attributes.empty());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void toJaeger_whatCameFromJaeger_isEqual(long seed) {
    for (JaegerSpan span : new RandomJaegerSpans(seed).spans(500)) {
      assertThat(sorted(ToJaeger.span(FromJaeger.span(span))))
          .as("seed %d", seed)
          .isEqualTo(sorted(span));
    }
  }

  /** As Jaeger compares spans: the order of tags says nothing. */
  private static JaegerSpan sorted(JaegerSpan span) {
    return new JaegerSpan(
        span.traceId(),
        span.spanId(),
        span.operationName(),
        span.references(),
        span.flags(),
        span.startNanos(),
        span.durationNanos(),
        sorted(span.tags()),
        span.logs().stream().map(log -> new Log(log.timeNanos(), sorted(log.fields()))).toList(),
        new JaegerProcess(span.process().serviceName(), sorted(span.process().tags())),
        span.warnings());
  }

  private static Attributes sorted(Attributes attributes) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < attributes.size(); i++) places.add(i);
    places.sort(
        Comparator.comparing((Integer i) -> attributes.key(i))
            .thenComparing(i -> attributes.value(i).toString()));
    Attributes.Builder sorted = Attributes.builder();
    places.forEach(i -> sorted.put(attributes.key(i), attributes.value(i)));
    return sorted.build();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void read_whatWasWritten_isEqual(long seed) throws IOException {
    List<Span> spans = new ArrayList<>();
    for (JaegerSpan span : new RandomJaegerSpans(seed).spans(300)) spans.add(FromJaeger.span(span));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JaegerJsonWriter writer = new JaegerJsonWriter(out)) {
      for (Span span : spans) writer.write(span);
    }

    List<Span> read = new ArrayList<>();
    ReadResult result = TraceFile.read("t", new ByteArrayInputStream(out.toByteArray()), read::add);

    assertThat(result.rejected()).isEmpty();
    assertThat(read).isEqualTo(spans);
  }

  @Test
  void fromJaeger_eachField_standsInItsPlace() {
    JaegerSpan from =
        new JaegerSpan(
            TRACE,
            ID,
            "pay",
            List.of(
                new Reference(RefType.CHILD_OF, TRACE, PARENT),
                new Reference(RefType.FOLLOWS_FROM, new TraceId(1, 2), new SpanId(3))),
            3,
            1_000_001_000L,
            7_000,
            Attributes.builder()
                .put("otel.scope.name", "io.example")
                .put("otel.scope.version", "1.2")
                .put("http.path", "/")
                .put("span.kind", "server")
                .put("otel.status_code", "ERROR")
                .put("error", true)
                .put("otel.status_description", "no money")
                .put("w3c.tracestate", "vendor=1")
                .build(),
            List.of(
                new Log(
                    1_000_002_000L,
                    Attributes.builder().put("event", "retry").put("attempt", 2).build())),
            new JaegerProcess("cart", Attributes.of("host.name", Value.of("a1"))),
            List.of("clock skew"));

    assertThat(FromJaeger.span(from))
        .isEqualTo(
            Span.builder(TRACE, ID)
                .parentSpanId(PARENT)
                .name("pay")
                .kind(SpanKind.SERVER)
                .flags(1)
                .traceState("vendor=1")
                .startNanos(1_000_001_000L)
                .endNanos(1_000_008_000L)
                .status(Status.error("no money"))
                .scope(Scope.of("io.example", "1.2"))
                .resource(
                    Resource.of(
                        Attributes.builder()
                            .put("service.name", "cart")
                            .put("host.name", "a1")
                            .build()))
                .attributes(
                    Attributes.builder()
                        .put("http.path", "/")
                        .put("jaeger.flags", 3)
                        .put("@jaeger@warnings", Value.of(List.of(Value.of("clock skew"))))
                        .build())
                .events(
                    List.of(
                        new SpanEvent(
                            1_000_002_000L, "retry", Attributes.of("attempt", Value.of(2)), 0)))
                .links(
                    List.of(
                        new SpanLink(
                            new TraceId(1, 2),
                            new SpanId(3),
                            "",
                            Attributes.of("opentracing.ref_type", Value.of("follows_from")),
                            0,
                            0)))
                .build());
    assertThat(sorted(ToJaeger.span(FromJaeger.span(from)))).isEqualTo(sorted(from));
  }

  @Test
  void fromJaeger_errorTagAlone_saysTheStatusAndStays() {
    JaegerSpan from = spanWith(Attributes.of("error", Value.of(true)), List.of());

    Span span = FromJaeger.span(from);

    assertThat(span.status()).isEqualTo(Status.error(""));
    assertThat(span.attributes()).isEqualTo(Attributes.of("error", Value.of(true)));
  }

  @Test
  void fromJaeger_followsFromOfItsOwnTrace_isTheParentAndALink() {
    Reference follows = new Reference(RefType.FOLLOWS_FROM, TRACE, PARENT);

    Span span = FromJaeger.span(spanWith(Attributes.empty(), List.of(follows)));

    assertThat(span.parentSpanId()).isEqualTo(PARENT);
    assertThat(span.links()).hasSize(1);
    assertThat(ToJaeger.span(span).references()).containsExactly(follows);
  }

  @Test
  void toJaeger_valuesThatJaegerDoesNotHave_becomeText() {
    Span span =
        Span.builder(TRACE, ID)
            .attributes(
                Attributes.builder()
                    .put("list", Value.of(List.of(Value.of("a"), Value.of(1))))
                    .put("nothing", Value.EMPTY)
                    .build())
            .build();

    assertThat(ToJaeger.span(span).tags())
        .isEqualTo(Attributes.builder().put("list", "[\"a\",1]").put("nothing", "").build());
  }

  private static JaegerSpan spanWith(Attributes tags, List<Reference> references) {
    return new JaegerSpan(
        TRACE, ID, "op", references, 0, 0, 0, tags, List.of(), NO_PROCESS, List.of());
  }
}
