package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.Trace;
import io.spoor.TraceStore;
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
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

abstract class WriteCases extends ContractCases {
  WriteCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void write_emptyBatch_addsNothing() {
    store().write(List.of());

    assertThat(store().statistics().spans()).isZero();
  }

  @Test
  void write_everyField_comesBackEqual() {
    Span span = FULL;

    store().write(List.of(span));

    assertThat(store().trace(T1)).contains(new Trace(T1, List.of(span)));
  }

  @Test
  void write_allFieldsEmpty_comesBackEqual() {
    TraceId zero = new TraceId(0, 0);
    Span span = Span.builder(zero, new SpanId(0)).parentSpanId(new SpanId(0)).build();

    store().write(List.of(span));

    assertThat(store().trace(zero)).contains(new Trace(zero, List.of(span)));
  }

  @Test
  void write_equalSpanTwiceInOneBatch_isStoredOnce() {
    store().write(List.of(span(T1, 1).build(), span(T1, 2).build(), span(T1, 1).build()));

    assertThat(spansOf(T1)).containsExactly(span(T1, 1).build(), span(T1, 2).build());
  }

  @Test
  void write_equalSpanInLaterBatch_isStoredOnce() {
    store().write(List.of(span(T1, 1).build()));
    store().write(List.of(span(T1, 2).build(), span(T2, 1).build()));

    store().write(List.of(span(T1, 1).build(), span(T1, 3).build()));

    assertThat(spansOf(T1))
        .containsExactly(span(T1, 1).build(), span(T1, 2).build(), span(T1, 3).build());
    assertThat(store().statistics().spans()).isEqualTo(4);
  }

  @Test
  void write_batchWithNothingNew_addsNothing() {
    store().write(List.of(FULL));

    store().write(List.of(FULL, FULL));

    assertThat(spansOf(T1)).containsExactly(FULL);
  }

  @Test
  void write_spansThatDifferInOneField_areAllKept() {
    List<Span> spans = new ArrayList<>(List.of(FULL));
    for (UnaryOperator<Span.Builder> change : CHANGES) {
      spans.add(change.apply(FULL.toBuilder()).build());
    }

    for (Span span : spans) store().write(List.of(span));
    store().write(spans.subList(0, 5));

    assertThat(spansOf(T1)).containsExactlyInAnyOrderElementsOf(spans);
  }

  @Test
  void write_clientAndServerSharingAnId_areBothKept() {
    Span client = span(T1, 7).kind(SpanKind.CLIENT).build();
    Span server = span(T1, 7).kind(SpanKind.SERVER).build();

    store().write(List.of(client, server));

    assertThat(spansOf(T1)).containsExactlyInAnyOrder(client, server);
  }

  @Test
  void write_sameSpanIdInOtherTrace_isAnotherSpan() {
    given(span(T1, 1), span(T2, 1));

    assertThat(store().statistics().spans()).isEqualTo(2);
  }

  @Test
  void write_lateSpan_joinsItsTrace() {
    given(span(T1, 5));
    for (int i = 0; i < 20; i++) given(span(T2, i));

    given(span(T1, 3));

    assertThat(spansOf(T1)).containsExactly(span(T1, 3).build(), span(T1, 5).build());
  }

  @Test
  void write_listChangedAfterwards_doesNotChangeTheStore() {
    List<Span> batch = new ArrayList<>(List.of(span(T1, 1).build()));
    store().write(batch);

    batch.set(0, span(T2, 2).build());

    assertThat(spansOf(T1)).containsExactly(span(T1, 1).build());
    assertThat(store().trace(T2)).isEmpty();
  }

  @Test
  void write_batchOfManyTraces_storesAll() {
    List<Span> batch = new ArrayList<>();
    for (int i = 0; i < 100; i++) batch.add(span(new TraceId(i % 10, i), i).build());

    store().write(batch);

    assertThat(store().statistics().traces()).isEqualTo(100);
    assertThat(spansOf(new TraceId(7, 57))).containsExactly(batch.get(57));
  }

