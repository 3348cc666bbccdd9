package io.spoor.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.dialect.SpanWriter;
import io.spoor.file.TraceFile;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests by hand, held against OTLP's specification. */
final class OtlpReceiverTest {
  private static final long MAX_BODY = 1 << 20;

  private final TraceStore store =
      TraceStore.inMemory(TraceStoreOptions.defaults().withMaxSpanBytes(100_000));
  private final OtlpReceiver receiver =
      OtlpReceiver.start(
          store,
          ReceiverOptions.defaults()
              .withPort(0)
              .withMaxBodyBytes(MAX_BODY)
              .withMaxBytesInFlight(2 * MAX_BODY)
              .withRetryAfter(Duration.ofSeconds(7)));
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    receiver.close();
    store.close();
  }

  private static Span span(long id) {
    return Span.builder(new TraceId(1, id), new SpanId(id)).name("span " + id).build();
  }

  private static byte[] encoded(BodyFormat format, List<Span> spans) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SpanWriter writer = TraceFile.writer(format.dialect(), out)) {
      for (Span span : spans) writer.write(span);
    }
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(receiver.endpoint().resolve(path));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> post(BodyFormat format, byte[] body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        request("/v1/traces")
            .header("Content-Type", format.contentType())
            .POST(BodyPublishers.ofByteArray(body));
    if (headers.length > 0) request.headers(headers);
    return send(request);
  }

  private static String type(HttpResponse<?> response) {
    return response.headers().firstValue("Content-Type").orElse("");
  }

  @ParameterizedTest
  @EnumSource
  void post_spans_storesThemAndSaysNothing(BodyFormat format) throws Exception {
    List<Span> spans = List.of(span(1), span(2));

    HttpResponse<byte[]> plain = post(format, encoded(format, spans));
    HttpResponse<byte[]> zipped =
        post(format, gzip(encoded(format, List.of(span(3)))), "Content-Encoding", "gzip");

    for (HttpResponse<byte[]> response : List.of(plain, zipped)) {
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(type(response)).isEqualTo(format.contentType());
      assertThat(response.body())
          .isEqualTo(format == BodyFormat.JSON ? "{}".getBytes(UTF_8) : new byte[0]);
    }
    assertThat(store.stream()).containsExactlyInAnyOrder(span(1), span(2), span(3));
    assertThat(receiver.intake().acceptedSpans()).isEqualTo(3);
    assertThat(receiver.intake().bytesInFlight()).isZero();
  }

  @Test
  void post_emptyRequests_areFine() throws Exception {
    assertThat(post(BodyFormat.PROTOBUF, new byte[0]).statusCode()).isEqualTo(200);
    assertThat(post(BodyFormat.JSON, "{}".getBytes(UTF_8)).statusCode()).isEqualTo(200);
    assertThat(post(BodyFormat.JSON, "{\"resourceSpans\":[]}".getBytes(UTF_8)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void post_typeWithParameters_isThatType() throws Exception {
    HttpResponse<byte[]> response =
        send(
            request("/v1/traces")
                .header("Content-Type", "Application/JSON; charset=utf-8")
                .POST(BodyPublishers.ofByteArray(encoded(BodyFormat.JSON, List.of(span(1))))));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(store.stream()).hasSize(1);
  }

  @Test
  void post_someSpansUnreadableOrTooLarge_storesTheOthersAndCounts() throws Exception {
    Span huge =
        span(9).toBuilder().attributes(Attributes.of("k", Value.of("x".repeat(200_000)))).build();
    String json = new String(encoded(BodyFormat.JSON, List.of(span(1), huge, span(2))), UTF_8);
    String broken = json.replaceFirst("\"spanId\":\"0000000000000002\"", "\"spanId\":\"no\"");

    HttpResponse<byte[]> response = post(BodyFormat.JSON, broken.getBytes(UTF_8));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(new String(response.body(), UTF_8))
        .startsWith("{\"partialSuccess\":{\"rejectedSpans\":\"2\",\"errorMessage\":\"")
        .endsWith("; and 1 more\"}}");
    assertThat(store.stream()).containsExactly(span(1));
    assertThat(receiver.intake().rejectedSpans()).isEqualTo(2);
  }

  @Test
  void post_spanTooLargeAsProtobuf_saysSoInProtobuf() throws Exception {
    Span huge =
        span(9).toBuilder().attributes(Attributes.of("k", Value.of("x".repeat(200_000)))).build();

    HttpResponse<byte[]> response =
        post(BodyFormat.PROTOBUF, encoded(BodyFormat.PROTOBUF, List.of(huge)));

    assertThat(partialSuccess(response).getRejectedSpans()).isEqualTo(1);
    assertThat(partialSuccess(response).getErrorMessage()).contains("100,000");
  }

  private static ExportTracePartialSuccess partialSuccess(HttpResponse<byte[]> response)
      throws InvalidProtocolBufferException {
    assertThat(response.statusCode()).isEqualTo(200);
    return ExportTraceServiceResponse.parseFrom(response.body()).getPartialSuccess();
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, {\"resourceSpans\":",
    "application/json, nonsense",
    "application/json, '[1,2]'",
    "application/x-protobuf, nonsense"
  })
  void post_noOtlp_is400WithAStatus(String type, String body) throws Exception {
    HttpResponse<byte[]> response =
        send(
            request("/v1/traces").header("Content-Type", type).POST(BodyPublishers.ofString(body)));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(type(response)).isEqualTo(type);
    String status = new String(response.body(), UTF_8);
    if (type.endsWith("json"))
      assertThat(status).startsWith("{\"code\":3,\"message\":\"the request: ");
    else assertThat(response.body()).startsWith(1 << 3, 3);
    assertThat(store.stream()).isEmpty();
  }

  @Test
  void post_gzipThatIsNone_is400() throws Exception {
    assertThat(post(BodyFormat.JSON, "{}".getBytes(UTF_8), "Content-Encoding", "gzip").statusCode())
        .isEqualTo(400);
    byte[] cut = gzip(encoded(BodyFormat.PROTOBUF, List.of(span(1))));
    byte[] half = Arrays.copyOf(cut, cut.length / 2);
    assertThat(post(BodyFormat.PROTOBUF, half, "Content-Encoding", "gzip").statusCode())
        .isEqualTo(400);
    assertThat(store.stream()).isEmpty();
  }

  @Test
  void post_largerThanAllowed_is413AlsoOnceDecompressed() throws Exception {
    byte[] large = new byte[(int) MAX_BODY + 1];

    assertThat(post(BodyFormat.PROTOBUF, large).statusCode()).isEqualTo(413);
    assertThat(post(BodyFormat.JSON, spaces(), "Content-Encoding", "gzip").statusCode())
        .isEqualTo(413);
    HttpResponse<byte[]> twice = post(BodyFormat.JSON, gzip(spaces()), "Content-Encoding", "gzip");
    assertThat(twice.statusCode()).isEqualTo(400);
    assertThat(new String(twice.body(), UTF_8)).contains("compressed, and no header says so");
    assertThat(receiver.intake().bytesInFlight()).isZero();
  }

  /** Fifty megabytes, in 50 kB. */
  private static byte[] spaces() throws IOException {
    byte[] spaces = new byte[50 << 20];
    Arrays.fill(spaces, (byte) ' ');
    return gzip(spaces);
  }

  @Test
  void request_otherTypeEncodingMethodOrPath_isRefused() throws Exception {
    HttpRequest.Builder xml =
        request("/v1/traces").header("Content-Type", "text/xml").POST(BodyPublishers.ofString("x"));
    assertThat(send(xml).statusCode()).isEqualTo(415);
    assertThat(send(request("/v1/traces").POST(BodyPublishers.ofString("x"))).statusCode())
        .isEqualTo(415);
    assertThat(post(BodyFormat.JSON, new byte[1], "Content-Encoding", "br").statusCode())
        .isEqualTo(415);
    HttpResponse<byte[]> get = send(request("/v1/traces").GET());
    assertThat(get.statusCode()).isEqualTo(405);
    assertThat(get.headers().firstValue("Allow")).contains("POST");
    assertThat(send(request("/v2/traces").GET()).statusCode()).isEqualTo(404);
  }

  @Test
  void logsAndMetrics_areAcknowledgedAndDropped() throws Exception {
    for (String path : List.of("/v1/logs", "/v1/metrics")) {
      HttpResponse<byte[]> response =
          send(
              request(path)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"resourceLogs\":[]}")));
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEqualTo("{}".getBytes(UTF_8));
    }
  }

  @Test
  void post_storeFails_is503ToBeSentAgainAndToldOf() throws Exception {
    store.close();

    HttpResponse<byte[]> response =
        post(BodyFormat.JSON, encoded(BodyFormat.JSON, List.of(span(1))));

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("7");
    assertThat(new String(response.body(), UTF_8))
        .startsWith("{\"code\":14,\"message\":\"the spans cannot be stored now: ");
    assertThat(receiver.intake().lastFailure()).isPresent();
    assertThat(receiver.intake().acceptedSpans()).isZero();
  }

  @Test
  void post_moreThanIsTakenAtOnce_is503UntilThereIsRoom() throws Exception {
    SpanIntake.Room elsewhere = receiver.intake().room();
    assertThat(elsewhere.take(2 * MAX_BODY)).isTrue();
    byte[] body = encoded(BodyFormat.PROTOBUF, List.of(span(1)));

    HttpResponse<byte[]> refused = post(BodyFormat.PROTOBUF, body);
    elsewhere.close();
    HttpResponse<byte[]> taken = post(BodyFormat.PROTOBUF, body);

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("7");
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(receiver.intake().refusedRequests()).isEqualTo(1);
  }

  /** Each body takes a third of the room. */
  @Test
  void post_manyLargeOnesAtOnce_storesWhatItAcknowledgedAndNothingElse() throws Exception {
    List<CompletableFuture<HttpResponse<byte[]>>> responses = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      List<Span> spans = new ArrayList<>();
      for (int k = 1; k <= 8; k++) {
        Value text = Value.of("x".repeat(80_000));
        spans.add(span(100L * i + k).toBuilder().attributes(Attributes.of("k", text)).build());
      }
      HttpRequest request =
          request("/v1/traces")
              .header("Content-Type", BodyFormat.PROTOBUF.contentType())
              .POST(BodyPublishers.ofByteArray(encoded(BodyFormat.PROTOBUF, spans)))
              .build();
      responses.add(client.sendAsync(request, BodyHandlers.ofByteArray()));
    }
    int acknowledged = 0;
    for (CompletableFuture<HttpResponse<byte[]>> response : responses) {
      if (statusOf(response) == 200) acknowledged++;
    }

    assertThat(acknowledged).isPositive();
    assertThat(store.statistics().spans()).isEqualTo(8L * acknowledged);
    assertThat(receiver.intake().acceptedSpans()).isEqualTo(8L * acknowledged);
    assertThat(receiver.intake().bytesInFlight()).isZero();
  }

  /** 503, too, where the refusal came before the body was sent, which ends the connection. */
  private static int statusOf(CompletableFuture<HttpResponse<byte[]>> response)
      throws InterruptedException {
    try {
      int status = response.get().statusCode();
      assertThat(status).isIn(200, 503);
      return status;
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(IOException.class);
      return 503;
    }
  }

  @Test
  void answerNext_eachFault_isMadeInTurn() throws Exception {
    receiver.answerNext(1, Fault.status(429).withRetryAfter(Duration.ofSeconds(3)));
    receiver.answerNext(1, Fault.partialSuccess(2, "two too many"));
    receiver.answerNext(1, Fault.delay(Duration.ofMillis(20)));
    byte[] body = encoded(BodyFormat.PROTOBUF, List.of(span(1)));

    HttpResponse<byte[]> refused = post(BodyFormat.PROTOBUF, body);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("3");
    assertThat(store.stream()).isEmpty();
    HttpResponse<byte[]> partial = post(BodyFormat.PROTOBUF, body);
    assertThat(partialSuccess(partial).getRejectedSpans()).isEqualTo(2);
    assertThat(partialSuccess(partial).getErrorMessage()).isEqualTo("two too many");
    assertThat(post(BodyFormat.PROTOBUF, body).statusCode()).isEqualTo(200);
    assertThat(post(BodyFormat.PROTOBUF, body).body()).isEmpty();
  }

  @Test
  void start_portInUse_saysSo() {
    int port = receiver.endpoint().getPort();

    assertThatThrownBy(() -> OtlpReceiver.start(store, ReceiverOptions.defaults().withPort(port)))
        .isInstanceOf(ReceiverFailedException.class)
        .hasMessageStartingWith("cannot receive OTLP at ")
        .hasMessageContaining(String.valueOf(port));
  }

  @Test
  void endpoint_byDefault_isOfTheLoopbackAddress() {
    assertThat(receiver.endpoint().getHost()).isEqualTo("localhost");
    assertThat(ReceiverOptions.defaults().address())
        .isEqualTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 4318));
  }

  @Test
  void options_outOfBounds_areRefused() {
    ReceiverOptions options = ReceiverOptions.defaults();
    List<String> messages = new ArrayList<>();
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> options.withMaxBodyBytes(0),
            () -> options.withMaxBytesInFlight(5),
            () -> options.withRetryAfter(Duration.ofMillis(1_500)),
            () -> Fault.status(200),
            () -> Fault.delay(Duration.ofSeconds(-1)),
            () -> receiver.answerNext(0, Fault.status(503)))) {
      assertThatThrownBy(call)
          .isInstanceOf(IllegalArgumentException.class)
          .satisfies(e -> messages.add(e.getMessage()));
    }
    assertThat(messages)
        .containsExactly(
            "maxBodyBytes is 0, expected at least 1",
            "maxBytesInFlight is 5, expected at least maxBodyBytes, which is 67,108,864",
            "retryAfter is PT1.5S, expected a whole number of seconds, at least 1",
            "status is 200, expected 400 to 599",
            "a duration of PT-1S, expected at least 0",
            "0 requests, expected at least 1");
  }
}
