package io.spoor.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spoor.TraceStore;
import io.spoor.opentelemetry.SdkSpans;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenTelemetry's own exporters, with each of their senders, against the receiver. */
final class RealSendersTest {
  private static final String SENDER = "io.opentelemetry.sdk.common.export.HttpSenderProvider";

  private final TraceStore store = TraceStore.inMemory();
  private final OtlpReceiver receiver =
      OtlpReceiver.start(store, ReceiverOptions.defaults().withPort(0));

  @AfterEach
  void close() {
    System.clearProperty(SENDER);
    receiver.close();
    store.close();
  }

  private static SpanData span(long id) {
    return SdkSpans.toSdk(
        Span.builder(new TraceId(5, id), new SpanId(id))
            .name("span " + id)
            .flags(0x101)
            .kind(io.spoor.span.SpanKind.SERVER)
            .startNanos(id)
            .endNanos(id + 5)
            .build());
  }

  private OtlpHttpSpanExporterBuilder exporter() {
    return OtlpHttpSpanExporter.builder().setEndpoint(receiver.endpoint() + "/v1/traces");
  }

  @ParameterizedTest
  @CsvSource({
    "io.opentelemetry.exporter.sender.okhttp.internal.OkHttpHttpSenderProvider, none",
    "io.opentelemetry.exporter.sender.okhttp.internal.OkHttpHttpSenderProvider, gzip",
    "io.opentelemetry.exporter.sender.jdk.internal.JdkHttpSenderProvider, none",
    "io.opentelemetry.exporter.sender.jdk.internal.JdkHttpSenderProvider, gzip"
  })
  void export_bySender_storesTheSpans(String sender, String compression) {
    System.setProperty(SENDER, sender);
    List<SpanData> spans = LongStream.range(1, 2_000).mapToObj(RealSendersTest::span).toList();

    try (OtlpHttpSpanExporter exporter = exporter().setCompression(compression).build()) {
      assertThat(exporter.export(spans).join(20, TimeUnit.SECONDS).isSuccess()).isTrue();
    }

    assertThat(store.stream())
        .containsExactlyInAnyOrderElementsOf(spans.stream().map(SdkSpans::fromSdk).toList());
  }

  @Test
  void export_refusedTwice_isSentAgainByTheExportersPolicy() {
    receiver.answerNext(1, Fault.status(503));
    receiver.answerNext(1, Fault.status(429));
    RetryPolicy hurried =
        RetryPolicy.builder()
            .setInitialBackoff(Duration.ofMillis(5))
            .setMaxBackoff(Duration.ofMillis(20))
            .setMaxAttempts(4)
            .build();

    try (OtlpHttpSpanExporter exporter = exporter().setRetryPolicy(hurried).build()) {
      assertThat(exporter.export(List.of(span(1))).join(20, TimeUnit.SECONDS).isSuccess()).isTrue();
    }

    assertThat(store.stream()).hasSize(1);
  }

  @Test
  void export_refusedForGood_failsAndStoresNothing() {
    receiver.answerNext(1, Fault.status(400));

    try (OtlpHttpSpanExporter exporter = exporter().build()) {
      assertThat(exporter.export(List.of(span(1))).join(20, TimeUnit.SECONDS).isSuccess())
          .isFalse();
    }

    assertThat(store.stream()).isEmpty();
  }

  @Test
  void export_manyAtOnce_storesEachThatWasAcknowledged() throws Exception {
    ExecutorService threads =
        Executors.newFixedThreadPool(4); // OkHttp's sender takes five at most.
    try (OtlpHttpSpanExporter exporter = exporter().build()) {
      List<Future<Boolean>> results = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        List<SpanData> batch =
            LongStream.range(100 * i + 1, 100 * i + 101).mapToObj(RealSendersTest::span).toList();
        results.add(
            threads.submit(() -> exporter.export(batch).join(30, TimeUnit.SECONDS).isSuccess()));
      }
      for (Future<Boolean> result : results) assertThat(result.get()).isTrue();
    } finally {
      threads.shutdownNow();
    }

    assertThat(store.statistics().spans()).isEqualTo(8_000);
    assertThat(receiver.intake().bytesInFlight()).isZero();
  }

  /** As the Java agent is by default, but for the endpoint; {@link JavaAgentTest} has itself. */
  @Test
  void sdk_configuredAsTheAgentIs_sendsItsSpans() {
    Map<String, String> properties =
        Map.of(
            "otel.exporter.otlp.protocol", "http/protobuf",
            "otel.exporter.otlp.endpoint", receiver.endpoint().toString(),
            "otel.service.name", "shop");
    try (OpenTelemetrySdk sdk =
        AutoConfiguredOpenTelemetrySdk.builder()
            .addPropertiesSupplier(() -> properties)
            .disableShutdownHook()
            .build()
            .getOpenTelemetrySdk()) {
      sdk.getTracer("test").spanBuilder("GET /cart").startSpan().end();
    }

    assertThat(store.stream())
        .singleElement()
        .satisfies(span -> assertThat(span.service()).isEqualTo("shop"));
  }
}
