package io.spoor.examples;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A small HTTP service on the loopback interface, instrumented by hand: a span for each request
 * that it serves, each call that it makes, and each piece of work within.
 */
final class TracedService implements AutoCloseable {
  private static final AttributeKey<String> METHOD = stringKey("http.request.method");
  private static final AttributeKey<Long> STATUS = longKey("http.response.status_code");
  private static final AttributeKey<String> ROUTE = stringKey("http.route");
  private static final AttributeKey<String> PATH = stringKey("url.path");
  private static final AttributeKey<String> URL = stringKey("url.full");
  private static final AttributeKey<String> DB_SYSTEM = stringKey("db.system.name");
  private static final AttributeKey<String> DB_QUERY = stringKey("db.query.text");

  private static final TextMapPropagator PROPAGATOR = W3CTraceContextPropagator.getInstance();

  /** What a service does to answer a request, or within one. */
  interface Work {
    /** The HTTP status that comes of it. */
    int run() throws IOException, InterruptedException;
  }

  private final Tracer tracer;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  TracedService(OpenTelemetry telemetry) throws IOException {
    tracer = telemetry.getTracer("io.spoor.examples", "1.0");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  /** Answers {@code GET path} by this work. */
  TracedService serve(String path, Work work) {
    server.createContext(path, exchange -> answer(exchange, path, work));
    return this;
  }

  URI uri(String path) {
    InetSocketAddress address = server.getAddress();
    return URI.create(
        "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + path);
  }

  /** Calls another service, which continues the trace. */
  int get(URI uri) throws IOException, InterruptedException {
    SpanBuilder call =
        tracer
            .spanBuilder("GET")
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute(METHOD, "GET")
            .setAttribute(URL, uri.toString());
    return within(
        call,
        () -> {
          HttpRequest.Builder request = HttpRequest.newBuilder(uri);
          PROPAGATOR.inject(Context.current(), request, TracedService::setHeader);
          int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
          return record(status);
        });
  }

  /** Asks a database, which answers at once. */
  void query(String operation, String statement) {
    tracer
        .spanBuilder(operation)
        .setSpanKind(SpanKind.CLIENT)
        .setAttribute(DB_SYSTEM, "h2")
        .setAttribute(DB_QUERY, statement)
        .startSpan()
        .end();
  }

  /** Does a piece of work in a span of its own. */
  int within(String operation, Work work) throws IOException, InterruptedException {
    return within(tracer.spanBuilder(operation), work);
  }

  private void answer(HttpExchange exchange, String path, Work work) throws IOException {
    Context caller = PROPAGATOR.extract(Context.root(), exchange, RequestHeaders.INSTANCE);
    SpanBuilder request =
        tracer
            .spanBuilder("GET " + path)
            .setParent(caller)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute(METHOD, "GET")
            .setAttribute(ROUTE, path)
            .setAttribute(PATH, exchange.getRequestURI().getPath());
    try (exchange) {
      within(
          request,
          () -> {
            int status = work.run();
            exchange.sendResponseHeaders(status, -1);
            return record(status);
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int record(int status) {
    Span.current().setAttribute(STATUS, status);
    if (status >= 500) Span.current().setStatus(StatusCode.ERROR);
    return status;
  }

  private static int within(SpanBuilder builder, Work work)
      throws IOException, InterruptedException {
    Span span = builder.startSpan();
    Scope current = span.makeCurrent();
    try {
      return work.run();
    } catch (IOException | RuntimeException e) {
      span.recordException(e).setStatus(StatusCode.ERROR, e.toString());
      throw e;
    } finally {
      current.close();
      span.end();
    }
  }

  private static void setHeader(HttpRequest.@Nullable Builder request, String key, String value) {
    if (request != null) request.setHeader(key, value);
  }

  /** Stops serving, and returns once every request has been answered. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
    try {
      threads.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private enum RequestHeaders implements TextMapGetter<HttpExchange> {
    INSTANCE;

    @Override
    @SuppressWarnings("deprecation") // Of no use any more, but abstract still.
    public Iterable<String> keys(HttpExchange exchange) {
      return exchange.getRequestHeaders().keySet();
    }

    @Override
    public @Nullable String get(@Nullable HttpExchange exchange, String key) {
      return exchange == null ? null : exchange.getRequestHeaders().getFirst(key);
    }
  }
}
