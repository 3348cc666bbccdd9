package io.spoor.receiver.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.rpc.RetryInfo;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.dialect.Dialect;
import io.spoor.dialect.SpanWriter;
import io.spoor.file.TraceFile;
import io.spoor.receiver.Fault;
import io.spoor.receiver.ReceiverFailedException;
import io.spoor.receiver.ReceiverOptions;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls by gRPC's own client, held against OTLP's specification. */
@Timeout(60)
final class OtlpGrpcReceiverTest {
  private static final String TRACES = "opentelemetry.proto.collector.trace.v1.TraceService/Export";
  private static final long MAX_BODY = 1 << 20;

  private final TraceStore store =
      TraceStore.inMemory(TraceStoreOptions.defaults().withMaxSpanBytes(100_000));
  private final OtlpGrpcReceiver receiver =
      OtlpGrpcReceiver.start(
          store,
          OtlpGrpcReceiver.defaults()
              .withPort(0)
              .withMaxBodyBytes(MAX_BODY)
              .withMaxBytesInFlight(MAX_BODY)
              .withRetryAfter(Duration.ofSeconds(7)));
  private final ManagedChannel channel =
      NettyChannelBuilder.forAddress("localhost", receiver.endpoint().getPort())
          .usePlaintext()
          .build();

  @AfterEach
  void close() throws InterruptedException {
    channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
    receiver.close();
    store.close();
  }

  private static Span span(long id) {
    return Span.builder(new TraceId(1, id), new SpanId(id)).name("span " + id).build();
  }

