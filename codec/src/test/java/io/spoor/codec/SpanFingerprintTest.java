package io.spoor.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.Status;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanFingerprintTest {
  private static final Span SPAN =
      Span.builder(TraceId.parse("4bf92f3577b34da6a3ce929d0e0e4736"), new SpanId(7))
          .name("GET /cart")
          .kind(SpanKind.SERVER)
          .startNanos(1_700_000_000_000_000_000L)
          .endNanos(1_700_000_000_000_250_000L)
          .attributes(
              Attributes.builder()
                  .put("http.request.method", "GET")
                  .put("http.response.status_code", 200)
                  .put("ratio", 0.5)
                  .put("cached", true)
                  .put("raw", Value.of(new byte[] {1, 2}))
                  .put("tags", Value.of(List.of(Value.of("a"), Value.EMPTY)))
                  .put("map", Value.of(Attributes.of("k", Value.of("v"))))
                  .build())
          .resource(Resource.ofService("cart"))
          .scope(Scope.of("http", "1.2"))
          .build();

  /** The stored format: change this number only with the format's version. */
  @Test
  void of_knownSpans_areAsTheyWereInEveryRelease() {
    assertThat(SpanFingerprint.of(Span.builder(new TraceId(0, 0), new SpanId(0)).build()))
        .isEqualTo(-219348366);
    assertThat(SpanFingerprint.of(SPAN)).isEqualTo(199242148);
  }

  @Test
  void of_equalSpansOfOtherObjects_isEqual() throws CorruptSpanException {
    SpanEncoder encoder = new SpanEncoder();
    for (long seed = 1; seed <= 100; seed++) {
      List<Span> spans = new RandomSpans(seed).trace(10);
      List<Span> copies = SpanDecoder.decode(spans.get(0).traceId(), encoder.encode(spans));
      for (int i = 0; i < spans.size(); i++) {
        assertThat(SpanFingerprint.of(copies.get(i)))
            .as("seed %d, span %d", seed, i)
            .isEqualTo(SpanFingerprint.of(spans.get(i)));
      }
    }
  }

  @Test
  void of_spansThatDifferInOneField_differ() {
    SpanEvent event = new SpanEvent(1, "e", Attributes.empty(), 0);
    SpanLink link = SpanLink.to(new TraceId(1, 2), new SpanId(3));
    Attributes some = Attributes.of("k", Value.of("v"));
    List<Span> variants =
        List.of(
            SPAN,
            SPAN.toBuilder().traceId(new TraceId(1, 2)).build(),
            SPAN.toBuilder().traceId(new TraceId(2, 1)).build(),
            SPAN.toBuilder().spanId(new SpanId(8)).build(),
            SPAN.toBuilder().parentSpanId(new SpanId(0)).build(),
            SPAN.toBuilder().parentSpanId(new SpanId(7)).build(),
            SPAN.toBuilder().traceState("GET /cart").name("").build(),
            SPAN.toBuilder().traceState("a").build(),
            SPAN.toBuilder().flags(1).build(),
            SPAN.toBuilder().name("").build(),
            SPAN.toBuilder().kind(SpanKind.CLIENT).build(),
            SPAN.toBuilder().startNanos(1).build(),
            SPAN.toBuilder().endNanos(1).build(),
            SPAN.toBuilder().droppedAttributesCount(1).build(),
            SPAN.toBuilder().droppedEventsCount(1).build(),
            SPAN.toBuilder().droppedLinksCount(1).build(),
            SPAN.toBuilder().status(Status.OK).build(),
            SPAN.toBuilder().status(Status.error("")).build(),
            SPAN.toBuilder().status(StatusCode.UNSET, "m").build(),
            SPAN.toBuilder().events(List.of(event)).build(),
            SPAN.toBuilder().events(List.of(event, event)).build(),
            SPAN.toBuilder().events(List.of(new SpanEvent(2, "e", Attributes.empty(), 0))).build(),
            SPAN.toBuilder().events(List.of(new SpanEvent(1, "", Attributes.empty(), 0))).build(),
            SPAN.toBuilder().events(List.of(new SpanEvent(1, "e", some, 0))).build(),
            SPAN.toBuilder().events(List.of(new SpanEvent(1, "e", Attributes.empty(), 1))).build(),
            SPAN.toBuilder().links(List.of(link)).build(),
            SPAN.toBuilder().links(List.of(SpanLink.to(new TraceId(1, 2), new SpanId(4)))).build(),
            SPAN.toBuilder().links(List.of(SpanLink.to(new TraceId(2, 1), new SpanId(3)))).build(),
            SPAN.toBuilder()
                .links(List.of(new SpanLink(link.traceId(), link.spanId(), "s", some, 0, 0)))
                .build(),
            SPAN.toBuilder()
                .links(List.of(new SpanLink(link.traceId(), link.spanId(), "", some, 1, 0)))
                .build(),
            SPAN.toBuilder()
                .links(List.of(new SpanLink(link.traceId(), link.spanId(), "", some, 0, 1)))
                .build(),
            SPAN.toBuilder().resource(Resource.EMPTY).build(),
            SPAN.toBuilder().resource(new Resource(SPAN.resource().attributes(), 1, "")).build(),
            SPAN.toBuilder().resource(new Resource(SPAN.resource().attributes(), 0, "u")).build(),
            SPAN.toBuilder().scope(Scope.EMPTY).build(),
            SPAN.toBuilder().scope(Scope.of("1.2", "http")).build(),
            SPAN.toBuilder().scope(new Scope("http", "1.2", some, 0, "")).build(),
            SPAN.toBuilder().scope(new Scope("http", "1.2", Attributes.empty(), 1, "")).build(),
            SPAN.toBuilder().scope(new Scope("http", "1.2", Attributes.empty(), 0, "u")).build());

    assertThat(variants.stream().map(SpanFingerprint::of)).doesNotHaveDuplicates();
  }

  @Test
  void of_valuesThatDifferInTypeOrOrder_differ() {
    List<Attributes> variants =
        List.of(
            Attributes.empty(),
            Attributes.of("", Value.EMPTY),
            Attributes.of("", Value.of("")),
            Attributes.of("k", Value.EMPTY),
            Attributes.of("k", Value.of("")),
            Attributes.of("k", Value.of(0)),
            Attributes.of("k", Value.of(1)),
            Attributes.of("k", Value.of(0.0)),
            Attributes.of("k", Value.of(-0.0)),
            Attributes.of("k", Value.of(Double.NaN)),
            Attributes.of("k", Value.of(Double.longBitsToDouble(0x7ff8_0000_0000_0001L))),
            Attributes.of("k", Value.of(1.0)),
            Attributes.of("k", Value.of(false)),
            Attributes.of("k", Value.of(true)),
            Attributes.of("k", Value.of(new byte[0])),
            Attributes.of("k", Value.of(new byte[] {0})),
            Attributes.of("k", Value.of(List.of())),
            Attributes.of("k", Value.of(List.of(Value.EMPTY))),
            Attributes.of("k", Value.of(List.of(Value.of(List.of())))),
            Attributes.of("k", Value.of(List.of(Value.of(1), Value.of(2)))),
            Attributes.of("k", Value.of(List.of(Value.of(2), Value.of(1)))),
            Attributes.of("k", Value.of(Attributes.empty())),
            Attributes.of("k", Value.of(Attributes.of("", Value.EMPTY))),
            Attributes.builder().put("k", "a").put("l", "b").build(),
            Attributes.builder().put("l", "b").put("k", "a").build(),
            Attributes.builder().put("k", "b").put("l", "a").build(),
            Attributes.builder().put("k", "a").put("k", "a").build());

    assertThat(
            variants.stream().map(a -> SpanFingerprint.of(SPAN.toBuilder().attributes(a).build())))
        .doesNotHaveDuplicates();
  }

  @Test
  void of_manySimilarSpans_spreadsOverAllBits() {
    int count = 200_000;
    BitSet seen = new BitSet();
    int collisions = 0;
    int[] ones = new int[32];
    for (int i = 0; i < count; i++) {
      int fingerprint =
          SpanFingerprint.of(
              SPAN.toBuilder().spanId(new SpanId(i % 1000)).startNanos(i / 1000).build());
      for (int bit = 0; bit < 32; bit++) ones[bit] += fingerprint >>> bit & 1;
      int top = fingerprint >>> 1;
      if (seen.get(top)) collisions++;
      seen.set(top);
    }

    // 31 bits: count squared over 2 to the 32 is 9.3 collisions.
    assertThat(collisions).isLessThan(40);
    for (int bit = 0; bit < 32; bit++) {
      assertThat(ones[bit]).as("bit %d", bit).isBetween(count / 2 - 2000, count / 2 + 2000);
    }
  }
}
