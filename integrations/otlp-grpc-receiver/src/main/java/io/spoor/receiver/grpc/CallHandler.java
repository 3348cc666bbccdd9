package io.spoor.receiver.grpc;

import io.spoor.TraceStoreException;
import io.spoor.dialect.Dialect;
import io.spoor.receiver.ExportResponse;
import io.spoor.receiver.Fault;
import io.spoor.receiver.Faults;
import io.spoor.receiver.ReceiverOptions;
import io.spoor.receiver.RefusedRequestException;
import io.spoor.receiver.RefusedRequestException.Reason;
import io.spoor.receiver.SpanIntake;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers unary calls of gRPC, as its protocol has them over HTTP/2. */
final class CallHandler extends Handler.Abstract {
  private static final String TYPE = "application/grpc";
  private static final String TRACES =
      "/opentelemetry.proto.collector.trace.v1.TraceService/Export";
  private static final Set<String> DROPPED =
      Set.of(
          "/opentelemetry.proto.collector.logs.v1.LogsService/Export",
          "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export");

  private final SpanIntake intake;
  private final ReceiverOptions options;
  private final Faults faults;

  CallHandler(SpanIntake intake, ReceiverOptions options, Faults faults) {
    this.intake = intake;
    this.options = options;
    this.faults = faults;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    if (!isCall(request)) {
      response.setStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415);
      Content.Sink.write(response, true, "expected a call of gRPC over HTTP/2\n", callback);
      return true;
    }
    InputStream body = Content.Source.asInputStream(request);
    Optional<Fault> fault = isTraces(request) ? faults.next() : Optional.empty();
    GrpcReply reply = fault.isEmpty() ? answer(request, body) : answer(request, body, fault.get());
    drain(body);
    long delayNanos = fault.map(f -> f.delay().toNanos()).orElse(0L);
    if (delayNanos == 0) {
      send(reply, response, callback);
    } else {
      request
          .getComponents()
          .getScheduler()
          .schedule(() -> send(reply, response, callback), delayNanos, TimeUnit.NANOSECONDS);
    }
    return true;
  }

  /** A stream that is answered before its end is reset, and its sender may not see the answer. */
  private void drain(InputStream body) throws IOException {
    byte[] dropped = new byte[8_192];
    for (long left = options.maxBodyBytes(); left > 0; ) {
      int count = body.read(dropped);
      if (count < 0) return;
      left -= count;
    }
  }

  private static boolean isCall(Request request) {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2
        && HttpMethod.POST.is(request.getMethod())
        && type != null
        && (type.equals(TYPE) || type.startsWith(TYPE + "+proto") || type.startsWith(TYPE + ";"));
  }

  private static boolean isTraces(Request request) {
    return request.getHttpURI().getPath().equals(TRACES);
  }

  private GrpcReply answer(Request request, InputStream body, Fault fault) {
    if (fault.isRefusal()) {
      return new GrpcReply(
          GrpcCode.ofHttp(fault.status()), null, fault.message(), fault.retryAfter().orElse(null));
    }
    GrpcReply reply = answer(request, body);
    if (reply.code() != GrpcCode.OK) return reply;
    return fault.response().map(GrpcReply::of).orElse(reply);
  }

  private GrpcReply answer(Request request, InputStream body) {
    String path = request.getHttpURI().getPath();
    if (DROPPED.contains(path)) return GrpcReply.of(ExportResponse.COMPLETE);
    if (!isTraces(request)) {
      return GrpcReply.failure(
          GrpcCode.UNIMPLEMENTED, "expected %s, found %s".formatted(TRACES, path));
    }
    try {
      return GrpcReply.of(store(request, body));
    } catch (RefusedRequestException e) {
      String explanation = String.valueOf(e.getMessage());
      return e.reason() == Reason.NO_ROOM
          ? GrpcReply.unavailable(explanation, options.retryAfter())
          : GrpcReply.failure(GrpcCode.of(e.reason()), explanation);
    } catch (TraceStoreException e) {
      return GrpcReply.unavailable(
          "the spans cannot be stored now: " + e.getMessage(), options.retryAfter());
    } catch (ZipException e) {
      return GrpcReply.failure(
          GrpcCode.INVALID_ARGUMENT, "the message is no gzip: " + e.getMessage());
    } catch (IOException e) {
      return GrpcReply.failure(
          GrpcCode.INVALID_ARGUMENT, "the message cannot be read: " + e.getMessage());
    }
  }

  private ExportResponse store(Request request, InputStream body) throws IOException {
    String encoding = request.getHeaders().get("grpc-encoding");
    InputStream message = OnlyMessage.of(body, encoding, options.maxBodyBytes());
    return intake.receive(message, Dialect.OTLP_PROTOBUF, options.maxBodyBytes());
  }

  /** A failure is told in the headers, which end the stream: some senders look nowhere else. */
  private static void send(GrpcReply reply, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, TYPE).put("grpc-accept-encoding", "identity,gzip");
    HttpFields status = reply.status();
    if (reply.message() == null) headers.add(status);
    else response.setTrailersSupplier(() -> status);
    response.write(true, reply.data(), callback);
  }
}
