package io.spoor.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.spoor.TraceStoreException;
import io.spoor.dialect.ReadResult;
import io.spoor.file.TraceFile;
import io.spoor.span.Span;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Answers {@code POST /v1/traces}, one exchange at a call. */
final class TracesHandler implements HttpHandler {
  private static final int GZIP_MAGIC = 0x1f8b;

  private final SpanIntake intake;
  private final ReceiverOptions options;
  private final Faults faults;
  private final Executor threads;

  TracesHandler(SpanIntake intake, ReceiverOptions options, Faults faults, Executor threads) {
    this.intake = intake;
    this.options = options;
    this.faults = faults;
    this.threads = threads;
  }

  @Override
  public void handle(HttpExchange exchange) {
    Optional<Fault> fault = faults.next();
    Reply reply = fault.isEmpty() ? answer(exchange) : answer(exchange, fault.get());
    long delayNanos = fault.map(f -> f.delay().toNanos()).orElse(0L);
    if (delayNanos == 0) {
      send(exchange, reply);
    } else {
      CompletableFuture.delayedExecutor(delayNanos, TimeUnit.NANOSECONDS, threads)
          .execute(() -> send(exchange, reply));
    }
  }

  private static void send(HttpExchange exchange, Reply reply) {
    try (exchange) {
      reply.send(exchange);
    } catch (IOException e) {
      return; // The sender is gone; it does not know what became of its request, and asks again.
    }
  }

  private Reply answer(HttpExchange exchange, Fault fault) {
    BodyFormat format = format(exchange).orElse(BodyFormat.PROTOBUF);
    if (fault.isRefusal()) {
      return Reply.refusal(format, fault.status(), fault.message(), fault.retryAfter());
    }
    Reply reply = answer(exchange);
    return fault.isPartialSuccess() && reply.status() == 200
        ? Reply.partialSuccess(format, fault.rejectedSpans(), fault.message())
        : reply;
  }

  private static Optional<BodyFormat> format(HttpExchange exchange) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    return type == null ? Optional.empty() : BodyFormat.of(type);
  }

  private Reply answer(HttpExchange exchange) {
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      return Reply.plain(405, "expected POST, found " + exchange.getRequestMethod());
    }
    Optional<BodyFormat> format = format(exchange);
    if (format.isEmpty()) {
      return Reply.plain(415, "expected application/x-protobuf or application/json");
    }
    return answer(exchange, format.get());
  }

  private Reply answer(HttpExchange exchange, BodyFormat format) {
    try (SpanIntake.Room room = intake.room()) {
      return store(exchange, format, room);
    } catch (RefusedRequestException e) {
      return Reply.refusal(
          format,
          e.status(),
          String.valueOf(e.getMessage()),
          e.status() == 503 ? options.retryAfter() : null);
    } catch (TraceStoreException e) {
      return Reply.refusal(
          format, 503, "the spans cannot be stored now: " + e.getMessage(), options.retryAfter());
    } catch (ZipException e) {
      return Reply.refusal(format, 400, "the body is no gzip: " + e.getMessage(), null);
    } catch (IOException e) {
      return Reply.refusal(format, 400, "the body cannot be read: " + e.getMessage(), null);
    }
  }

  private Reply store(HttpExchange exchange, BodyFormat format, SpanIntake.Room room)
      throws IOException {
    List<Span> spans = new ArrayList<>();
    ReadResult read =
        TraceFile.read("the request", body(exchange, room), format.dialect(), spans::add);
    if (spans.isEmpty() && !read.isComplete()) {
      intake.reject(read.rejectedCount());
      throw new RefusedRequestException(400, read.rejected().get(0).toString());
    }
    List<String> refused = intake.write(spans);
    intake.reject(read.rejectedCount());
    long rejected = read.rejectedCount() + refused.size();
    if (rejected == 0) return Reply.success(format);
    String first = refused.isEmpty() ? read.rejected().get(0).toString() : refused.get(0);
    return Reply.partialSuccess(
        format, rejected, rejected == 1 ? first : first + "; and %d more".formatted(rejected - 1));
  }

  private InputStream body(HttpExchange exchange, SpanIntake.Room room) throws IOException {
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    InputStream sent = exchange.getRequestBody();
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      checkLength(exchange);
      return decoded(sent, room);
    }
    if (encoding.equalsIgnoreCase("gzip")) {
      checkLength(exchange);
      return decoded(new GZIPInputStream(sent), room);
    }
    throw new RefusedRequestException(
        415, "the body is encoded as %s, expected gzip or identity".formatted(encoding));
  }

  private void checkLength(HttpExchange exchange) throws RefusedRequestException {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    if (length != null && Long.parseLong(length) > options.maxBodyBytes()) {
      throw new RefusedRequestException(
          413,
          "the body has %s bytes, expected at most %,d".formatted(length, options.maxBodyBytes()));
    }
  }

  /** Compressed twice, it could be of any size. */
  private InputStream decoded(InputStream body, SpanIntake.Room room) throws IOException {
    BufferedInputStream counted =
        new BufferedInputStream(new BodyStream(body, room, options.maxBodyBytes()));
    counted.mark(2);
    int magic = counted.read() << 8 | counted.read();
    counted.reset();
    if (magic == GZIP_MAGIC) {
      throw new RefusedRequestException(400, "the body is compressed, and no header says so");
    }
    return counted;
  }
}