  private static byte[] encoded(List<Span> spans) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SpanWriter writer = TraceFile.writer(Dialect.OTLP_PROTOBUF, out)) {
      for (Span span : spans) writer.write(span);
    }
    return out.toByteArray();
  }

  /** As they are. */
  private enum Bytes implements MethodDescriptor.Marshaller<byte[]> {
    MARSHALLER;

    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private byte[] call(String method, byte[] message, CallOptions options) {
    MethodDescriptor<byte[], byte[]> descriptor =
        MethodDescriptor.newBuilder(Bytes.MARSHALLER, Bytes.MARSHALLER)
            .setType(MethodType.UNARY)
            .setFullMethodName(method)
            .build();
    return ClientCalls.blockingUnaryCall(channel, descriptor, options, message);
  }

  private byte[] export(byte[] message) {
    return call(TRACES, message, CallOptions.DEFAULT);
  }

  private StatusRuntimeException failure(byte[] message) {
    return catchThrowableOfType(StatusRuntimeException.class, () -> export(message));
  }

  @Test
  void export_spans_storesThemAndSaysNothing() throws IOException {
    assertThat(export(encoded(List.of(span(1), span(2))))).isEmpty();
    byte[] zipped =
        call(TRACES, encoded(List.of(span(3))), CallOptions.DEFAULT.withCompression("gzip"));

    assertThat(zipped).isEmpty();
    assertThat(store.stream()).containsExactlyInAnyOrder(span(1), span(2), span(3));
    assertThat(receiver.intake().acceptedSpans()).isEqualTo(3);
  }

  @Test
  void export_emptyMessage_isFine() {
    assertThat(export(new byte[0])).isEmpty();
  }

  @Test
  void export_spanTooLarge_isPartialSuccess() throws IOException {
    Span large =
        span(2).toBuilder()
            .attributes(Attributes.of("text", Value.of("x".repeat(200_000))))
            .build();

    ExportTraceServiceResponse response =
        ExportTraceServiceResponse.parseFrom(export(encoded(List.of(span(1), large))));

    assertThat(response.getPartialSuccess().getRejectedSpans()).isEqualTo(1);
    assertThat(response.getPartialSuccess().getErrorMessage()).contains("100,000");
    assertThat(store.stream()).containsExactly(span(1));
  }

  @Test
  void export_noOtlp_isAnInvalidArgument() {
    StatusRuntimeException failure = failure(new byte[] {1, 2, 3, 4});

    assertThat(failure.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(failure.getStatus().getDescription()).isNotEmpty();
  }

  @Test
  void export_messageTooLarge_isRefusedAlsoOnceDecompressed() throws IOException {
    Attributes text = Attributes.of("text", Value.of("x".repeat(90_000)));
    byte[] large =
        encoded(
            LongStream.range(1, 20)
                .mapToObj(id -> span(id).toBuilder().attributes(text).build())
                .toList());

    assertThat(failure(large).getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThatThrownBy(() -> call(TRACES, large, CallOptions.DEFAULT.withCompression("gzip")))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("RESOURCE_EXHAUSTED: the body has more than 1,048,576 bytes");
    assertThat(store.stream()).isEmpty();
  }

  @Test
  void export_noRoom_isUnavailableAndSaysWhenToComeAgain() throws IOException {
    RequestElsewhere elsewhere = new RequestElsewhere(receiver);
    byte[] message = encoded(LongStream.range(0, 10).mapToObj(id -> span(id + 1)).toList());

    StatusRuntimeException failure = elsewhere.during(() -> failure(message));

    assertThat(failure.getStatus().getCode()).isEqualTo(Code.UNAVAILABLE);
    assertThat(retryInfo(failure).getRetryDelay().getSeconds()).isEqualTo(7);
    assertThat(receiver.intake().refusedRequests()).isEqualTo(1);
    assertThat(export(message)).isEmpty();
  }

  private static RetryInfo retryInfo(StatusRuntimeException failure) throws IOException {
    Any detail = StatusProto.fromThrowable(failure).getDetails(0);
    return detail.unpack(RetryInfo.class);
  }

  @Test
  void export_storeClosed_isUnavailable() throws IOException {
    byte[] message = encoded(List.of(span(1)));
    store.close();

    StatusRuntimeException failure = failure(message);

    assertThat(failure.getStatus().getCode()).isEqualTo(Code.UNAVAILABLE);
    assertThat(failure.getStatus().getDescription()).contains("closed");
    assertThat(retryInfo(failure).getRetryDelay().getSeconds()).isEqualTo(7);
    assertThat(receiver.intake().lastFailure()).isPresent();
  }

  @Test
  void call_otherMethods_areDroppedOrUnknown() {
    assertThat(
            call(
                "opentelemetry.proto.collector.logs.v1.LogsService/Export",
                new byte[] {10, 0},
                CallOptions.DEFAULT))
        .isEmpty();
    assertThat(
            call(
                "opentelemetry.proto.collector.metrics.v1.MetricsService/Export",
                new byte[0],
                CallOptions.DEFAULT))
        .isEmpty();
    assertThatThrownBy(() -> call("another.Service/Method", new byte[0], CallOptions.DEFAULT))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("UNIMPLEMENTED: expected /" + TRACES);
    assertThat(store.stream()).isEmpty();
  }

  @Test
  void answerNext_faults_areAnsweredInTheirOrder() throws IOException {
    receiver.answerNext(1, Fault.status(503).withRetryAfter(Duration.ofSeconds(3)));
    receiver.answerNext(1, Fault.status(400));
    receiver.answerNext(1, Fault.partialSuccess(5, "fünf zu viel: 100%"));
    receiver.answerNext(1, Fault.delay(Duration.ofMillis(1)));
    byte[] message = encoded(List.of(span(1)));

    StatusRuntimeException first = failure(message);
    assertThat(first.getStatus().getCode()).isEqualTo(Code.UNAVAILABLE);
    assertThat(retryInfo(first).getRetryDelay().getSeconds()).isEqualTo(3);
    assertThat(failure(message).getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(store.stream()).isEmpty();
    assertThat(
            ExportTraceServiceResponse.parseFrom(export(message))
                .getPartialSuccess()
                .getErrorMessage())
        .isEqualTo("fünf zu viel: 100%");
    assertThat(export(message)).isEmpty();
    assertThat(store.stream()).containsExactly(span(1));
  }

  @Test
  void failure_anyText_comesOverWhole() {
    receiver.answerNext(1, Fault.status(500));
    Metadata trailers = failure(new byte[0]).getTrailers();
    assertThat(trailers).isNotNull();

    assertThat(GrpcReply.failure(GrpcCode.INTERNAL, "100% für\n").status().get("grpc-message"))
        .isEqualTo("100%25 f%C3%BCr%0A");
  }

  @Test
  void request_plainHttp_isToldWhatIsExpected() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(receiver.endpoint().resolve("/v1/traces"))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", "application/x-protobuf")
            .POST(BodyPublishers.ofByteArray(new byte[0]))
            .build();

    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
        .isEqualTo(415);
  }

  @Test
  void start_portInUse_saysSo() {
    ReceiverOptions taken = ReceiverOptions.defaults().withPort(receiver.endpoint().getPort());

    assertThatThrownBy(() -> OtlpGrpcReceiver.start(store, taken))
        .isInstanceOf(ReceiverFailedException.class)
        .hasMessageStartingWith("cannot receive OTLP over gRPC at " + taken.address() + ": ");
  }

  @Test
  void start_hostOfNoAddress_saysSo() {
    ReceiverOptions nowhere =
        ReceiverOptions.defaults().withAddress(InetSocketAddress.createUnresolved("no.invalid", 0));

    assertThatThrownBy(() -> OtlpGrpcReceiver.start(store, nowhere))
        .isInstanceOf(ReceiverFailedException.class)
        .hasMessageStartingWith("cannot receive OTLP over gRPC at no.invalid");
  }

  @Test
  void defaults_areThoseOfTheSpecification() {
    assertThat(OtlpGrpcReceiver.defaults().endpoint())
        .isEqualTo(URI.create("http://localhost:4317"));
    assertThat(OtlpGrpcReceiver.defaults().maxBodyBytes()).isEqualTo(64 << 20);
  }
}
