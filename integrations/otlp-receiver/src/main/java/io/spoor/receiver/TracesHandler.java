package io.spoor.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.spoor.TraceStoreException;
import io.spoor.receiver.RefusedRequestException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Answers {@code POST /v1/traces}, one exchange at a call. */
final class TracesHandler implements HttpHandler {
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
      return Reply.refusal(
          format, fault.status(), fault.message(), fault.retryAfter().orElse(null));
    }
    Reply reply = answer(exchange);
    if (reply.status() != 200) return reply;
    return fault.response().map(response -> Reply.of(format, response)).orElse(reply);
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
    try {
      InputStream body = body(exchange);
      return Reply.of(format, intake.receive(body, format.dialect(), options.maxBodyBytes()));
    } catch (RefusedRequestException e) {
      return Reply.refusal(
          format,
          status(e.reason()),
          String.valueOf(e.getMessage()),
          e.reason() == Reason.NO_ROOM ? options.retryAfter() : null);
    } catch (TraceStoreException e) {
      return Reply.refusal(
          format, 503, "the spans cannot be stored now: " + e.getMessage(), options.retryAfter());
    } catch (ZipException e) {
      return Reply.refusal(format, 400, "the body is no gzip: " + e.getMessage(), null);
    } catch (IOException e) {
      return Reply.refusal(format, 400, "the body cannot be read: " + e.getMessage(), null);
    }
  }

  private static int status(Reason reason) {
    return switch (reason) {
      case UNREADABLE -> 400;
      case TOO_LARGE -> 413;
      case UNKNOWN_ENCODING -> 415;
      case NO_ROOM -> 503;
    };
  }

  private InputStream body(HttpExchange exchange) throws IOException {
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    InputStream sent = exchange.getRequestBody();
    boolean isGzip = "gzip".equalsIgnoreCase(encoding);
    if (!isGzip && encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new RefusedRequestException(
          Reason.UNKNOWN_ENCODING,
          "the body is encoded as %s, expected gzip or identity".formatted(encoding));
    }
    checkLength(exchange);
    return isGzip ? new GZIPInputStream(sent) : sent;
  }

  private void checkLength(HttpExchange exchange) throws RefusedRequestException {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    if (length != null && Long.parseLong(length) > options.maxBodyBytes()) {
      throw new RefusedRequestException(
          Reason.TOO_LARGE,
          "the body has %s bytes, expected at most %,d".formatted(length, options.maxBodyBytes()));
    }
  }
}
