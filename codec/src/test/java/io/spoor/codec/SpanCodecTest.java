package io.spoor.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanCodecTest {
  private static final TraceId TRACE = TraceId.parse("4bf92f3577b34da6a3ce929d0e0e4736");
  private static final SpanId ID = SpanId.parse("00f067aa0ba902b7");

  private final SpanEncoder encoder = new SpanEncoder();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void decode_randomSpans_areAsTheyWere(long seed) throws CorruptSpanException {
    RandomSpans random = new RandomSpans(seed);
    for (int i = 0; i < 100; i++) {
      List<Span> spans = random.trace(i % 20);

      byte[] value = encoder.encode(spans);

      TraceId traceId = spans.isEmpty() ? TRACE : spans.get(0).traceId();
      assertThat(SpanDecoder.decode(traceId, value))
          .as("seed %d, trace %d", seed, i)
          .isEqualTo(spans);
      assertThat(encoder.replacedSurrogates()).isFalse();
    }
  }

  static List<Span> awkwardSpans() {
    Span plain = Span.builder(TRACE, ID).build();
    return List.of(
        plain,
        Span.builder(new TraceId(0, 0), new SpanId(0)).build(),
        plain.toBuilder().parentSpanId(new SpanId(0)).build(),
        plain.toBuilder().parentSpanId(ID).build(),
        plain.toBuilder().startNanos(-1).endNanos(0).build(),
        plain.toBuilder().startNanos(Long.MIN_VALUE).endNanos(Long.MAX_VALUE).build(),
        plain.toBuilder().startNanos(1_700_000_000_000_000_009L).endNanos(17).build(),
        plain.toBuilder().flags(-1).droppedAttributesCount(-2).droppedEventsCount(-3).build(),
        plain.toBuilder().droppedLinksCount(Integer.MIN_VALUE).kind(SpanKind.CONSUMER).build(),
        plain.toBuilder().status(StatusCode.UNSET, "unset, and yet a message").build(),
        plain.toBuilder().status(StatusCode.OK, "fine").traceState("a=1,b=2").build(),
        plain.toBuilder().status(Status.error("")).build(),
        plain.toBuilder()
            .attributes(
                Attributes.builder()
                    .put("", "")
                    .put("k", "v")
                    .put("k", "v")
                    .put("k", 1)
                    .put("k", 1.0)
                    .put("k", true)
                    .put("k", Value.EMPTY)
                    .put("k", Value.of(new byte[0]))
                    .put("k", Value.of(List.of()))
                    .put("k", Value.of(Attributes.empty()))
                    .put("k", Value.of(List.of(Value.EMPTY, Value.of(""), Value.of(List.of()))))
                    .put(
                        "k",
                        Value.of(Attributes.builder().put("", Value.EMPTY).put("", "").build()))
                    .build())
            .build(),
        plain.toBuilder()
            .attributes(
                Attributes.builder()
                    .put("zero", 0.0)
                    .put("zero", -0.0)
                    .put("nan", Double.NaN)
                    .put("nan", Double.longBitsToDouble(0x7ff8_0000_0000_0001L))
                    .put("nan", Double.longBitsToDouble(0xffff_ffff_ffff_ffffL))
                    .build())
            .build(),
        plain.toBuilder().attributes(Attributes.of("deep", nested(SpanEncoder.MAX_DEPTH))).build(),
        plain.toBuilder()
            .startNanos(5)
            .events(
                List.of(
                    new SpanEvent(5, "", Attributes.empty(), 0),
                    new SpanEvent(0, "before", Attributes.of("k", Value.of("v")), -1),
                    new SpanEvent(-1, "before", Attributes.empty(), 0)))
            .links(
                List.of(
                    SpanLink.to(new TraceId(0, 0), new SpanId(0)),
                    SpanLink.to(TRACE, ID),
                    new SpanLink(TRACE, ID, "s=1", Attributes.of("k", Value.of("v")), -4, -5)))
            .build(),
        plain.toBuilder().resource(Resource.ofService("")).scope(Scope.of("", "1.0")).build(),
        plain.toBuilder()
            .resource(new Resource(Attributes.of("k", Value.of("v")), -6, "https://schema/r"))
            .scope(new Scope("s", "2", Attributes.of("k", Value.of("v")), -7, "https://schema/s"))
            .build());
  }

  private static Value nested(int depth) {
    Value value = Value.of("core");
    for (int i = 0; i < depth; i++) {
      value =
          i % 2 == 0 ? Value.of(List.of(Value.of(i), value)) : Value.of(Attributes.of("k", value));
    }
    return value;
  }

  @ParameterizedTest
  @MethodSource("awkwardSpans")
  void decode_awkwardSpan_isAsItWas(Span span) throws CorruptSpanException {
    List<Span> decoded = SpanDecoder.decode(span.traceId(), encoder.encode(List.of(span)));

    assertThat(decoded).containsExactly(span);
    assertThat(decoded.get(0).hashCode()).isEqualTo(span.hashCode());
  }

  @Test
  void decode_longTexts_areAsTheyWere() throws CorruptSpanException {
    Span span =
        Span.builder(TRACE, ID)
            .name("n".repeat(100_000))
            .traceState("日本語".repeat(30_000))
            .attributes(Attributes.of("a".repeat(70_000) + "ü", Value.of(new byte[200_000])))
            .build();

    assertThat(SpanDecoder.decode(TRACE, encoder.encode(List.of(span)))).containsExactly(span);
  }

  @Test
  void decode_noSpans_isEmpty() throws CorruptSpanException {
    assertThat(encoder.encode(List.of())).isEmpty();
    assertThat(SpanDecoder.decode(TRACE, new byte[0])).isEmpty();
  }

  @Test
  void decode_manySpans_sharesTextsResourcesAndScopes() throws CorruptSpanException {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < 3; i++) spans.add(spanWithFreshParts(i));

    List<Span> decoded = SpanDecoder.decode(TRACE, encoder.encode(spans));

    assertThat(decoded).isEqualTo(spans);
    Span first = decoded.get(0);
    Span last = decoded.get(2);
    assertThat(last.name()).isSameAs(first.name());
    assertThat(last.resource()).isSameAs(first.resource());
    assertThat(last.scope()).isSameAs(first.scope());
    assertThat(last.attributes().value(0)).isSameAs(first.attributes().value(0));
  }

  private static Span spanWithFreshParts(int id) {
    return Span.builder(TRACE, new SpanId(id))
        .name(new String("GET /cart"))
        .attributes(Attributes.of(new String("db.system"), Value.of(new String("redis"))))
        .resource(Resource.ofService(new String("cart")))
        .scope(Scope.of(new String("scope"), new String("1")))
        .build();
  }

  @Test
  void encode_equalSpansOfOtherObjects_givesEqualBytes() {
    Span one = spanWithFreshParts(1);
    Span other = spanWithFreshParts(1);

    assertThat(encoder.encode(List.of(one, one))).isEqualTo(encoder.encode(List.of(other, one)));
  }

  @Test
  void encode_afterALargeValue_givesTheSameBytesAsBefore() {
    Span small = spanWithFreshParts(1);
    byte[] before = encoder.encode(List.of(small));
    List<Span> large = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      large.add(
          small.toBuilder().name("name " + i).attributes(Attributes.of("n", Value.of(i))).build());
    }

    encoder.encode(large);

    assertThat(encoder.encode(List.of(small))).isEqualTo(before);
  }

  @Test
  void decode_largeValue_isAsItWas() throws CorruptSpanException {
    List<Span> large = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      large.add(
          spanWithFreshParts(i).toBuilder()
              .name("name " + i)
              .attributes(Attributes.builder().put("n", i).put("t", "text " + i).build())
              .resource(Resource.ofService("service " + i % 300))
              .build());
    }

    assertThat(SpanDecoder.decode(TRACE, encoder.encode(large))).isEqualTo(large);
  }

  @Test
  void encode_unpairedSurrogates_becomeReplacementCharacters() throws CorruptSpanException {
    Span span =
        Span.builder(TRACE, ID)
            .name("\ud800")
            .traceState("\udc00x\ud83d\ude00")
            .attributes(Attributes.of("ü\ud800\ud800", Value.of("\udbff")))
            .build();

    byte[] value = encoder.encode(List.of(span));

    assertThat(encoder.replacedSurrogates()).isTrue();
    Span decoded = SpanDecoder.decode(TRACE, value).get(0);
    assertThat(decoded.name()).isEqualTo("\ufffd");
    assertThat(decoded.traceState()).isEqualTo("\ufffdx\ud83d\ude00");
    assertThat(decoded.attributes()).isEqualTo(Attributes.of("ü\ufffd\ufffd", Value.of("\ufffd")));
    encoder.encode(List.of(decoded));
    assertThat(encoder.replacedSurrogates()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 100_000})
  void encode_valueNestedTooDeep_isRefusedNamingTheSpan(int depth) {
    Span span = Span.builder(TRACE, ID).attributes(Attributes.of("deep", nested(depth))).build();

    assertThatThrownBy(() -> encoder.encode(List.of(span)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "span 00f067aa0ba902b7 of trace 4bf92f3577b34da6a3ce929d0e0e4736: the value of"
                + " attribute \"deep\" nests arrays and lists more than 64 deep");
  }

  @Test
  void encode_afterARefusal_isAsBefore() {
    Span good = spanWithFreshParts(1);
    byte[] before = encoder.encode(List.of(good));
    Span bad = good.toBuilder().attributes(Attributes.of("deep", nested(65))).build();

    assertThatThrownBy(() -> encoder.encode(List.of(good, bad)))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(encoder.encode(List.of(good))).isEqualTo(before);
  }

  @Test
  void encode_spansOfTwoTraces_isRefusedNamingBoth() {
    Span one = Span.builder(TRACE, ID).build();
    Span other = Span.builder(new TraceId(0, 0xabc), new SpanId(0xdef)).build();

    assertThatThrownBy(() -> encoder.encode(List.of(one, other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "span 0000000000000def is of trace 00000000000000000000000000000abc, the first span of"
                + " the value, 00f067aa0ba902b7, of trace 4bf92f3577b34da6a3ce929d0e0e4736");
  }

  @Test
  void encodedLength_spanAmongOthers_isAtMostTheirs() {
    for (long seed = 1; seed <= 50; seed++) {
      List<Span> spans = new RandomSpans(seed).trace(12);
      int together = encoder.encode(spans).length;

      for (Span span : spans) {
        int alone = encoder.encodedLength(span);
        assertThat(alone).as("seed %d", seed).isEqualTo(encoder.encode(List.of(span)).length);
        assertThat(alone).as("seed %d", seed).isLessThanOrEqualTo(together);
      }
    }
  }

  @Test
  void decode_resultCannotBeChanged() throws CorruptSpanException {
    List<Span> decoded = SpanDecoder.decode(TRACE, encoder.encode(awkwardSpans().subList(0, 1)));

    assertThatThrownBy(() -> Collections.swap(decoded, 0, 0))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
