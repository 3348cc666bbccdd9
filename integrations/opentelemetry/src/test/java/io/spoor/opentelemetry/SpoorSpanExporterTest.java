package io.spoor.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.spoor.StoreClosedException;
import io.spoor.StoreLockedException;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.span.Attributes;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.Status;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpoorSpanExporterTest {
  private static final TraceId TRACE = TraceId.parse("4bf92f3577b34da6a3ce929d0e0e4736");

  private final TraceStore store = TraceStore.inMemory();

  @AfterEach
  void close() {
    store.close();
  }

  private static SpanContext remote(String spanId) {
    return SpanContext.createFromRemoteParent(
        TRACE.toString(),
        spanId,
        TraceFlags.getSampled(),
        TraceState.builder().put("b", "2").put("a", "1").build());
  }

  @Test
  void export_spanWithEverything_storesEverything() {
    SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.create(
                    io.opentelemetry.api.common.Attributes.of(
                        AttributeKey.stringKey("service.name"), "desk"),
                    "https://example.org/resource"))
            .setSpanLimits(
                SpanLimits.builder()
                    .setMaxNumberOfAttributes(9)
                    .setMaxNumberOfEvents(1)
                    .setMaxNumberOfLinks(1)
                    .build())
            .addSpanProcessor(SimpleSpanProcessor.create(SpoorSpanExporter.to(store)))
            .build();
    Tracer tracer =
        provider
            .tracerBuilder("library")
            .setInstrumentationVersion("1.2")
            .setSchemaUrl("https://example.org/scope")
            .build();
    var span =
        tracer
            .spanBuilder("work")
            .setParent(
                Context.root()
                    .with(io.opentelemetry.api.trace.Span.wrap(remote("00000000000000a1"))))
            .setSpanKind(io.opentelemetry.api.trace.SpanKind.CONSUMER)
            .setStartTimestamp(Instant.ofEpochSecond(1_700_000_000, 1))
            .addLink(
                remote("00000000000000a2"),
                io.opentelemetry.api.common.Attributes.of(AttributeKey.longKey("n"), 1L))
            .addLink(remote("00000000000000a3"))
            .startSpan();
    span.setAttribute("text", "t").setAttribute("bool", true).setAttribute("int", 7L);
    span.setAttribute("double", 0.5);
    span.setAttribute(AttributeKey.stringArrayKey("texts"), List.of("x", "y"));
    span.setAttribute(AttributeKey.booleanArrayKey("bools"), List.of(true, false));
    span.setAttribute(AttributeKey.longArrayKey("ints"), List.of(1L, 2L));
    span.setAttribute(AttributeKey.doubleArrayKey("doubles"), List.of(1.5, 2.5));
    span.setAttribute(
        AttributeKey.valueKey("value"),
        io.opentelemetry.api.common.Value.of(
            KeyValue.of(
                "list",
                io.opentelemetry.api.common.Value.of(
                    io.opentelemetry.api.common.Value.of(new byte[] {1, 2}),
                    io.opentelemetry.api.common.Value.empty()))));
    span.setAttribute("beyond the limit", 1);
    span.addEvent(
        "event",
        io.opentelemetry.api.common.Attributes.of(AttributeKey.stringKey("k"), "v"),
        Instant.ofEpochSecond(1_700_000_000, 2));
    span.addEvent("beyond the limit");
    span.setStatus(io.opentelemetry.api.trace.StatusCode.ERROR, "broken");
    span.end(Instant.ofEpochSecond(1_700_000_000, 3));

    SpanId id = SpanId.parse(span.getSpanContext().getSpanId());
    List<Span> stored = store.trace(TRACE).orElseThrow().spans();
    assertThat(stored).hasSize(1);
    Span got = stored.get(0);
    long second = 1_700_000_000L * 1_000_000_000;
    Span expected =
        Span.builder(TRACE, id)
            .parentSpanId(SpanId.parse("a1"))
            .traceState(got.traceState())
            .flags(0x301)
            .name("work")
            .kind(SpanKind.CONSUMER)
            .startNanos(second + 1)
            .endNanos(second + 3)
            .attributes(got.attributes())
            .droppedAttributesCount(1)
            .events(
                List.of(new SpanEvent(second + 2, "event", Attributes.of("k", Value.of("v")), 0)))
            .droppedEventsCount(1)
            .links(
                List.of(
                    new SpanLink(
                        TRACE,
                        SpanId.parse("a2"),
                        got.traceState(),
                        Attributes.of("n", Value.of(1)),
                        0,
                        0x301)))
            .droppedLinksCount(1)
            .status(Status.error("broken"))
            .resource(
                new io.spoor.span.Resource(
                    Attributes.of("service.name", Value.of("desk")),
                    0,
                    "https://example.org/resource"))
            .scope(new Scope("library", "1.2", Attributes.empty(), 0, "https://example.org/scope"))
            .build();
    assertThat(got).isEqualTo(expected);
    assertThat(got.traceState().split(",")).containsExactlyInAnyOrder("a=1", "b=2");
    assertThat(attributesByKey(got))
        .containsExactlyInAnyOrder(
            "text=" + Value.of("t"),
            "bool=" + Value.of(true),
            "int=" + Value.of(7),
            "double=" + Value.of(0.5),
            "texts=" + Value.of(List.of(Value.of("x"), Value.of("y"))),
            "bools=" + Value.of(List.of(Value.of(true), Value.of(false))),
            "ints=" + Value.of(List.of(Value.of(1), Value.of(2))),
            "doubles=" + Value.of(List.of(Value.of(1.5), Value.of(2.5))),
            "value="
                + Value.of(
                    Attributes.of(
                        "list", Value.of(List.of(Value.of(new byte[] {1, 2}), Value.EMPTY)))));
  }

  /** The SDK does not keep their order. */
  private static List<String> attributesByKey(Span span) {
    List<String> entries = new ArrayList<>();
    span.attributes().forEach((key, value) -> entries.add(key + "=" + value));
    return entries;
  }

  private static SpanData span(String name) {
    return SdkSpans.toSdk(Span.builder(TRACE, new SpanId(name.hashCode())).name(name).build());
  }

  @Test
  void export_storeRefuses_failsWithTheReasonAndIsCounted() {
    SpoorSpanExporter exporter = SpoorSpanExporter.to(store);
    exporter.throwIfFailed();
    assertThat(exporter.export(List.of(span("stored"))).isSuccess()).isTrue();
    store.close();

    CompletableResultCode result = exporter.export(List.of(span("a"), span("b")));

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.getFailureThrowable()).isInstanceOf(StoreClosedException.class);
    assertThat(exporter.exportedSpans()).isEqualTo(1);
    assertThat(exporter.failedSpans()).isEqualTo(2);
    assertThat(exporter.lastFailure())
        .containsSame((RuntimeException) result.getFailureThrowable());
    assertThatThrownBy(exporter::throwIfFailed)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "2 spans were not stored, 1 were; the last time because write called")
        .hasCauseInstanceOf(StoreClosedException.class);
  }

  /** As a batch processor says nothing of it. */
  @Test
  void failedSpans_behindABatchProcessor_tellWhatItDropped() {
    SpoorSpanExporter exporter = SpoorSpanExporter.to(store);
    store.close();
    try (SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
            .build()) {
      provider.get("test").spanBuilder("lost").startSpan().end();

      provider.forceFlush().join(10, TimeUnit.SECONDS);

      assertThat(exporter.failedSpans()).isEqualTo(1);
    }
  }

  /** As a batch processor does after its time-out. */
  @Test
  void export_collectionClearedAfterwards_hasStoredItsSpans() {
    List<SpanData> batch = new ArrayList<>(List.of(span("a"), span("b")));

    SpoorSpanExporter.to(store).export(Collections.unmodifiableList(batch));
    batch.clear();

    assertThat(store.trace(TRACE).orElseThrow().spans()).hasSize(2);
  }

  @Test
  void export_oneSpanOutOfOrder_storesTheOthers() {
    SpanData invalid = SpanDataOfNoTrace.of(span("no ids"));
    SpoorSpanExporter exporter = SpoorSpanExporter.to(store);

    CompletableResultCode result = exporter.export(List.of(span("a"), invalid, span("b")));

    assertThat(result.getFailureThrowable())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "span \"no ids\" has the ids 00000000000000000000000000000000 and 0000000000000000,"
                + " expected ids that are not 0");
    assertThat(exporter.exportedSpans()).isEqualTo(2);
    assertThat(exporter.failedSpans()).isEqualTo(1);
    assertThat(store.statistics().spans()).isEqualTo(2);
  }

  @Test
  void export_oneSpanTooLarge_storesTheOthers() {
    try (TraceStore small =
        TraceStore.inMemory(TraceStoreOptions.defaults().withMaxSpanBytes(1_000))) {
      SpoorSpanExporter exporter = SpoorSpanExporter.to(small);
      SpanData large = span("x".repeat(2_000));

      CompletableResultCode result =
          exporter.export(List.of(span("a"), span("b"), large, span("c")));

      assertThat(result.getFailureThrowable()).isInstanceOf(IllegalArgumentException.class);
      assertThat(exporter.exportedSpans()).isEqualTo(3);
      assertThat(exporter.failedSpans()).isEqualTo(1);
      assertThat(small.statistics().spans()).isEqualTo(3);
    }
  }

  /** A span whose context is invalid, which no SDK makes. */
  private static final class SpanDataOfNoTrace extends DelegatingSpanData {
    private SpanDataOfNoTrace(SpanData data) {
      super(data);
    }

    static SpanData of(SpanData data) {
      return new SpanDataOfNoTrace(data);
    }

    @Override
    public SpanContext getSpanContext() {
      return SpanContext.getInvalid();
    }
  }

  @Test
  void shutdown_storeOfAnother_staysOpenAndKeepsItsSpans() {
    SpoorSpanExporter exporter = SpoorSpanExporter.to(store);
    exporter.export(List.of(span("kept")));

    assertThat(exporter.flush().isSuccess()).isTrue();
    assertThat(exporter.shutdown().isSuccess()).isTrue();
    assertThat(exporter.shutdown().isSuccess()).isTrue();

    CompletableResultCode late = exporter.export(List.of(span("late")));
    assertThat(late.isSuccess()).isFalse();
    assertThat(late.getFailureThrowable()).hasMessage("1 spans exported after shutdown");
    assertThat(store.stream()).extracting(Span::name).containsExactly("kept");
  }

  @Test
  void open_directory_isClosedAtShutdownAndKeepsItsSpans(@TempDir Path directory) {
    SpoorSpanExporter exporter = SpoorSpanExporter.open(directory, TraceStoreOptions.defaults());
    exporter.export(List.of(span("kept")));
    assertThatThrownBy(() -> SpoorSpanExporter.open(directory, TraceStoreOptions.defaults()))
        .isInstanceOf(StoreLockedException.class);

    assertThat(exporter.shutdown().isSuccess()).isTrue();

    try (TraceStore reopened = TraceStore.open(directory)) {
      assertThat(reopened.stream()).extracting(Span::name).containsExactly("kept");
    }
  }
}
