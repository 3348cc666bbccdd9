package io.spoor.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spoor.dialect.Dialect;
import io.spoor.dialect.ReadResult;
import io.spoor.file.TraceFile;
import io.spoor.span.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversion held against OpenTelemetry's own encoding of the same spans as OTLP. */
final class SdkSpansTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void fromSdk_randomSpans_areWhatOtlpSaysOfThem(long seed) throws IOException {
    RandomSpanData random = new RandomSpanData(new SplittableRandom(seed));
    List<SpanData> spans = IntStream.range(0, 200).mapToObj(i -> random.next()).toList();

    List<Span> expected = readOtlp(exported(spans));

    assertThat(spans.stream().map(SdkSpans::fromSdk))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8})
  void toSdk_whatCameFromTheSdk_isTheSameAgain(long seed) throws IOException {
    RandomSpanData random = new RandomSpanData(new SplittableRandom(seed));
    List<SpanData> spans = IntStream.range(0, 200).mapToObj(i -> random.next()).toList();
    List<SpanData> back = spans.stream().map(SdkSpans::fromSdk).map(SdkSpans::toSdk).toList();

    for (int i = 0; i < spans.size(); i++) {
      assertThat(SdkSpans.fromSdk(back.get(i)))
          .as("seed %d, span %d", seed, i)
          .isEqualTo(SdkSpans.fromSdk(spans.get(i)));
      assertThat(back.get(i).getAttributes())
          .as("seed %d, span %d", seed, i)
          .isEqualTo(spans.get(i).getAttributes());
      assertThat(back.get(i).getLinks()).isEqualTo(spans.get(i).getLinks());
      assertThat(back.get(i).getResource()).isEqualTo(spans.get(i).getResource());
      assertThat(back.get(i).getParentSpanContext()).isEqualTo(spans.get(i).getParentSpanContext());
    }
    assertThat(readOtlp(exported(back)))
        .containsExactlyInAnyOrderElementsOf(readOtlp(exported(spans)));
  }

  private static List<Span> readOtlp(byte[] request) throws IOException {
    List<Span> spans = new ArrayList<>();
    ReadResult result =
        TraceFile.read(
            "request", new ByteArrayInputStream(request), Dialect.OTLP_PROTOBUF, spans::add);
    assertThat(result.rejected()).isEmpty();
    return spans;
  }

  /** The body that the exporter for HTTP sends. */
  private static byte[] exported(List<SpanData> spans) throws IOException {
    ConcurrentLinkedQueue<byte[]> bodies = new ConcurrentLinkedQueue<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          bodies.add(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try (OtlpHttpSpanExporter exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces")
            .build()) {
      assertThat(exporter.export(spans).join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
    } finally {
      server.stop(0);
    }
    return bodies.remove();
  }
}
