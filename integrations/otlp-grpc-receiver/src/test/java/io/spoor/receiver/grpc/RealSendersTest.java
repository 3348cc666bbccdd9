package io.spoor.receiver.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spoor.TraceStore;
import io.spoor.opentelemetry.SdkSpans;
import io.spoor.receiver.Fault;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.TraceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenTelemetry's own exporter of OTLP over gRPC, with the sender that it comes with. */
@Timeout(120)
final class RealSendersTest {
  private final TraceStore store = TraceStore.inMemory();
  private final OtlpGrpcReceiver receiver =
      OtlpGrpcReceiver.start(store, OtlpGrpcReceiver.defaults().withPort(0));

  @AfterEach
  void close() {
    receiver.close();
    store.close();
  }

  private static SpanData span(long id) {
    return SdkSpans.toSdk(
        Span.builder(new TraceId(5, id), new SpanId(id))
            .name("span " + id)
            .flags(0x101)
            .kind(SpanKind.SERVER)
            .startNanos(id)
            .endNanos(id + 5)
            .build());
  }

  private OtlpGrpcSpanExporterBuilder exporter() {
    return OtlpGrpcSpanExporter.builder().setEndpoint(receiver.endpoint().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip"})
  void export_spans_storesThem(String compression) {
    List<SpanData> spans = LongStream.range(1, 2_000).mapToObj(RealSendersTest::span).toList();

    try (OtlpGrpcSpanExporter exporter = exporter().setCompression(compression).build()) {
      assertThat(exporter.export(spans).join(20, TimeUnit.SECONDS).isSuccess()).isTrue();
    }

    assertThat(store.stream())
        .containsExactlyInAnyOrderElementsOf(spans.stream().map(SdkSpans::fromSdk).toList());
  }

  @Test
  void export_refusedTwice_isSentAgainByTheExportersPolicy() {
    receiver.answerNext(2, Fault.status(503));
    RetryPolicy hurried =
        RetryPolicy.builder()
            .setInitialBackoff(Duration.ofMillis(5))
            .setMaxBackoff(Duration.ofMillis(20))
            .setMaxAttempts(4)
            .build();

    try (OtlpGrpcSpanExporter exporter = exporter().setRetryPolicy(hurried).build()) {
      assertThat(exporter.export(List.of(span(1))).join(20, TimeUnit.SECONDS).isSuccess()).isTrue();
    }

    assertThat(store.stream()).hasSize(1);
  }

  @Test
  void export_refusedForGood_failsAndStoresNothing() {
    receiver.answerNext(1, Fault.status(400));

    try (OtlpGrpcSpanExporter exporter = exporter().build()) {
      assertThat(exporter.export(List.of(span(1))).join(20, TimeUnit.SECONDS).isSuccess())
          .isFalse();
    }

    assertThat(store.stream()).isEmpty();
  }

  @Test
  void export_manyAtOnce_storesEachThatWasAcknowledged() {
    try (OtlpGrpcSpanExporter exporter = exporter().build()) {
      for (int i = 0; i < 40; i += 4) { // OkHttp's sender takes five at most.
        List<CompletableResultCode> calls = new ArrayList<>();
        for (int j = i; j < i + 4; j++) calls.add(exporter.export(batch(j)));
        assertThat(CompletableResultCode.ofAll(calls).join(30, TimeUnit.SECONDS).isSuccess())
            .isTrue();
      }
    }

    assertThat(store.statistics().spans()).isEqualTo(4_000);
  }

  private static List<SpanData> batch(int number) {
    return LongStream.range(100 * number + 1, 100 * number + 101)
        .mapToObj(RealSendersTest::span)
        .toList();
  }
}