  @Test
  void write_moreSpansThanAllowed_addsNothing() {
    TraceStore store = openInstead(options().withMaxBatchSpans(3));
    List<Span> batch = new ArrayList<>();
    for (int i = 0; i < 4; i++) batch.add(span(T1, i).build());

    assertThatThrownBy(() -> store.write(batch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 spans")
        .hasMessageContaining("maxBatchSpans is 3");

    assertThat(store.statistics().spans()).isZero();
    store.write(batch.subList(0, 3));
    assertThat(store.statistics().spans()).isEqualTo(3);
  }

  @Test
  void write_batchWithOneSpanTooLarge_addsNothing() {
    TraceStore store = openInstead(options().withMaxSpanBytes(1_000));
    Span large = span(T2, 0xabc).attributes(Attributes.of("k", text(5_000))).build();

    assertThatThrownBy(() -> store.write(List.of(span(T1, 1).build(), large)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("span 0000000000000abc of trace " + T2 + " encodes to 5,")
        .hasMessageContaining("maxSpanBytes is 1,000");

    assertThat(store.statistics().spans()).isZero();
  }

  @Test
  void write_batchTooLarge_addsNothing() {
    TraceStore store = openInstead(options().withMaxSpanBytes(4_000).withMaxBatchBytes(5_000));
    List<Span> batch = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      batch.add(span(T1, i).attributes(Attributes.of("k", text(3_000 + i))).build());
    }

    assertThatThrownBy(() -> store.write(batch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 spans")
        .hasMessageContaining("encodes to 9,")
        .hasMessageContaining("maxBatchBytes is 5,000");

    assertThat(store.statistics().spans()).isZero();
    store.write(batch.subList(0, 1));
    assertThat(store.statistics().spans()).isEqualTo(1);
  }

  private static Value text(int length) {
    StringBuilder text = new StringBuilder();
    SeededRandom random = new SeededRandom(length);
    while (text.length() < length) text.append((char) ('a' + random.nextInt(26)));
    return Value.of(text.toString());
  }

  private List<Span> spansOf(TraceId id) {
    return store().trace(id).orElseThrow().spans();
  }

  private static final Attributes EVERY_TYPE =
      Attributes.builder()
          .put("text", "caf\u00e9 \ud83d\ude80")
          .put("empty text", "")
          .put("bool", true)
          .put("int", Long.MIN_VALUE)
          .put("double", -0.0)
          .put("nan", Double.NaN)
          .put("bytes", Value.of(new byte[] {0, -1, 127}))
          .put("array", Value.of(List.of(Value.of(1), Value.of("1"), Value.of(List.<Value>of()))))
          .put("list", Value.of(Attributes.of("k", Value.of(Attributes.of("k", Value.of(1.5))))))
          .put("empty", Value.EMPTY)
          .put("twice", 1)
          .put("twice", 2)
          .put("", "empty key")
          .build();

  private static final Attributes OTHER = Attributes.of("k", Value.of("v"));

  private static final Span FULL =
      Span.builder(T1, new SpanId(-2))
          .parentSpanId(new SpanId(-3))
          .traceState("vendor=1,other=2")
          .flags(-1)
          .name("POST /pay")
          .kind(SpanKind.SERVER)
          .startNanos(-5)
          .endNanos(7)
          .attributes(EVERY_TYPE)
          .droppedAttributesCount(-1)
          .events(
              List.of(
                  new SpanEvent(-4, "retry", EVERY_TYPE, 3),
                  new SpanEvent(0, "", Attributes.empty(), 0)))
          .droppedEventsCount(4)
          .links(
              List.of(
                  new SpanLink(T2, new SpanId(-9), "s=1", EVERY_TYPE, 5, -1),
                  SpanLink.to(new TraceId(0, 0), new SpanId(0))))
          .droppedLinksCount(6)
          .status(StatusCode.OK, "fine")
          .resource(new Resource(EVERY_TYPE, 8, "https://opentelemetry.io/schemas/1.37.0"))
          .scope(new Scope("lib", "1.2", EVERY_TYPE, 9, "https://example.com/schema"))
          .build();

  private static final List<UnaryOperator<Span.Builder>> CHANGES =
      List.of(
          span -> span.spanId(new SpanId(2)),
          span -> span.parentSpanId(null),
          span -> span.parentSpanId(new SpanId(0)),
          span -> span.traceState("vendor=1"),
          span -> span.flags(1),
          span -> span.name("POST /pay "),
          span -> span.kind(SpanKind.CLIENT),
          span -> span.startNanos(-6),
          span -> span.endNanos(8),
          span -> span.attributes(Attributes.empty()),
          span -> span.attributes(Attributes.of("double", Value.of(-0.0))),
          span -> span.attributes(Attributes.of("double", Value.of(0.0))),
          span -> span.attributes(Attributes.of("double", Value.of(0))),
          span -> span.attributes(Attributes.of("double", Value.of(Double.NaN))),
          span -> span.attributes(Attributes.of("double", nan(1))),
          span -> span.attributes(Attributes.builder().put("a", 1).put("b", 2).build()),
          span -> span.attributes(Attributes.builder().put("b", 2).put("a", 1).build()),
          span -> span.droppedAttributesCount(0),
          span -> span.events(List.of(FULL.events().get(1), FULL.events().get(0))),
          span -> span.events(List.of(new SpanEvent(-4, "retry", EVERY_TYPE, 2))),
          span -> span.droppedEventsCount(0),
          span -> span.links(List.of(FULL.links().get(0))),
          span -> span.links(List.of(SpanLink.to(T2, new SpanId(-9)))),
          span -> span.droppedLinksCount(0),
          span -> span.status(StatusCode.OK, ""),
          span -> span.status(Status.error("fine")),
          span -> span.resource(new Resource(EVERY_TYPE, 8, "")),
          span -> span.resource(new Resource(EVERY_TYPE, 7, FULL.resource().schemaUrl())),
          span -> span.resource(Resource.of(OTHER)),
          span -> span.scope(new Scope("lib", "1.3", EVERY_TYPE, 9, "https://example.com/schema")),
          span -> span.scope(new Scope("lib", "1.2", OTHER, 9, "https://example.com/schema")),
          span -> span.scope(Scope.of("lib", "1.2")));

  private static Value nan(long payload) {
    return Value.of(Double.longBitsToDouble(0x7ff8000000000000L | payload));
  }
}
